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
    Ok(batch.images.to_owned().unwrap().into_inner())
}

fn main() {
    let digits = Digits { images: Array2::ones((2, 64)), labels: Array1::zeros(2) };
    assert_eq!(take(&digits).unwrap().sum(), 128.0);
}
