use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<f32>,
}

fn total(digits: &Digits) -> Result<f32, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.sum()))
}

fn main() {
    let digits = Digits { labels: Array1::ones(3) };
    assert_eq!(total(&digits), Ok(3.0));
}
