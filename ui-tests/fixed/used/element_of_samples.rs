use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

struct Label(u8);

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn first(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.labels.len()))
}

fn main() {
    assert_eq!(first(&Digits { labels: Array1::ones(8) }), Ok(2));
}
