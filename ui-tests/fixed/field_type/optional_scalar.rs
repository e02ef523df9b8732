use ndarray::{Array0, Array1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Array0<f64>,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8), extra: Array0::from_elem((), 0.5) };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
}
