use ndarray::Array3;
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
#[tensor(stack)]
struct Digits {
    images: Array3<f32>,
    scale: f32, //~ NumPy files can't fill a field of this type
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    let batch = Digits::stack::<Host>([&digits, &digits]).expect("both have one shape");
    Ok(batch.images.shape()[0])
}

fn main() {}
