use ndarray::Array3;
use tensor_core::{Element, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits<T: Element> {
    images: Array3<T>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits<f32> = tensor_npy::read(path)?;
    Ok(digits.images.len())
}

fn main() {
    assert_eq!(load("tests/data/digits.npz").unwrap(), 128);
}
