use ndarray::{Array2, CowArray, Ix3};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Clips<'a> {
    #[tensor(shape = [batch, time, 40])]
    frames: CowArray<'a, f32, Ix3>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Clips<'static>)]
struct Clip {
    frames: Array2<f32>,
}

fn frames(clips: &[Clip]) -> Result<usize, InputError> {
    let clips = Clip::collate(clips)?;
    Ok(clips.tensors::<Host>()?.with(|t| t.frames.len()))
}

fn main() {
    assert_eq!(frames(&[Clip { frames: Array2::ones((3, 40)) }]).unwrap(), 120);
}
