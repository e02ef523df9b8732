use half::bf16;
use ndarray::Array3;
use tensor_core::{Element, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits<T: Element> {
    images: Array3<T>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits<bf16> = tensor_npy::read(path)?; //~ `Digits<half::bf16>` can't be filled from NumPy files by `Reading`
    Ok(digits.images.len())
}

fn main() {}
