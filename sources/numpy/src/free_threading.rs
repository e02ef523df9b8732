//! Whether Python has its global lock, which keeps other threads from writing while this one reads.

use pyo3::intern;
use pyo3::prelude::*;

use crate::mismatch::Mismatch;

/// Whether the interpreter runs with its global lock (GIL). Before Python 3.13 all do; since then only a free-threaded build
/// may run without.
///
/// A free-threaded build can get the lock later, when a module that needs it is imported, and keeps it from then on.
pub(crate) fn is_locked(py: Python<'_>) -> PyResult<bool> {
    match py.import(intern!(py, "sys"))?.getattr_opt(intern!(py, "_is_gil_enabled"))? {
        Some(is_enabled) => is_enabled.call0()?.extract(),
        None => Ok(true),
    }
}

/// Checks that the interpreter runs with its global lock.
///
/// # Errors
///
/// [`Mismatch::FreeThreaded`], if the interpreter runs without its global lock.
pub(crate) fn check_locked(py: Python<'_>) -> PyResult<()> {
    if is_locked(py)? { Ok(()) } else { Err(Mismatch::FreeThreaded.into()) }
}
