use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Clip {
    frames: Array2<f32>,
    label: Array1<i64>,
}

fn frames(clip: &Clip) -> Result<usize, InputError> {
    Ok(clip.tensors::<Host>()?.with(|t| t.frames.len()))
}

fn main() {
    assert_eq!(frames(&Clip { frames: Array2::zeros((2, 3)), label: Array1::zeros(2) }).unwrap(), 6);
}
