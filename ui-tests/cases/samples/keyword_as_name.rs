use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = type)] //~ `type` is a keyword; write `r#type`, or another name
struct Digits {
    #[tensor(shape = [type])]
    labels: Array1<u8>,
    #[tensor(shape = [type, 2])]
    classes: Array2<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
