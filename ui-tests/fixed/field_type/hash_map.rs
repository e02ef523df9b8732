use std::collections::HashMap;

use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    #[tensor(skip)]
    extra: HashMap<u8, f32>,
}

fn main() {
    let signal = Signal { volts: Array1::ones(8), extra: HashMap::new() };
    let tensors = signal.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.volts.sum()), 8.0);
}
