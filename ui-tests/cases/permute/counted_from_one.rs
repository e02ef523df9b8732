use ndarray::Array4;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [1, 4, 2, 3])] //~ axes are counted from 0; write `permute = [0, 3, 1, 2]`
    images: Array4<f32>,
}

fn main() {}
