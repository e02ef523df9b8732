use std::thread;

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum() -> f32 {
    let signal = Signal { volts: Array1::zeros(8) };
    let tensors = signal.tensors::<Host>().unwrap(); //~ `signal` does not live long enough
    thread::spawn(move || tensors.with(|t| t.volts.sum())).join().unwrap()
}

fn main() {}
