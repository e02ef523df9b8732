use ndarray::{Array1, Array2, Ix2};
use tensor_core::{Reads, Supports, TensorArg, TensorError, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn predict<B: Supports<f32, Ix2>>(images: impl TensorArg<B, f32, Ix2>) -> Result<usize, TensorError> {
    images.with(|t| B::to_array(t)).map(|array| array.len())
}

fn run<B: Reads<Digits>>(digits: &Digits) -> Option<usize> {
    let batch = digits.tensors::<B>().ok()?;
    predict(&batch.images).ok() //~ backend `B` cannot hold tensors of dtype `f32`
}

fn main() {}
