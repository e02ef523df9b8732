use ndarray::Array4;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [0, 3, 1, 3])] //~ `permute` lists axis 3 twice; each of 0, 1, 2, 3 stands once, and 2 is missing
    images: Array4<f32>,
}

fn main() {}
