use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    pixels: Option<Vec<f32>>,
}

fn has_pixels(digits: &Digits) -> Result<bool, InputError> {
    let batch = digits.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels.is_some()))
}

fn main() {
    assert_eq!(has_pixels(&Digits { pixels: Some(vec![1.0]) }), Ok(true));
}
