use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn scale(signal: &mut Signal) -> f32 {
    let mut tensors = signal.tensors_mut::<Host>().unwrap();
    let first = signal.volts[0]; //~ cannot borrow `signal.volts` as immutable because it is also borrowed as mutable
    tensors.with_mut(|t| *t.volts /= first);
    first
}

fn main() {}
