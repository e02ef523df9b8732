//! The struct, and what can be done with it: describe, read in place, write in place, give back.

use ndarray::{Ix1, Ix2};
use numpy::PyArray2;
use pyo3::prelude::*;
use tch::Kind;
use tensor_core::{Owned, TensorInput};
use tensor_numpy::{IntoPyErr, NumpyArray, NumpyArrayMut, ToNumpy, extract};
use tensor_tch::Tch;

/// Labelled points in the plane: any Python object with the attributes `xy` and `label`.
#[derive(Debug, FromPyObject, TensorInput)]
pub(crate) struct Points<'py> {
    #[tensor(share, shape = [batch, 2])]
    pub(crate) xy: NumpyArray<'py, f32, Ix2>,
    #[tensor(share, shape = [batch])]
    pub(crate) label: NumpyArray<'py, i64, Ix1>,
}

/// Points that are written where they are.
#[derive(FromPyObject, TensorInput)]
pub(crate) struct Movable<'py> {
    #[tensor(shape = [_, 2])]
    xy: NumpyArrayMut<'py, f32, Ix2>,
}

/// The same from a dict or an `.npz` archive, with weights that may be missing.
#[derive(FromPyObject, TensorInput)]
#[pyo3(from_item_all)]
pub(crate) struct Entries<'py> {
    #[tensor(shape = [batch, 2])]
    xy: NumpyArray<'py, f32, Ix2>,
    #[pyo3(default)]
    #[tensor(shape = [batch])]
    weight: Option<NumpyArray<'py, f32, Ix1>>,
}

/// The weighted sum of the coordinates.
#[pyfunction]
pub(crate) fn weighted_sum(#[pyo3(from_py_with = extract)] entries: Entries<'_>) -> PyResult<f64> {
    let tensors = entries.tensors::<Tch>().map_err(IntoPyErr::into_py_err)?;
    Ok(tensors.with(|t| match t.weight {
        Some(weight) => (t.xy * weight.unsqueeze(1)).sum(Kind::Double).double_value(&[]),
        None => t.xy.sum(Kind::Double).double_value(&[]),
    }))
}

/// What the function below takes, and what it was given.
#[pyfunction]
pub(crate) fn describe(#[pyo3(from_py_with = extract)] points: Points<'_>) -> String {
    format!("{}\ngiven {points:?}", Points::SPEC)
}

/// The sum of the coordinates, and the address that PyTorch read them at: that of the array.
#[pyfunction]
pub(crate) fn sum(#[pyo3(from_py_with = extract)] points: Points<'_>) -> PyResult<(f64, usize)> {
    let tensors = points.tensors::<Tch>().map_err(IntoPyErr::into_py_err)?;
    let sum = tensors.with(|t| t.xy.sum(Kind::Double).double_value(&[]));
    Ok((sum, tensors.xy.view().as_ptr().addr()))
}

/// Moves the points so that their mean is 0, in Python's own array.
#[pyfunction]
pub(crate) fn normalize(#[pyo3(from_py_with = extract)] mut points: Movable<'_>) -> PyResult<()> {
    let mut tensors = points.tensors_mut::<Tch>().map_err(IntoPyErr::into_py_err)?;
    tensors.with_mut(|t| {
        let mean = t.xy.mean_dim(0, true, Kind::Float);
        *t.xy -= mean;
    });
    Ok(())
}

/// A new array with the points farther from 0.
#[pyfunction]
pub(crate) fn scaled<'py>(
    py: Python<'py>,
    #[pyo3(from_py_with = extract)] points: Points<'py>,
    factor: f64,
) -> PyResult<Bound<'py, PyArray2<f32>>> {
    let tensors = points.tensors::<Tch>().map_err(IntoPyErr::into_py_err)?;
    let scaled = tensors.with(|t| Owned::<Tch, f32, Ix2>::try_from(t.xy * factor));
    scaled.map_err(IntoPyErr::into_py_err)?.to_numpy(py)
}
