use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &Signal) {
    let _ = signal.tensors::<f32>(); //~ backend `f32` cannot share an array of dtype `f32`
}

fn main() {}
