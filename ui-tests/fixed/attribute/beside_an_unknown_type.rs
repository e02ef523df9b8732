use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    labels: Array1<u8>,
    pixels: Array1<f32>,
}

fn take(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels.len()))
}

fn main() {
    assert_eq!(take(&Digits { labels: Array1::zeros(3), pixels: Array1::zeros(3) }), Ok(3));
}
