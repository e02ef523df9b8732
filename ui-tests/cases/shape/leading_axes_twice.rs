use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [.., 8, ..])] //~ `..` is given twice
    images: Array3<f32>,
}

fn main() {}
