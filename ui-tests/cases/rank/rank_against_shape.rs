use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = 4, shape = [batch, 8, 8])] //~ `rank` is 4, but `shape` lists 3 axes
    images: ArrayD<f32>,
}

fn main() {}
