use ndarray::Ix1;
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, LoadError, MappedArray};

#[derive(TensorInput, FromNpy)]
struct Digits {
    labels: MappedArray<u8, Ix1>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits = tensor_npy::from_bytes::<Digits>(path.as_bytes())?; //~ `Digits` can't be filled from NumPy files by `Reading`
    Ok(digits.labels.view().len())
}

fn main() {}
