use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Array2<f32>,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8), extra: Array2::zeros((2, 3)) };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
}
