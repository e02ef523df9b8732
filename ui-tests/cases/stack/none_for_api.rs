use ndarray::Array1;
use tensor_core::{Stackable, TensorInput};

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn fields<S: Stackable>() -> usize {
    S::SPEC.fields.len()
}

fn run() -> usize {
    fields::<Signal>() //~ structs `Signal` can't be stacked
}

fn main() {}
