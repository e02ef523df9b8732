use ndarray::{Array1, Array3};
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput)]
struct Scale {
    values: Array1<f32>,
}

#[derive(TensorInput, FromNpy)]
struct Digits {
    images: Array3<f32>,
    #[npy(skip)]
    scale: Scale, //~ the trait bound `Scale: Default` is not satisfied
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    let batch = digits.tensors::<Host>().expect("what is read has the shapes that the struct declares");
    Ok(batch.images.shape()[0])
}

fn main() {}
