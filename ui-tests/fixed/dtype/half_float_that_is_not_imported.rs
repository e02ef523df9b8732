use tensor_core::ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<half::f16>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {
    let digits = Digits { labels: Array1::from_elem(3, half::f16::ONE) };
    assert_eq!(take(&digits), Ok(4));
}
