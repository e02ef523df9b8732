use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    labels: Array1<i64>,
    #[tensor(skip)]
    name: Box<str>,
}

fn number(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()))
}

fn main() {
    assert_eq!(number(&Digits { labels: Array1::zeros(3), name: "mnist".into() }), Ok(3));
}
