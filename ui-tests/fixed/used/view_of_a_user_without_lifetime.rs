use ndarray::ArrayView1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Window<'a> {
    labels: ArrayView1<'a, u8>,
}

#[derive(TensorInput)]
struct Digits {
    labels: Window<'static>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.labels.len()) + batch.labels.labels.shape().len())
}

fn main() {
    let digits = Digits { labels: Window { labels: ArrayView1::from(&[1, 2, 3]) } };
    assert_eq!(take(&digits), Ok(4));
}
