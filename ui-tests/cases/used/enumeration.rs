use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
enum Signal { //~ `TensorInput` describes a struct, and `Signal` is an enum
    Mono(Array1<f32>),
}

fn convert(signal: &Signal) {
    let batch = signal.tensors::<Host>().unwrap();
    batch.with(|_| ());
}

fn main() {}
