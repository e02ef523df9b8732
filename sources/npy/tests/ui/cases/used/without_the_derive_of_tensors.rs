use ndarray::Array3;
use tensor_npy::{FromNpy, LoadError};

#[derive(FromNpy)]
struct Digits {
    images: Array3<f32>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?; //~ `Digits` is not a struct of arrays that can become tensors
    Ok(digits.images.len())
}

fn main() {}
