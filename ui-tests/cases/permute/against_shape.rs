use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [1, 0], shape = [batch, 8, 8])] //~ `permute` lists 2 axes, but `shape` lists 3
    images: ArrayD<f32>,
}

fn main() {}
