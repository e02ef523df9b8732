use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = impl Copy)] //~ `impl Copy` is not an element type of tensors
    labels: Array1<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
