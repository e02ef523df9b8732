use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(
    Debug,
    TensorInput,
    TensorInput, //~ `Digits` derives `TensorInput` twice; remove one
)]
struct Digits {
    labels: Array1<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
