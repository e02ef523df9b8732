use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn count(signal: &Signal) -> usize {
    signal.tensors::<Host>().unwrap().volts.shape().len()
}

fn main() {
    assert_eq!(count(&Signal { volts: Array1::ones(8) }), 1);
}
