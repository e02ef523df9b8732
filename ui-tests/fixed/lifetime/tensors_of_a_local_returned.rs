use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn load() -> SignalTensorsOwned<Host> {
    let signal = Signal { volts: Array1::zeros(8) };
    signal.into_tensors().unwrap()
}

fn main() {
    assert_eq!(load().with(|t| t.volts.len()), 8);
}
