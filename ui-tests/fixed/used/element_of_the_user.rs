use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    times: Array1<f32>,
}

fn len(signal: &Signal) -> usize {
    let batch = signal.tensors::<Host>().unwrap();
    batch.volts.with(|volts| volts.len()) + batch.times.shape()[0]
}

fn main() {
    assert_eq!(len(&Signal { volts: Array1::ones(8), times: Array1::ones(8) }), 16);
}
