use ndarray::{Array3, ArrayView1};
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits<'a> {
    images: Array3<f32>,
    labels: ArrayView1<'a, u8>, //~ NumPy files can't fill a field of this type
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits = tensor_npy::read::<Digits>(path)?;
    let batch = digits.tensors::<Host>().expect("what is read has the shapes that the struct declares");
    Ok(batch.images.shape()[0])
}

fn main() {}
