use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    pixels: Array1<f32>,
    labels: Array1<i64>,
}

fn first(digits: &Digits) -> Result<f32, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels[0]))
}

fn main() {
    assert_eq!(first(&Digits { pixels: Array1::ones(8), labels: Array1::zeros(8) }), Ok(1.0));
}
