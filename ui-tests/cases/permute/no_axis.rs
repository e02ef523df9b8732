use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [])] //~ `permute` lists no axis; list each axis of the array once, or remove `permute`
    images: Array2<f32>,
}

fn main() {}
