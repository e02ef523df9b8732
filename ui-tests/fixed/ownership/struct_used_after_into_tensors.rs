use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: Signal) -> usize {
    let tensors = signal.to_tensors::<Host>().unwrap();
    tensors.with(|t| t.volts.len()) + signal.volts.len()
}

fn main() {
    assert_eq!(convert(Signal { volts: Array1::ones(8) }), 16);
}
