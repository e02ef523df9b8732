use ndarray::{ArrayBase, Ix1};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    pixels: ArrayBase<ndarray::OwnedRepr<f32>, Ix1>,
}

fn first(digits: &Digits) -> Result<f32, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels[0]))
}

fn main() {
    assert_eq!(first(&Digits { pixels: ndarray::Array1::ones(8) }), Ok(1.0));
}
