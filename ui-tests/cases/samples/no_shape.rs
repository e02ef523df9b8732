use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    images: Array2<f32>, //~ field `images` does not say that it begins with `batch`; write `shape = [batch, _]`
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
