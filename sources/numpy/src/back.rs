//! [`ToNumpy`] and [`IntoNumpy`]: from tensors and arrays back to NumPy arrays.

use ndarray::{Array, Dimension};
use numpy::PyArray;
use pyo3::intern;
use pyo3::prelude::*;
use tensor_core::{DType, Host, Owned, Supports};

use crate::element::NumpyElement;
use crate::error::IntoPyErr;
use crate::mismatch::{MAX_AXES, Mismatch};

/// Back to Python with a copy, from a tensor of any framework on any device.
pub trait ToNumpy<T: NumpyElement, D: Dimension> {
    /// Copies the values, once, into a new NumPy array.
    ///
    /// # Errors
    ///
    /// Those of [`Owned::to_array`], as exceptions; `ModuleNotFoundError` for `bf16` without the package `ml_dtypes`; and
    /// `ValueError` for more than 32 axes, which rust-numpy can't express.
    fn to_numpy<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray<T, D>>>;
}

/// Back to Python without a copy: the NumPy array takes over memory that Rust owns.
pub trait IntoNumpy<T: NumpyElement, D: Dimension> {
    /// Makes a NumPy array with the memory, shape and strides of this one. It is writeable, and frees the memory when it is
    /// gone.
    ///
    /// # Errors
    ///
    /// `ModuleNotFoundError` for `bf16` without the package `ml_dtypes`, and `ValueError` for more than 32 axes, which
    /// rust-numpy can't express.
    fn into_numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyArray<T, D>>>;
}

impl<B: Supports<T, D>, T: NumpyElement, D: Dimension> ToNumpy<T, D> for Owned<B, T, D> {
    fn to_numpy<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyArray<T, D>>> {
        self.to_array().map_err(IntoPyErr::into_py_err)?.into_numpy(py)
    }
}

impl<T: NumpyElement, D: Dimension> IntoNumpy<T, D> for Array<T, D> {
    fn into_numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyArray<T, D>>> {
        if T::DTYPE == DType::Bf16 {
            py.import(intern!(py, "ml_dtypes"))?;
        }
        if self.ndim() > MAX_AXES {
            return Err(Mismatch::TooManyAxes { found: self.ndim() }.into());
        }
        Ok(PyArray::from_owned_array(py, self))
    }
}

impl<T: NumpyElement, D: Dimension> IntoNumpy<T, D> for Owned<Host, T, D> {
    fn into_numpy(self, py: Python<'_>) -> PyResult<Bound<'_, PyArray<T, D>>> {
        self.into_inner().into_numpy(py)
    }
}
