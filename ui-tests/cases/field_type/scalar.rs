use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    rate: f32, //~ a field of type `f32` can't become a tensor
    volts: Array1<f32>,
}

fn main() {}
