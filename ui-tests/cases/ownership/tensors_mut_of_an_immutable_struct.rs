use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn zero(signal: &Signal) {
    signal.tensors_mut::<Host>().unwrap().with_mut(|t| t.volts.fill(0.0)); //~ cannot borrow `*signal` as mutable
}

fn main() {}
