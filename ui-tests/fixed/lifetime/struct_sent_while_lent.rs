use std::sync::mpsc::Sender;

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn record(signal: Signal, history: &Sender<Signal>) -> f32 {
    let tensors = signal.to_tensors::<Host>().unwrap();
    history.send(signal).unwrap();
    tensors.with(|t| t.volts.sum())
}

fn main() {
    let (history, kept) = std::sync::mpsc::channel();
    assert_eq!(record(Signal { volts: Array1::ones(8) }, &history), 8.0);
    assert_eq!(kept.recv().unwrap().volts.sum(), 8.0);
}
