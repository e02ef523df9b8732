use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [6, 5, 4, 3, 2, 1, 0])] //~ `permute` lists 7 axes, and at most 6 can be permuted; remove `permute`
    images: ArrayD<f32>,
}

fn main() {}
