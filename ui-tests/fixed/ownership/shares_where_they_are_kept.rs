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
    Ok(keep(digits.to_tensors::<Host>()?))
}

fn main() {
    let digits = Digits { images: Array2::ones((2, 64)), labels: Array1::zeros(2) };
    assert_eq!(count(&digits).unwrap(), 2);
}
