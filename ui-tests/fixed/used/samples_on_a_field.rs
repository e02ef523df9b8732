use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = n)]
struct Digits {
    #[tensor(shape = [n])]
    labels: Array1<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.labels.len()) + digits.sample_count()?)
}

fn main() {
    let digits = Digits { labels: Array1::zeros(3) };
    assert_eq!(take(&digits), Ok(5));
}
