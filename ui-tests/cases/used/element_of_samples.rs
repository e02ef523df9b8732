use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

struct Label(u8);

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<Label>, //~ `Label` is not an element type of tensors
}

fn first(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.rows::<Host>(0..2)?;
    Ok(batch.with(|t| t.labels.len()))
}

fn main() {}
