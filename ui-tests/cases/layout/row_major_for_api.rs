use ndarray::{Array3, Ix3};
use tensor_core::{Host, RowMajor, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array3<f32>,
}

fn total(images: impl TensorArg<Host, f32, Ix3, RowMajor>) -> f32 {
    images.with(|t| t.sum())
}

fn call(digits: &Digits) -> f32 {
    total(digits.tensors::<Host>().unwrap().images) //~ that is `tensor_core::RowMajor`, found
}

fn main() {}
