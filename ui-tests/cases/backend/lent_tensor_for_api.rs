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
    Ok(batch.with(|t| mean(t.images))) //~ expected a `Host` tensor of dtype `f32`
}

fn main() {}
