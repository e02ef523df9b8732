use ndarray::Array4;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Photos {
    #[tensor(shape = [batch, height, width, 3], permute = [0, 3, 1, 2])]
    pixels: Array4<f32>,
}

fn channels(photos: &Photos) -> Result<usize, InputError> {
    Ok(photos.tensors::<Host>()?.with(|t| t.pixels.shape()[1]))
}

fn main() {
    assert_eq!(channels(&Photos { pixels: Array4::zeros((2, 8, 8, 3)) }).unwrap(), 3);
}
