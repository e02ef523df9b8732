use ndarray::{Array1, ArrayView1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: Array1<f32>,
    extra: ArrayView1<'a, u8>,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8), extra: [1_u8, 2][..].into() };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
}
