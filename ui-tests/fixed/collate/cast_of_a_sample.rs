use ndarray::{Array1, Array2, Array3};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Clips {
    #[tensor(copy, cast = f64, shape = [batch, time, 40])]
    frames: Array3<f32>,
    #[tensor(shape = [batch])]
    label: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Clips)]
struct Clip {
    frames: Array2<f32>,
    label: i64,
}

fn frames(clips: &[Clip]) -> Result<usize, InputError> {
    let clips = Clip::collate(clips)?;
    Ok(clips.into_tensors::<Host>()?.with(|t| t.frames.len()))
}

fn main() {
    let clips = [Clip { frames: Array2::ones((3, 40)), label: 1 }, Clip { frames: Array2::ones((3, 40)), label: 2 }];
    assert_eq!(frames(&clips).unwrap(), 240);
}
