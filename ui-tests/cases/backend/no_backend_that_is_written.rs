use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn write(digits: &mut Digits) -> Result<(), InputError> {
    let mut batch = digits.tensors_mut::<f32>()?; //~ `f32` is not a backend
    batch.with_mut(|t| t.images.fill(0.0));
    Ok(())
}

fn main() {}
