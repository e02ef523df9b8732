use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: Signal) -> (f32, Signal) {
    let tensors = signal.to_tensors::<Host>().unwrap();
    let kept = signal;
    (tensors.with(|t| t.volts.sum()), kept)
}

fn main() {
    let (sum, kept) = sum(Signal { volts: Array1::ones(8) });
    assert_eq!(sum, kept.volts.sum());
}
