use ndarray::Array3;
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits {
    images: Array3<f32>,
}

fn load(path: &str) -> Result<(), LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    let _ = digits.tensors::<Host>();
    Ok(())
}

fn main() {
    load("tests/data/digits.npz").unwrap();
}
