use ndarray::Array3;
use tensor_core::TensorInput;
use tensor_npy::FromNpy;

#[derive(TensorInput, FromNpy)]
struct Digits {
    images: Array3<f32>,
    labels: [u8], //~ a field of type `[u8]` can't become a tensor
}

fn main() {}
