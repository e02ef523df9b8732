use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    pixels: Option<[f32]>, //~ the size for values of type `[f32]` cannot be known
}

fn has_pixels(digits: &Digits) -> Result<bool, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels.is_some()))
}

fn main() {}
