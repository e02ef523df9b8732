use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, 64])]
    images: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u64>,
}

fn labels(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.labels.len() + t.images.len()) + digits.sample_count()?)
}

fn main() {
    let digits = Digits { images: Array2::ones((3, 64)), labels: Array1::ones(3) };
    assert_eq!(labels(&digits), Ok(2 + 128 + 3));
}
