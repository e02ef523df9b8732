//! Lengths from const parameters, associated constants and functions; a parameter that no field's type names.

#![deny(warnings)]

use ndarray::{Array, ArrayView2, Dimension};
use tensor_core::{Element, Host, TensorInput};

const fn half(length: usize) -> usize {
    length / 2
}

#[derive(TensorInput)]
#[tensor(dims(batch))]
struct Windows<'a, T, D, const N: usize>
where
    T: Element,
    D: Dimension,
{
    #[tensor(shape = [batch, N])]
    whole: ArrayView2<'a, T>,
    #[tensor(copy, cast_lossy = f32, shape = [batch, half(N)])]
    halves: ArrayView2<'a, f64>,
    #[tensor(shape = [.., Self::CHANNELS])]
    channels: Array<T, D>,
}

/// Axes that a parameter has.
#[derive(TensorInput)]
struct Sums<D: Dimension> {
    values: Array<f32, D>,
    sums: Array<f32, D::Smaller>,
}

impl<T: Element, D: Dimension, const N: usize> Windows<'_, T, D, N> {
    const CHANNELS: usize = 3;
}

fn main() {
    let whole = ndarray::Array2::<u8>::zeros((2, 8));
    let halves = ndarray::Array2::ones((2, 4));
    let channels = ndarray::Array3::zeros((5, 5, 3));
    let windows = Windows::<_, _, 8> { whole: whole.view(), halves: halves.view(), channels };
    assert_eq!(windows.tensors::<Host>().unwrap().with(|t| t.halves.sum()), 8.0_f32);
    let sums = Sums { values: ndarray::Array2::zeros((2, 3)), sums: ndarray::Array1::<f32>::zeros(2) };
    assert_eq!(sums.tensors::<Host>().unwrap().with(|t| t.values.len() + t.sums.len()), 8);
}
