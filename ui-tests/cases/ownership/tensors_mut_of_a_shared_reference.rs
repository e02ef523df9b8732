use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<'a> {
    volts: &'a Array1<f32>,
}

fn zero(signal: &mut Signal<'_>) {
    signal.tensors_mut::<Host>().unwrap(); //~ `tensors_mut` writes
}

fn main() {}
