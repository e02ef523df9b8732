use ndarray::Array1;
use tensor_core::{Stackable, TensorInput};

#[derive(TensorInput)]
#[tensor(stack)]
struct Signal {
    volts: Array1<f32>,
}

fn fields<S: Stackable>() -> usize {
    S::SPEC.fields.len()
}

fn run() -> usize {
    fields::<Signal>()
}

fn main() {
    assert_eq!(run(), 1);
}
