use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch, 64])]
    images: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<usize>, //~ `usize` is not an element type of tensors
}

fn labels(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.labels.len() + t.images.len()) + digits.sample_count()?)
}

fn main() {}
