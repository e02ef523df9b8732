use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: &Signal) {
    let _ = signal.tensors::<Host>();
}

fn main() {
    let signal = Signal { volts: Array1::ones(8) };
    convert(&signal);
}
