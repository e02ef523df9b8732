use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = [batch])] //~ expected a name, such as `samples = batch`
struct Digits {
    #[tensor(shape = [batch, _])]
    images: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
