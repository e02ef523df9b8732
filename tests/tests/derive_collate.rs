//! Samples put together to a struct of many.

use ndarray::{Array1, Array2, Array3, array};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Clips {
    #[tensor(shape = [batch, time, 3])]
    frames: Array3<f32>,
    #[tensor(shape = [batch])]
    lengths: Array1<i64>,
    #[tensor(shape = [batch, time])]
    mask: Array2<bool>,
    #[tensor(copy, cast = i64, shape = [batch])]
    label: Array1<u8>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Clips)]
struct Clip {
    #[tensor(pad = 0.0, lengths = lengths, mask = mask)]
    frames: Array2<f32>,
    label: u8,
}

#[test]
fn ragged_samples_are_padded_with_lengths_and_mask() {
    let clips = [
        Clip { frames: array![[1.0, 2.0, 3.0]], label: 4 },
        Clip { frames: array![[5.0, 6.0, 7.0], [8.0, 9.0, 10.0]], label: 11 },
    ];
    let clips: Clips = Clip::collate(&clips).unwrap();
    assert_eq!(clips.frames, array![[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]], [[5.0, 6.0, 7.0], [8.0, 9.0, 10.0]]]);
    assert_eq!(clips.lengths, array![1, 2]);
    assert_eq!(clips.mask, array![[true, false], [true, true]]);
    assert_eq!(clips.label, array![4, 11]);
    clips.into_tensors::<Host>().unwrap().with(|t| assert_eq!(t.label, array![4_i64, 11].view()));
}
