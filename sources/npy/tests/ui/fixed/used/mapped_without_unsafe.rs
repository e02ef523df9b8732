use ndarray::Ix1;
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, LoadError, MappedArray};

#[derive(TensorInput, FromNpy)]
struct Digits {
    labels: MappedArray<u8, Ix1>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    // SAFETY: nobody changes the file.
    let digits: Digits = unsafe { tensor_npy::map(path) }?;
    Ok(digits.labels.view().len())
}

fn main() {
    assert_eq!(load("tests/data/digits.npz").unwrap(), 2);
}
