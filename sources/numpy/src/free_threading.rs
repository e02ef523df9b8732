//! Whether Python's global lock keeps other threads from writing while this one reads.

use pyo3::intern;
use pyo3::prelude::*;

use crate::mismatch::Mismatch;

/// Whether the interpreter has its global lock (GIL), as all had before 3.13, and those built without the option still
/// have.
///
/// One built with it may get the lock later, when a module that needs it is imported, and never loses it again.
pub(crate) fn is_locked(py: Python<'_>) -> PyResult<bool> {
    match py.import(intern!(py, "sys"))?.getattr_opt(intern!(py, "_is_gil_enabled"))? {
        Some(is_enabled) => is_enabled.call0()?.extract(),
        None => Ok(true),
    }
}

/// # Errors
///
/// [`Mismatch::FreeThreaded`], if the interpreter runs without its global lock.
pub(crate) fn check_locked(py: Python<'_>) -> PyResult<()> {
    if is_locked(py)? { Ok(()) } else { Err(Mismatch::FreeThreaded.into()) }
}
