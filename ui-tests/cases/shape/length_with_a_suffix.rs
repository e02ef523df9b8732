use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, 8u8, 8])] //~ the length of an axis is a `usize`; write `8`
    images: Array3<f32>,
}

fn main() {}
