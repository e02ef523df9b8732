use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn shape<B>(digits: &Digits) -> Result<Vec<usize>, InputError> {
    let batch = digits.tensors::<B>()?; //~ `B` is not a backend
    Ok(batch.images.shape().to_vec())
}

fn main() {}
