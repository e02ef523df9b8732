use ndarray::{ArrayBase, Ix1};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    pixels: ArrayBase<f32, Ix1>, //~ the trait bound `f32: RawData` is not satisfied
}

fn first(digits: &Digits) -> Result<f32, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels[0]))
}

fn main() {}
