use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Unnamed(
    Array1<i16>,
    Array1<f64>,
);

fn load(path: &str) -> Result<usize, LoadError> {
    let Unnamed(first, _) = tensor_npy::read(path)?;
    Ok(first.len())
}

fn main() {
    assert_eq!(load("tests/data/unnamed.npz").unwrap(), 3);
}
