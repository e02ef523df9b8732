use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [-1, 8, 8])] //~ an axis has no negative length
    images: Array3<f32>,
}

fn main() {}
