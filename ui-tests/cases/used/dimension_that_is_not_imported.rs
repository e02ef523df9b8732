use ndarray::Array;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Images {
    pixels: Array<f32, Ix3>, //~ cannot find type `Ix3` in this scope
}

fn first(images: &Images) -> Result<f32, InputError> {
    let batch = images.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels[[0, 0, 0]]))
}

fn main() {}
