//! [`extract`]: a struct of arrays from Python, with an exception that says which field is wrong and why.

use std::iter;

use pyo3::exceptions::{PyMemoryError, PyModuleNotFoundError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;

/// Extracts a struct that derives [`FromPyObject`], with a better exception: for `from_py_with` on an argument.
///
/// What PyO3 derives raises `TypeError: failed to extract field Points.xy`, and what was wrong with the field is the
/// cause of that exception, which a traceback shows and `str(error)` does not. This raises one exception that says
/// both, of the class that the field's own had:
///
/// ```text
/// TypeError: `Points.xy`: expected an array of dtype `float32`, found `float64`; `.astype("float32")` converts
/// ```
///
/// ```no_run
/// use ndarray::Ix2;
/// use pyo3::prelude::*;
/// use tensor_core::{Host, TensorInput};
/// use tensor_numpy::{IntoPyErr, NumpyArray, extract};
///
/// #[derive(FromPyObject, TensorInput)]
/// struct Points<'py> {
///     #[tensor(shape = [_, 2])]
///     xy: NumpyArray<'py, f32, Ix2>,
/// }
///
/// #[pyfunction]
/// fn sum(#[pyo3(from_py_with = extract)] points: Points<'_>) -> PyResult<f32> {
///     let tensors = points.tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
///     Ok(tensors.with(|t| t.xy.sum()))
/// }
/// ```
///
/// # Errors
///
/// What the extraction raises; its exceptions and their causes, if there are any, as one.
pub fn extract<'a, 'py, T: FromPyObject<'a, 'py>>(object: &'a Bound<'py, PyAny>) -> PyResult<T> {
    object.extract().map_err(|error: T::Error| explained(object.py(), error.into()))
}

/// One exception with the texts of `error` and its causes.
fn explained(py: Python<'_>, error: PyErr) -> PyErr {
    let causes = iter::successors(Some(error.clone_ref(py)), |error| error.cause(py));
    let chain: Vec<_> = causes.collect();
    let [outer @ .., inner] = chain.as_slice() else { return error };
    if outer.is_empty() {
        return error;
    }
    let places = outer.iter().map(|error| place(&error.value(py).to_string()));
    let text = places.chain([inner.value(py).to_string()]).collect::<Vec<_>>().join(": ");
    let class = inner.get_type(py);
    // The classes that this crate raises, all of which are made from a text.
    let ours = [
        py.get_type::<PyValueError>(),
        py.get_type::<PyRuntimeError>(),
        py.get_type::<PyMemoryError>(),
        py.get_type::<PyModuleNotFoundError>(),
    ];
    let explained =
        if ours.iter().any(|ours| class.is(ours)) { PyErr::from_type(class, text) } else { PyTypeError::new_err(text) };
    if inner.traceback(py).is_some() {
        // It was raised by Python code, and the traceback says where.
        explained.set_cause(py, Some(inner.clone_ref(py)));
    }
    explained
}

/// The field in what PyO3 says of one, as this library writes it.
fn place(text: &str) -> String {
    match text.strip_prefix("failed to extract field ") {
        Some(field) => format!("`{field}`"),
        None => text.to_owned(),
    }
}
