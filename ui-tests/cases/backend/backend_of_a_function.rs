use ndarray::{Array1, Array2};
use tensor_core::{Backend, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn shapes<B: Backend>(digits: &Digits) -> Result<usize, InputError> {
    let batch = digits.tensors::<B>()?; //~ `B` is not a backend that can read the fields of `Digits`
    Ok(batch.images.shape().len() + batch.labels.shape().len())
}

fn main() {}
