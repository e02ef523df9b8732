use ndarray::ArrayD;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rank = 1, shape = [.., 8, 8])] //~ `rank` is 1, but `shape` lists at least 2 axes
    images: ArrayD<f32>,
}

fn main() {}
