use ndarray::{Array, Ix3};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Images {
    pixels: Array<f32, Ix3>,
}

fn first(images: &Images) -> Result<f32, InputError> {
    let batch = images.tensors::<Host>()?;
    Ok(batch.with(|t| t.pixels[[0, 0, 0]]))
}

fn main() {
    assert_eq!(first(&Images { pixels: Array::ones((1, 2, 2)) }), Ok(1.0));
}
