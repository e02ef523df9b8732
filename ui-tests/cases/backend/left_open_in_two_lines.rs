use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<f32>,
}

fn total(digits: &Digits) -> Result<f32, InputError> {
    let batch = digits.tensors()?;
    Ok(batch.with(|t| t.labels.sum())) //~ type annotations needed
}

fn main() {}
