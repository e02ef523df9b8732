use ndarray::{Array1, ArrayView1};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct View<'a> {
    volts: ArrayView1<'a, f32>,
}

#[derive(TensorInput)]
struct Both<'a> {
    view: View<'a>,
    weights: Array1<f32>,
}

fn clear(both: &mut Both<'_>) -> Result<(), InputError> {
    both.tensors_mut::<Host>()?.with_mut(|t| t.weights.fill(0.0)); //~ `Host` is not a backend that can write to the fields of `Both<'_>`
    Ok(())
}

fn main() {}
