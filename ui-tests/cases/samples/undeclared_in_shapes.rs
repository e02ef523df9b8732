use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(dims(n), samples = batch)] //~ dimension `batch` is not declared: the declared ones are `n`; write one of them, or `dims(n, batch)`
struct Digits {
    #[tensor(shape = [batch])]
    values: Array1<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {}
