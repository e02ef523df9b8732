use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &mut Signal) {
    let _ = signal.tensors_mut::<f32>(); //~ backend `f32` cannot write to an array of dtype `f32` in place
}

fn main() {}
