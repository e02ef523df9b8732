//! Two arrays at once, one read and one written: what may not be the same memory. For the tests.

use ndarray::Ix1;
use num_complex::Complex;
use pyo3::prelude::*;
use tensor_numpy::{NumpyArray, NumpyArrayMut, extract};

/// Any Python object with these attributes.
#[derive(FromPyObject)]
pub(crate) struct Transfer<'py> {
    source: NumpyArray<'py, f64, Ix1>,
    target: NumpyArrayMut<'py, f64, Ix1>,
}

/// Any Python object with these attributes.
#[derive(FromPyObject)]
pub(crate) struct TransferImaginary<'py> {
    source: NumpyArray<'py, Complex<f64>, Ix1>,
    target: NumpyArrayMut<'py, f64, Ix1>,
}

/// Any Python object with these attributes.
#[derive(FromPyObject)]
pub(crate) struct Selection<'py> {
    mask: NumpyArray<'py, bool, Ix1>,
    source: NumpyArray<'py, f64, Ix1>,
}

/// The values where the mask is set, as far as both go.
#[pyfunction]
pub(crate) fn select(#[pyo3(from_py_with = extract)] arrays: Selection<'_>) -> Vec<f64> {
    let pairs = arrays.source.view().into_iter().zip(arrays.mask.view());
    pairs.filter_map(|(value, set)| set.then_some(*value)).collect()
}

/// Writes `source` to `target`, as far as both go, and gives what is there then.
#[pyfunction]
pub(crate) fn transfer(#[pyo3(from_py_with = extract)] mut arrays: Transfer<'_>) -> Vec<f64> {
    let Transfer { source, target } = &mut arrays;
    target.view_mut().iter_mut().zip(source.view()).for_each(|(to, from)| *to = *from);
    target.view().to_vec()
}

/// Writes the imaginary part of `source` to `target`, as far as both go, and gives what is there then.
#[pyfunction]
pub(crate) fn transfer_imaginary(#[pyo3(from_py_with = extract)] mut arrays: TransferImaginary<'_>) -> Vec<f64> {
    let TransferImaginary { source, target } = &mut arrays;
    target.view_mut().iter_mut().zip(source.view()).for_each(|(to, from)| *to = from.im);
    target.view().to_vec()
}
