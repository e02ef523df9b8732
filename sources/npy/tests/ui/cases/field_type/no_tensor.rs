use ndarray::Array3;
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits {
    images: Array3<f32>,
    name: String, //~ a field of type `String` can't become a tensor
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    let batch = digits.tensors::<Host>().expect("what is read has the shapes that the struct declares");
    Ok(batch.images.shape()[0])
}

fn main() {}
