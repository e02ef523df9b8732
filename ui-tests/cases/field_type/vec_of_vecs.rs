use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Vec<Vec<f32>>, //~ a field of type `Vec<Vec<f32>>` can't become a tensor
}

fn main() {}
