use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn zero(signal: &mut Signal) {
    let mut tensors = signal.tensors::<Host>().unwrap();
    tensors.with_mut(|t| t.volts.fill(0.0)); //~ `with_mut` writes to every tensor, and shares that `tensors` or `rows` makes are read only
}

fn main() {}
