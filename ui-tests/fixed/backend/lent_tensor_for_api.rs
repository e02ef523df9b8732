use ndarray::{Array1, Array2, Ix2};
use tensor_core::{Host, InputError, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn mean(images: impl TensorArg<Host, f32, Ix2>) -> Option<f32> {
    images.with(|images| images.mean())
}

fn mean_of(digits: &Digits) -> Result<Option<f32>, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(mean(&batch.images))
}

fn main() {
    let digits = Digits { images: Array2::ones((2, 64)), labels: Array1::zeros(2) };
    assert_eq!(mean_of(&digits).unwrap(), Some(1.0));
}
