use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [n, 2])]
    labels: Array2<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {
    let digits = Digits { labels: Array2::zeros((3, 2)) };
    assert_eq!(take(&digits), Ok(8));
}
