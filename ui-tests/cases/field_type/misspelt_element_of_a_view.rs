use ndarray::ArrayView1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits<'a> {
    labels: ArrayView1<'a, Flaot>, //~ cannot find type `Flaot` in this scope
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
