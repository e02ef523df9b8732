use ndarray::Array2;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [type, 2])] //~ `type` is a keyword; write `r#type`, or another name
    labels: Array2<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
