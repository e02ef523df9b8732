use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn is_converted(signal: Signal) -> bool {
    signal.tensors::<Host>().is_ok()
}

fn main() {
    assert!(is_converted(Signal { volts: Array1::ones(8) }));
}
