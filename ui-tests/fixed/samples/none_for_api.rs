use ndarray::Array1;
use tensor_core::{Samples, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(shape = [batch])]
    volts: Array1<f32>,
}

fn count(data: &impl Samples) -> usize {
    data.sample_count().unwrap()
}

fn run(signal: &Signal) -> usize {
    count(signal)
}

fn main() {
    assert_eq!(run(&Signal { volts: Array1::ones(8) }), 8);
}
