use ndarray::{Array1, Array3};
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits {
    images: Array3<f32>,
    #[npy(skip)]
    target: Array1<u8>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    let batch = digits.tensors::<Host>().expect("what is read has the shapes that the struct declares");
    Ok(batch.images.shape()[0])
}

fn main() {
    assert_eq!(load("tests/data/digits.npz").unwrap(), 2);
}
