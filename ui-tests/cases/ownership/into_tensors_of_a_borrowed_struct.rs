use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn hand_over(signal: &Signal) -> SignalTensorsOwned<Host> {
    signal.into_tensors().unwrap() //~ cannot move out of `*signal` which is behind a shared reference
}

fn main() {}
