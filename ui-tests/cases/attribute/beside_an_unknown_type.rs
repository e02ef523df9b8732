use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(cpoy)] //~ unknown key `cpoy`, did you mean `copy`?
    labels: Array1<u8>,
    pixels: Pixels, //~ cannot find type `Pixels` in this scope
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels.len()))
}

fn main() {}
