//! The length of an axis may be that of a static, of a constant, of a path to one, and of an item of another crate.

#![deny(warnings)]

use ndarray::{Array2, Array4};
use tensor_core::{Host, TensorInput};

static ROWS: usize = 2;
const COLUMNS: usize = 3;

mod sizes {
    pub static COLUMNS: usize = 3;
}

#[derive(TensorInput)]
struct Table<const N: usize> {
    #[tensor(shape = [ROWS, COLUMNS])]
    floats: Array2<f32>,
    #[tensor(shape = [ROWS, sizes::COLUMNS, N, ROWS + 1])]
    integers: Array4<u8>,
}

fn main() {
    let table = Table::<4> { floats: Array2::zeros((2, 3)), integers: Array4::zeros((2, 3, 4, 3)) };
    table.tensors::<Host>().unwrap().with(|t| assert_eq!((t.floats.len(), t.integers.len()), (6, 72)));
    let table = Table::<4> { floats: Array2::zeros((3, 2)), integers: Array4::zeros((2, 3, 5, 3)) };
    assert_eq!(table.tensors::<Host>().unwrap_err().violations().len(), 3);
}
