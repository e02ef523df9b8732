use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = ["1", 0])] //~ expected the number of an axis, found a string; write `1` without quotes
    images: Array2<f32>,
}

fn main() {}
