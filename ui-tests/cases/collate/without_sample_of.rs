use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct Clip {
    #[tensor(pad = 0.0)] //~ `pad` is for the fields of one sample
    frames: Array2<f32>,
    label: Array1<i64>,
}

fn frames(clip: &Clip) -> Result<usize, InputError> {
    Ok(clip.tensors::<Host>()?.with(|t| t.frames.len()))
}

fn main() {}
