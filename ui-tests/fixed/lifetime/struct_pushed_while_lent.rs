use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn record(signal: Signal, history: &mut Vec<Signal>) -> f32 {
    let tensors = signal.to_tensors::<Host>().unwrap();
    history.push(signal);
    tensors.with(|t| t.volts.sum())
}

fn main() {
    let mut history = Vec::new();
    assert_eq!(record(Signal { volts: Array1::ones(8) }, &mut history), 8.0);
    assert_eq!(history.len(), 1);
}
