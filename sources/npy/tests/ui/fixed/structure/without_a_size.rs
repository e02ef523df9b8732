use ndarray::Array3;
use tensor_core::TensorInput;
use tensor_npy::FromNpy;

#[derive(TensorInput, FromNpy)]
struct Digits {
    images: Array3<f32>,
    labels: Vec<u8>,
}

fn main() {
    let digits: Digits = tensor_npy::read("tests/data/digits.npz").unwrap();
    assert_eq!(digits.labels.len(), digits.images.dim().0);
}
