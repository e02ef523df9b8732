use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Unnamed(
    #[npy(rename = "arr_1")] Array1<i16>,
    Array1<f64>, //~ expected an array for each field, found `arr_1` for two
);

fn load(path: &str) -> Result<usize, LoadError> {
    let Unnamed(first, _) = tensor_npy::read(path)?;
    Ok(first.len())
}

fn main() {}
