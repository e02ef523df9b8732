use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: &Signal) -> f32 {
    let tensors = signal.tensors::<Host>().unwrap();
    let mut volts = None;
    tensors.volts.with(|t| volts = Some(t)); //~ borrowed data escapes outside of closure
    volts.unwrap().sum()
}

fn main() {}
