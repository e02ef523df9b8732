//! [`Collection`]: lets an extraction go on beyond arrays that do not fit, so that all of them can be reported.
//!
//! PyO3's derive stops at the first field that fails. So [`extract`](crate::extract) runs it again, and the field that failed
//! before is given an empty array instead of an exception. The struct that holds such an array is dropped, never returned.

use std::cell::{Cell, RefCell};

use pyo3::exceptions::PyBaseException;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::mismatch::Mismatch;
use crate::passes::Pass;

thread_local! {
    /// The structs that this thread is extracting, the innermost last.
    static EXTRACTIONS: RefCell<Vec<Extraction>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u64> = const { Cell::new(0) };
}

struct Extraction {
    id: u64,
    /// The Python code that called for the extraction.
    frame: Option<Py<PyAny>>,
    pass: Pass,
    /// The exception of the last mismatch that was not tolerated.
    raised: Option<Py<PyBaseException>>,
}

/// Why an object can't become a field.
pub(crate) enum Refusal {
    /// The array itself does not fit. Other fields can be looked at nevertheless.
    Mismatch(Mismatch),
    /// An exception of another kind.
    Raised(PyErr),
}

impl From<Mismatch> for Refusal {
    fn from(mismatch: Mismatch) -> Self {
        Self::Mismatch(mismatch)
    }
}

impl From<PyErr> for Refusal {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl From<Refusal> for PyErr {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Mismatch(mismatch) => mismatch.into(),
            Refusal::Raised(error) => error,
        }
    }
}

/// An extraction of one struct by this thread, known to the fields of this crate until dropped.
pub(crate) struct Collection(u64);

impl Collection {
    /// Makes an extraction that begins now known to the fields. It tolerates no mismatch.
    pub(crate) fn begin(py: Python<'_>) -> Self {
        let id = NEXT.replace(NEXT.get().wrapping_add(1));
        let extraction = Extraction { id, frame: frame(py), pass: Pass::default(), raised: None };
        EXTRACTIONS.with_borrow_mut(|all| all.push(extraction));
        Self(id)
    }

    /// Whether `error` is the exception of the last mismatch that was not tolerated.
    pub(crate) fn has_raised(&self, py: Python<'_>, error: &PyErr) -> bool {
        let value = error.value(py);
        self.with(|extraction| extraction.raised.as_ref().is_some_and(|raised| raised.is(value)))
    }

    /// Begins the extraction anew, which also tolerates that last mismatch.
    pub(crate) fn restart(&self) {
        // Dropped after the list is free again, since it may run Python code.
        let _raised = self.with(|extraction| {
            extraction.pass.restart();
            extraction.raised.take()
        });
    }

    fn with<R: Default>(&self, change: impl FnOnce(&mut Extraction) -> R) -> R {
        EXTRACTIONS
            .with_borrow_mut(|all| all.iter_mut().find(|extraction| extraction.id == self.0).map(change))
            .unwrap_or_default()
    }
}

impl Drop for Collection {
    fn drop(&mut self) {
        // By its number, since greenlets of one thread may end in any order.
        let _removed = EXTRACTIONS.with_borrow_mut(|all| {
            let at = all.iter().position(|extraction| extraction.id == self.0);
            at.map(|at| all.remove(at))
        });
    }
}

/// The field, or the exception for an object that can't become it. While a struct's fields are collected, a `placeholder` is
/// given for some of these.
pub(crate) fn field<T>(
    py: Python<'_>,
    extracted: Result<T, Refusal>,
    placeholder: impl FnOnce() -> Result<T, Refusal>,
) -> PyResult<T> {
    let mismatch = match extracted {
        Ok(field) => return Ok(field),
        Err(Refusal::Raised(error)) => return Err(error),
        Err(Refusal::Mismatch(mismatch)) => mismatch,
    };
    let error = PyErr::from(mismatch);
    if EXTRACTIONS.with_borrow(Vec::is_empty) {
        return Err(error);
    }
    // A property that is written in Python may call another function of this extension module with an array of its own. This
    // array is no field of the struct, and must neither be counted nor replaced. The code that called differs then.
    let frame = frame(py);
    let value = error.value(py).clone().unbind();
    let (tolerated, _former) = EXTRACTIONS.with_borrow_mut(|all| {
        let same = |extraction: &&mut Extraction| match (&extraction.frame, &frame) {
            (Some(one), Some(other)) => one.is(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        match all.iter_mut().rev().find(same) {
            None => (false, None),
            Some(extraction) => {
                let tolerated = extraction.pass.meet();
                (tolerated, if tolerated { None } else { extraction.raised.replace(value) })
            }
        }
    });
    if tolerated { Ok(placeholder()?) } else { Err(error) }
}

/// The innermost call of Python code that is running. None, if a program without such code embeds Python.
fn frame(py: Python<'_>) -> Option<Py<PyAny>> {
    // Kept, since every extraction asks for its frame, and an import would be most of the cost.
    static GET: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    Some(GET.import(py, "sys", "_getframe").ok()?.call0().ok()?.unbind())
}
