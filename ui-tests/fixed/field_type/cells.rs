use std::cell::Cell;

use ndarray::ArrayView1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: ArrayView1<'a, f32>,
}

fn main() {
    let volts = ndarray::Array1::ones(8);
    let signal = Signal { volts: volts.view() };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
}
