use ndarray::Array3;
use tensor_core::TensorInput;
use tensor_npy::LoadError;

#[derive(TensorInput)]
struct Digits {
    images: Array3<f32>,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let digits: Digits = tensor_npy::read(path)?; //~ `Digits` can't be filled from NumPy files by `Reading`
    Ok(digits.images.len())
}

fn main() {}
