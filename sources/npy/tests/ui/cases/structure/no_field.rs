use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Digits; //~ `Digits` has no field that becomes a tensor

fn load(path: &str) -> Result<(), LoadError> {
    let digits: Digits = tensor_npy::read(path)?;
    let _ = digits.tensors::<Host>();
    Ok(())
}

fn main() {}
