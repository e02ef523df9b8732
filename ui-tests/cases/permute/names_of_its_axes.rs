use ndarray::Array4;
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Photos {
    #[tensor(shape = [batch, height, width, rgb], permute = [batch, rgb, height, width])] //~ an axis is given by its number in the array
    pixels: Array4<f32>,
}

fn channels(photos: &Photos) -> Result<usize, InputError> {
    Ok(photos.tensors::<Host>()?.with(|t| t.pixels.shape()[1]))
}

fn main() {}
