use ndarray::ArrayView1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits<'a> {
    labels: ArrayView1<'a, f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {
    let digits = Digits { labels: ArrayView1::from(&[1.0, 2.0, 3.0]) };
    assert_eq!(take(&digits), Ok(4));
}
