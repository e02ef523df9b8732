//! Errors of Rust's as exceptions of Python's.

use pyo3::exceptions::{PyMemoryError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use tensor_core::{InputError, Problem, TensorError};

use crate::mismatch::Mismatch;

/// An error of this library that has an exception in Python: `.map_err(IntoPyErr::into_py_err)?`.
///
/// (Not `Into<PyErr>`: neither the errors of `tensor-core` nor that trait are of this crate.)
pub trait IntoPyErr {
    /// The exception, with the error's own text.
    fn into_py_err(self) -> PyErr;
}

impl From<Mismatch> for PyErr {
    /// `TypeError` for what is no array of the dtype, `RuntimeError` without a global lock, and `ValueError` for all
    /// else.
    fn from(mismatch: Mismatch) -> Self {
        let text = mismatch.to_string();
        match mismatch {
            Mismatch::NotAnArray { .. } | Mismatch::Masked | Mismatch::DType { .. } => PyTypeError::new_err(text),
            Mismatch::FreeThreaded => PyRuntimeError::new_err(text),
            _ => PyValueError::new_err(text),
        }
    }
}

impl IntoPyErr for TensorError {
    /// `TypeError` for a dtype, `MemoryError` and `RuntimeError` for what is the machine's or the framework's fault,
    /// and `ValueError` for all else.
    fn into_py_err(self) -> PyErr {
        exception(&self)(self.to_string())
    }
}

impl IntoPyErr for InputError {
    /// `ValueError`, naming every field that is wrong; or, if there is one violation, as for its [`TensorError`].
    fn into_py_err(self) -> PyErr {
        let text = self.to_string();
        match self.violations() {
            [only] => match &only.problem {
                Problem::Tensor(error) => exception(error)(text),
                _ => PyValueError::new_err(text),
            },
            _ => PyValueError::new_err(text),
        }
    }
}

/// What makes the exception for an error from its text.
fn exception(error: &TensorError) -> fn(String) -> PyErr {
    match error {
        TensorError::DType { .. } => PyTypeError::new_err,
        TensorError::NoMemory { .. } => PyMemoryError::new_err,
        TensorError::Backend { .. } => PyRuntimeError::new_err,
        _ => PyValueError::new_err,
    }
}
