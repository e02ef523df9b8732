use ndarray::{Array1, Array2};
use tensor_core::{InputError, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast_lossy = f32)]
    images: Array2<f64>,
    #[tensor(copy, cast = f32)]
    labels: Array1<u8>,
}

fn convert(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Small>()?;
    Ok(batch.with(|t| t.images.len() + t.labels.len()))
}

fn main() {
    let digits = Digits { images: Array2::zeros((2, 64)), labels: Array1::zeros(2) };
    assert_eq!(convert(&digits).unwrap(), 130);
}
