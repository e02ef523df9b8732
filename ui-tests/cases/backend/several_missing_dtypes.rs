use ndarray::{Array1, Array2};
use tensor_core::{InputError, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    images: Array2<f64>,
    #[tensor(copy)]
    labels: Array1<u8>,
}

fn convert(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Small>()?; //~ `Small` is not a backend that can read the fields of `Digits`
    Ok(batch.with(|t| t.images.len() + t.labels.len()))
}

fn main() {}
