use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(samples = batch, shape = [batch, _])] //~ `samples` belongs on the struct
    images: Array2<f32>,
}

fn main() {}
