//! Structs that a `macro_rules!` writes, with types, attributes and names from the call or from the macro.

#![deny(warnings)]

use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};

macro_rules! dataset {
    ($vis:vis struct $name:ident[$element:ty; $width:expr] { $($field:ident: $ty:ty = $owner:ident),* $(,)? }) => {
        #[derive(TensorInput)]
        $vis struct $name {
            #[tensor(share, dtype = $element, shape = [rows, $width])]
            table: Array2<$element>,
            $(#[tensor($owner, shape = [rows])] $field: $ty,)*
        }
    };
}

dataset! {
    struct Iris[f32; 2 * 2] { species: Array1<u8> = copy, weight: Array1<f64> = share }
}

macro_rules! wrapped {
    ($($lifetime:lifetime)? $name:ident($ty:ty)) => {
        #[derive(TensorInput)]
        struct $name$(<$lifetime>)?(#[tensor(copy)] $ty);
    };
}

wrapped!(Signal(Array1<f32>));
wrapped!('a Slice(ndarray::ArrayView1<'a, f32>));

fn main() {
    let iris = Iris { table: Array2::zeros((3, 4)), species: Array1::zeros(3), weight: Array1::zeros(3) };
    assert_eq!(iris.tensors::<Host>().unwrap().with(|t| t.table.len() + t.species.len() + t.weight.len()), 18);
    let signal = Signal(Array1::zeros(2));
    assert!(Slice(signal.0.view()).tensors::<Host>().is_ok());
    assert!(signal.tensors::<Host>().is_ok());
}
