use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: Signal) -> (f32, Signal) {
    let tensors = signal.tensors::<Host>().unwrap();
    let kept = signal; //~ cannot move out of `signal` because it is borrowed
    (tensors.with(|t| t.volts.sum()), kept)
}

fn main() {}
