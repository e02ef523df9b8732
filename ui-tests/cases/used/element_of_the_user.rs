use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(Clone, Copy)]
struct Volt(f32);

#[derive(TensorInput)]
struct Signal {
    volts: Array1<Volt>, //~ `Volt` is not an element type of tensors
    times: Array1<f32>,
}

fn len(signal: &Signal) -> usize {
    let batch = signal.tensors::<Host>().unwrap();
    batch.volts.with(|volts| volts.len()) + batch.times.shape()[0]
}

fn main() {}
