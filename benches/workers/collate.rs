//! Ragged samples, put together and padded.

use ndarray::{Array1, Array2, Array3};
use tch::{Kind, Tensor};
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_core::TensorInput;
use tensor_tch::Tch;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Clips {
    #[tensor(shape = [batch, time, _])]
    frames: Array3<f32>,
    #[tensor(shape = [batch])]
    lengths: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Clips)]
struct Clip {
    #[tensor(pad = 0.0, lengths = lengths)]
    frames: Array2<f32>,
}

/// Of so many values in each frame.
const WIDTH: usize = 40;

pub(crate) fn all(bench: &mut Bench) {
    for (what, longest) in [("64 clips of 50 to 200 frames", 200), ("64 clips of 500 to 2,000 frames", 2_000)] {
        let clips: Vec<_> = (0..64).map(|clip| clip_of(longest / 4 + clip * 37 % (longest * 3 / 4 + 1))).collect();
        let tensors: Vec<_> = clips.iter().map(tensor).collect();
        let ours = Side::new("tensor-data", || {
            let clips = Clip::collate(&clips).expect("clips of one width");
            clips.into_tensors::<Tch>().expect("clips that fit")
        });
        let theirs = Side::new("libtorch `pad_sequence`", || Tensor::pad_sequence(&tensors, true, 0.0, "right"));
        bench.row(&format!("padded, {what}"), ours, vec![Against::goal(2.0, theirs)]);
    }
}

fn clip_of(frames: usize) -> Clip {
    Clip { frames: Array2::from_shape_fn((frames, WIDTH), |(frame, value)| (frame + value) as f32) }
}

fn tensor(clip: &Clip) -> Tensor {
    let values = clip.frames.as_slice().expect("a row-major array");
    Tensor::from_slice(values).to_kind(Kind::Float).reshape([-1, WIDTH as i64])
}
