use ndarray::ArrayView1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Window<'a> {
    labels: ArrayView1<'a, u8>,
}

#[derive(TensorInput)]
struct Digits {
    labels: Window, //~ missing lifetime specifier
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.labels.len()) + batch.labels.labels.shape().len())
}

fn main() {}
