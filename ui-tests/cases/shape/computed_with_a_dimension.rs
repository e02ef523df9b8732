use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(dims(n, more))]
struct Digits {
    #[tensor(shape = [n + 1])] //~ only the arrays tell the length of `n`, so that `n + 1` can't be computed; write `_`
    values: Array1<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.values.len()))
}

fn main() {}
