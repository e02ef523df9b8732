use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(permute = [channel, 0])] //~ expected the number of an axis, found `channel`; write an integer
    images: Array2<f32>,
}

fn main() {}
