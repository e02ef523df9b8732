use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(crate = crate)] //~ unresolved import `crate::__private`
struct Digits {
    values: Array1<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {}
