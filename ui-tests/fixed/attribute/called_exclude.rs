use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<u8>,
    #[tensor(skip)]
    values: String,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()))
}

fn main() {
    let digits = Digits { labels: Array1::default(2), values: String::new() };
    assert_eq!(take(&digits).unwrap(), 2);
}
