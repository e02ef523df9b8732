use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = Batch)] //~ the name of a dimension is lower-case, and upper-case ones are constants
struct Digits {
    #[tensor(shape = [batch, _])]
    images: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
