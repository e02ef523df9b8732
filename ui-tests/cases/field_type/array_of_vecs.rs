use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Array1<Vec<f32>>, //~ `Vec<f32>` is not an element type of tensors; use an array with more axes
}

fn main() {}
