use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [1, 0], rank = 3)] //~ `permute` lists 2 axes, but `rank` is 3; write `rank = 2`, or change `permute`
    images: ArrayD<f32>,
}

fn main() {}
