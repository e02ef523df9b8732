use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [1..3, 8, 8])] //~ found the range `1..3`; write its length
    images: Array3<f32>,
}

fn main() {}
