use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn scale(signal: &mut Signal) {
    let tensors = signal.tensors::<Host>().unwrap();
    let mut writable = signal.tensors_mut::<Host>().unwrap(); //~ cannot borrow `*signal` as mutable
    writable.with_mut(|t| *t.volts /= tensors.with(|t| t.volts.sum()));
}

fn main() {}
