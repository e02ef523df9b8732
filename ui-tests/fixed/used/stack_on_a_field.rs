use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(stack)]
struct Digits {
    labels: Array1<u8>,
    class: i64,
}

fn take(digits: &[Digits]) -> Result<usize, InputError> {
    let batch = Digits::stack::<Host>(digits)?;
    Ok(batch.with(|t| t.labels.len()) + batch.class.shape().len())
}

fn main() {
    let digits = [Digits { labels: Array1::zeros(3), class: 7 }];
    assert_eq!(take(&digits), Ok(4));
}
