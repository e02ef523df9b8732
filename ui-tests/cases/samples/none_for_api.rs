use ndarray::Array1;
use tensor_core::{Samples, TensorInput};

#[derive(TensorInput)]
struct Signal {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

fn count(data: &impl Samples) -> usize {
    data.sample_count().unwrap()
}

fn run(signal: &Signal) -> usize {
    count(signal) //~ `Signal` has no axis of samples, whose rows a batch could be made of
}

fn main() {}
