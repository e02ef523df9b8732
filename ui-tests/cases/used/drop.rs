use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(Default)]
struct Lock;

#[derive(TensorInput)]
struct Digits { //~ conflicting implementations of trait `WithoutDrop` for type `Digits`
    labels: Array1<i64>,
    #[tensor(skip)]
    lock: Lock,
}

impl Drop for Digits {
    fn drop(&mut self) {}
}

fn number(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()))
}

fn main() {}
