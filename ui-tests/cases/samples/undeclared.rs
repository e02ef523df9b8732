use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(dims(batch), samples = bacth)] //~ dimension `bacth` is not declared
struct Digits {
    #[tensor(shape = [batch, _])]
    images: Array2<f32>,
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
