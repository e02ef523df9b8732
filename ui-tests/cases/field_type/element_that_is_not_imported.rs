use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<Complex<f32>>, //~ cannot find type `Complex` in this scope
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
