use ndarray::Array4;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [0, 4, 1, 2])] //~ `permute` lists 4 axes, and 4 is none of them; each of 0, 1, 2, 3 stands once
    images: Array4<f32>,
}

fn main() {}
