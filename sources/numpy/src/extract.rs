//! [`extract`]: gets a struct of arrays from Python, with an exception that says which field is wrong and why.

use std::iter;

use pyo3::exceptions::{PyException, PyMemoryError, PyModuleNotFoundError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;

/// Extracts a struct that derives [`FromPyObject`], with a better exception: for `from_py_with` on an argument.
///
/// What PyO3 derives raises `TypeError: failed to extract field Points.xy`. What is wrong with the field is the cause of
/// that exception, which a traceback shows and `str(error)` does not. This function raises one exception that says both,
/// with the class of the cause:
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
/// What the extraction raises, with PyO3's own exceptions joined to their causes. An exception that Python code raises, such
/// as an interrupt or the exception of a property, keeps its class and its causes.
pub fn extract<'a, 'py, T: FromPyObject<'a, 'py>>(object: &'a Bound<'py, PyAny>) -> PyResult<T> {
    object.extract().map_err(|error: T::Error| explained(object.py(), error.into()))
}

/// The most nested structs whose exceptions are joined. A limit is needed since Python code can raise an exception that
/// looks like one of PyO3's and is its own cause.
const NESTED: usize = 64;

/// Joins the exceptions that PyO3 raised and their cause into one exception.
fn explained(py: Python<'_>, error: PyErr) -> PyErr {
    let is_of_pyo3 = |error: &PyErr| {
        error.get_type(py).is(py.get_type::<PyTypeError>())
            && error.value(py).to_string().starts_with("failed to extract ")
    };
    let cause = |error: &PyErr| if is_of_pyo3(error) { error.cause(py) } else { None };
    let chain: Vec<_> = iter::successors(Some(error.clone_ref(py)), cause).take(NESTED).collect();
    let [outer @ .., inner] = chain.as_slice() else { return error };
    if outer.is_empty() || !inner.is_instance_of::<PyException>(py) {
        return inner.clone_ref(py);
    }
    let places = outer.iter().map(|error| place(&error.value(py).to_string()));
    let text = places.chain([inner.value(py).to_string()]).collect::<Vec<_>>().join(": ");
    let class = inner.get_type(py);
    // The classes that this crate raises. Others might not be constructible from a text alone.
    let ours = [
        py.get_type::<PyValueError>(),
        py.get_type::<PyRuntimeError>(),
        py.get_type::<PyMemoryError>(),
        py.get_type::<PyModuleNotFoundError>(),
        py.get_type::<PyTypeError>(),
    ];
    if !ours.iter().any(|ours| class.is(ours)) {
        return inner.clone_ref(py);
    }
    let explained = PyErr::from_type(class, text);
    if inner.traceback(py).is_some() {
        // Python code raised it, and the traceback says where.
        explained.set_cause(py, Some(inner.clone_ref(py)));
    }
    explained
}

/// The field in a text of PyO3, written as in other messages of this library.
fn place(text: &str) -> String {
    match text.strip_prefix("failed to extract field ") {
        Some(field) => format!("`{field}`"),
        None => text.to_owned(),
    }
}
