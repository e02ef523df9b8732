use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn hand_over(signal: &Signal) -> SignalTensorsOwned<Host> {
    signal.to_tensors().unwrap()
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    assert_eq!(hand_over(&signal).with(|t| t.volts.sum()), 8.0);
}
