use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn count(signal: &Signal) -> usize {
    signal.tensors().unwrap().volts.shape().len() //~ type annotations needed
}

fn main() {}
