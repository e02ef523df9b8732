use ndarray::{Array2, ArrayView3};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Clips<'a> {
    #[tensor(shape = [batch, time, 40])]
    frames: ArrayView3<'a, f32>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Clips<'static>)]
struct Clip {
    frames: Array2<f32>, //~ samples can't be put together in a `ArrayBase<ViewRepr<&f32>, Dim<[usize; 3]>, f32>`
}

fn frames(clips: &[Clip]) -> Result<usize, InputError> {
    let clips = Clip::collate(clips)?;
    Ok(clips.tensors::<Host>()?.with(|t| t.frames.len()))
}

fn main() {}
