use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [1, 0], permute = [0, 1])] //~ `permute` is given twice; remove one
    images: Array2<f32>,
}

fn main() {}
