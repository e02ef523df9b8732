use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn take(digits: &Digits) -> Result<Array2<f32>, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.images.into_inner()) //~ `into_inner` gives away a tensor that owns its memory
}

fn main() {}
