use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, .., 8])] //~ `..` stands for any number of leading axes, so it comes first
    images: Array3<f32>,
}

fn main() {}
