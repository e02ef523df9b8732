//! [`IntoPyErr`]: Rust's errors as Python's exceptions.

use pyo3::exceptions::{PyMemoryError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use tensor_core::{InputError, Problem, TensorError};

use crate::advice::in_python;
use crate::mismatch::Mismatch;

/// An error that becomes an exception in Python: `.map_err(IntoPyErr::into_py_err)?`.
///
/// (Rust's orphan rule does not let this crate implement `Into<PyErr>` for the errors of `tensor-core`.)
pub trait IntoPyErr {
    /// The exception, with the error's own text.
    fn into_py_err(self) -> PyErr;
}

impl From<Mismatch> for PyErr {
    /// `TypeError` for an object that is not an array of the dtype, `RuntimeError` if there is no global lock, `ValueError`
    /// otherwise.
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
    /// `TypeError` for a wrong dtype, `MemoryError` for too little memory, `RuntimeError` for an error of the framework,
    /// `ValueError` otherwise.
    fn into_py_err(self) -> PyErr {
        exception(&self)(self.to_string())
    }
}

impl IntoPyErr for InputError {
    /// `ValueError`, whose text names every field that is wrong, with advice in Python's words. If there is only one violation, the class is that of its
    /// [`TensorError`].
    fn into_py_err(self) -> PyErr {
        let text = in_python(&self);
        match self.violations() {
            [only] => match &only.problem {
                Problem::Tensor(error) => exception(error)(text),
                _ => PyValueError::new_err(text),
            },
            _ => PyValueError::new_err(text),
        }
    }
}

/// The class of the exception for an error, as the function that makes one from a text.
fn exception(error: &TensorError) -> fn(String) -> PyErr {
    match error {
        TensorError::DType { .. } => PyTypeError::new_err,
        TensorError::NoMemory { .. } => PyMemoryError::new_err,
        TensorError::Backend { .. } => PyRuntimeError::new_err,
        _ => PyValueError::new_err,
    }
}
