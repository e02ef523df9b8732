use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits(#[tensor(rename = labels)] Array1<u8>); //~ the fields of a tuple struct have no names; remove `rename`

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.0.len()))
}

fn main() {}
