use ndarray::{Array1, Array3};
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
#[npy(rename_all = "camelCase")] //~ expected `crate = path`, found `rename_all`
struct Digits {
    images: Array3<f32>,
    labels: Array1<u8>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    let batch = digits.tensors::<Host>().expect("what is read has the shapes that the struct declares");
    Ok(batch.images.shape()[0])
}

fn main() {}
