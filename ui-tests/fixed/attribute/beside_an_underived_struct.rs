use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Classes {
    names: Array1<u8>,
}

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    labels: Array1<u8>,
    classes: Classes,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {
    let digits = Digits { labels: Array1::zeros(3), classes: Classes { names: Array1::zeros(1) } };
    assert_eq!(take(&digits), Ok(4));
}
