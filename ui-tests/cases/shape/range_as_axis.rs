use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [1..3, 8, 8])] //~ found `..3`; remove it
    images: Array3<f32>,
}

fn main() {}
