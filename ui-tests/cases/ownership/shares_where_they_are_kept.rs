use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn keep(batch: DigitsTensorsOwned<Host>) -> usize {
    batch.images.shape()[0]
}

fn count(digits: &Digits) -> Result<usize, InputError> {
    Ok(keep(digits.tensors::<Host>()?)) //~ `?` operator has incompatible types
}

fn main() {}
