use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(mut signal: Signal) -> f32 {
    let tensors = signal.tensors::<Host>().unwrap();
    signal.volts = Array1::zeros(8); //~ cannot assign to `signal.volts` because it is borrowed
    tensors.with(|t| t.volts.sum())
}

fn main() {}
