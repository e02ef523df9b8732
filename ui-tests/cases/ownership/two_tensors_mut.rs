use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn swap(signal: &mut Signal) {
    let mut first = signal.tensors_mut::<Host>().unwrap();
    let mut second = signal.tensors_mut::<Host>().unwrap(); //~ cannot borrow `*signal` as mutable more than once at a time
    first.with_mut(|t| t.volts.fill(0.0));
    second.with_mut(|t| t.volts.fill(1.0));
}

fn main() {}
