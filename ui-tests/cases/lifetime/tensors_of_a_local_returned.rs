use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn load<'data>() -> SignalTensors<'data, Host> {
    let signal = Signal { volts: Array1::zeros(8) };
    signal.tensors().unwrap() //~ cannot return value referencing local variable `signal`
}

fn main() {}
