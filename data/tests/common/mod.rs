//! A data set whose rows say which they are.

use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

/// Row `i` of `xy` holds `i` and `i + 0.5`, and `class` is `i % 3`.
#[derive(TensorInput, Debug)]
#[tensor(samples = batch)]
pub(crate) struct Points {
    #[tensor(shape = [batch, 2])]
    pub(crate) xy: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    pub(crate) class: Array1<u8>,
    #[tensor(whole, copy)]
    pub(crate) weights: Array1<f32>,
}

pub(crate) fn points(samples: u16) -> Points {
    let rows = usize::from(samples);
    let xy =
        Array2::from_shape_fn((rows, 2), |(row, column)| [0.0, 0.5][column] + f32::from(u16::try_from(row).unwrap()));
    let class = Array1::from_iter((0..samples).map(|row| (row % 3) as u8));
    Points { xy, class, weights: Array1::from_vec(vec![1.0, 2.0, 4.0]) }
}
