use ndarray::Ix1;
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, LoadError, MappedArray};

#[derive(TensorInput, FromNpy)]
struct Digits {
    labels: MappedArray<u8, Ix1>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::map(path)?; //~ call to unsafe function `tensor_npy::map` is unsafe
    Ok(digits.labels.view().len())
}

fn main() {}
