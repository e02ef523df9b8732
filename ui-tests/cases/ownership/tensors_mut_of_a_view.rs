use ndarray::ArrayView1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<'a> {
    volts: ArrayView1<'a, f32>,
}

fn zero(signal: &mut Signal<'_>) {
    signal.tensors_mut::<Host>().unwrap().with_mut(|t| t.volts.fill(0.0)); //~ `tensors_mut` writes to every shared array
}

fn main() {}
