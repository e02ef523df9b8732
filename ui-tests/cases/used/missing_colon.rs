use ndarray::Array1;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    pixels Array1<f32>, //~ expected `:`, found `Array1`
    labels: Array1<i64>,
}

fn first(digits: &Digits) -> Result<f32, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels[0]))
}

fn main() {}
