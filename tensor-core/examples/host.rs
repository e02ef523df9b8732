// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! The first program of the README: a struct of arrays as tensors, on ndarray itself. It needs nothing but Rust:
//! `cargo run -p tensor-core --example host`.
//!
//! A test holds that the README shows what follows, to the letter.

use ndarray::{Array1, Array2, array};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Points {
    xy: Array2<f32>, // becomes a share: a tensor over this array's own memory
    #[tensor(copy, cast = i64)] // becomes a copy, and each value an `i64`
    class: Array1<u8>,
}

fn main() {
    let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0]], class: array![0, 1] };
    points.tensors::<Host>().unwrap().with(|t| println!("{} {}", t.xy.as_ptr() == points.xy.as_ptr(), t.class));
}

#[test]
fn it_runs() {
    main();
}
