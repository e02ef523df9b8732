use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Option<Array1<Flaot>>, //~ cannot find type `Flaot` in this scope
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.unwrap().len()) + batch.labels.as_ref().unwrap().shape().len())
}

fn main() {}
