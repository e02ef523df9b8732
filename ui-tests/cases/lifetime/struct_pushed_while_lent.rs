use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn record(signal: Signal, history: &mut Vec<Signal>) -> f32 {
    let tensors = signal.tensors::<Host>().unwrap();
    history.push(signal); //~ cannot move out of `signal` because it is borrowed
    tensors.with(|t| t.volts.sum())
}

fn main() {}
