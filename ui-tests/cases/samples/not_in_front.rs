use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [8, batch])] //~ expected `batch` in front, the axis of the samples, found `8`
    images: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
