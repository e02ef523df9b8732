use std::thread;

use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn sum(signal: &Signal) -> f32 {
    let tensors = signal.tensors::<Host>().unwrap();
    thread::spawn(move || tensors.with(|t| t.volts.sum())).join().unwrap() //~ borrowed data escapes outside of function
}

fn main() {}
