use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(mut signal: Signal) -> f32 {
    let tensors = signal.to_tensors::<Host>().unwrap();
    signal.volts = Array1::zeros(8);
    tensors.with(|t| t.volts.sum())
}

fn main() {
    assert_eq!(sum(Signal { volts: Array1::ones(8) }), 8.0);
}
