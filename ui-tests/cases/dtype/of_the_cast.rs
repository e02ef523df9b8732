use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, dtype = i64, cast = i64)] //~ `dtype` is the array's, before the cast, and field `labels` has `u8`; write `dtype = u8`, or remove it
    labels: Array1<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
