use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Person {
    name: String,
    heights: Array1<f32>,
}

fn main() {}
