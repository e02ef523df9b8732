use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<i64>,
    #[tensor(skip)]
    name: str, //~ `str` has no size, and so `Digits` can't become tensors
}

fn number(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()))
}

fn main() {}
