use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

struct Classes {
    names: Array1<u8>,
}

#[derive(TensorInput)]
struct Digits {
    #[tensor(cpoy)] //~ unknown key `cpoy`, did you mean `copy`?
    labels: Array1<u8>,
    classes: Classes, //~ a field of type `Classes` can't become a tensor
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.labels.len()) + batch.labels.shape().len())
}

fn main() {}
