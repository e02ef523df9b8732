use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Option<Array1<f32>>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.unwrap().len()) + batch.labels.as_ref().unwrap().shape().len())
}

fn main() {
    let digits = Digits { labels: Some(Array1::zeros(3)) };
    assert_eq!(take(&digits), Ok(4));
}
