use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
enum Signal {
    Volts(Array1<f32>),
}

fn main() {}
