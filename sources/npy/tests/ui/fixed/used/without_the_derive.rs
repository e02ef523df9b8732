use ndarray::Array3;
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits {
    images: Array3<f32>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    Ok(digits.images.len())
}

fn main() {
    assert_eq!(load("tests/data/digits.npz").unwrap(), 128);
}
