use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(mut signal: Signal) -> f32 {
    let tensors = signal.tensors::<Host>().unwrap();
    signal.volts[0] = 1.0; //~ cannot borrow `signal.volts` as mutable because it is also borrowed as immutable
    tensors.with(|t| t.volts.sum())
}

fn main() {}
