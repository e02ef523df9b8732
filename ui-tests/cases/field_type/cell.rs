use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};
use std::cell::Cell;

#[derive(TensorInput)]
struct Digits {
    labels: Cell<f32>, //~ a field of type `Cell<f32>` can't become a tensor
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
