use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<T> {
    volts: Array1<T>,
}

fn works(signal: &Signal<usize>) {
    let _ = signal.tensors::<Host>(); //~ `usize` is not an element type of tensors
}

fn main() {}
