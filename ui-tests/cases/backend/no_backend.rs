use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &Signal) {
    let _ = signal.tensors::<f32>(); //~ `f32` is not a backend
}

fn main() {}
