use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: &Signal) -> f32 {
    let tensors = signal.tensors::<Host>().unwrap();
    let mut volts = None;
    tensors.volts.with(|t| volts = Some(t.to_owned()));
    volts.unwrap().sum()
}

fn main() {
    assert_eq!(sum(&Signal { volts: Array1::ones(8) }), 8.0);
}
