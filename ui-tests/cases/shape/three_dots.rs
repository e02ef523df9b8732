use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [..., 8, 8])] //~ expected `..`, found `...`
    images: Array3<f32>,
}

fn main() {}
