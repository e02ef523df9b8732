use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn convert(signal: Signal) -> usize {
    let tensors = signal.into_tensors::<Host>().unwrap();
    tensors.with(|t| t.volts.len()) + signal.volts.len() //~ borrow of moved value: `signal`
}

fn main() {}
