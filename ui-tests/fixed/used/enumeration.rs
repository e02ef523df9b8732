use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal {
    mono: Array1<f32>,
}

fn convert(signal: &Signal) {
    let batch = signal.tensors::<Host>().unwrap();
    batch.with(|_| ());
}

fn main() {
    convert(&Signal { mono: Array1::ones(8) });
}
