use ndarray::Array3;
use tensor_npy::FromNpy;

#[derive(FromNpy, tensor_core::TensorInput)]
struct Digits {
    images: Array3<f32>,
}

fn main() {
    let digits: Digits = tensor_npy::read("tests/data/digits.npz").unwrap();
    assert_eq!(digits.images.dim(), (2, 8, 8));
}
