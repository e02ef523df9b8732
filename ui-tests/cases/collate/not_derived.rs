use ndarray::{Array1, Array2, Array3};
use tensor_core::{Host, InputError, TensorInput};

struct Clips {
    frames: Array3<f32>,
    label: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Clips)] //~ samples can't be put together to a `Clips`, which is no struct of arrays
struct Clip {
    frames: Array2<f32>,
    label: i64,
}

fn frames(clips: &[Clip]) -> Result<usize, InputError> {
    let clips = Clip::collate(clips)?;
    Ok(clips.into_tensors::<Host>()?.with(|t| t.frames.len()))
}

fn main() {}
