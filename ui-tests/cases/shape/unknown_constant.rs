use ndarray::Array3;
use tensor_core::TensorInput;

const SIDE: usize = 8;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, SIED, SIDE])] //~ cannot find value `SIED` in this scope
    images: Array3<f32>,
}

fn main() {}
