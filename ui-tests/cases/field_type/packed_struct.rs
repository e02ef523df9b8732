use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[repr(packed)] //~ the fields of a packed struct can't be borrowed
struct Digits {
    labels: Array1<u8>,
    classes: Array2<u8>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
