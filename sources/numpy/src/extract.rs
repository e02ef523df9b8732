//! [`extract`]: gets a struct of arrays from Python, with an exception that says which fields are wrong and why.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::exceptions::{
    PyAttributeError, PyException, PyLookupError, PyMemoryError, PyModuleNotFoundError, PyRuntimeError, PyTypeError,
    PyValueError,
};
use pyo3::prelude::*;

use crate::collect::Collection;
use crate::report::{Wrong, report};

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
/// # Several fields
///
/// If more than one field is wrong, one exception has a line for each:
///
/// ```text
/// TypeError: 2 fields of `Points` can't become tensors:
///   `Points.xy`: expected an array of dtype `float32`, found `float64`; `.astype("float32")` converts
///   `Points.class`: expected an array of dtype `int64`, found `int32`; `.astype("int64")` converts
/// ```
///
/// It is a `TypeError` if each of them would be one alone, otherwise a `ValueError`. Of each array it names the first thing
/// that is wrong: the dtype before the rank, and the rank before the memory. Shapes and layouts are checked by `tensors`, in
/// arrays that have passed all checks here, and all that is wrong with these is one exception, too.
///
/// Another exception ends the list: that of an attribute that is missing, of a property, of a field of another type, of an enum
/// that fits no variant, of a missing `ml_dtypes` or global lock. It is raised as it is if it comes first. Otherwise it is
/// the last line of the list, and the cause of the list's exception. The fields after it were not looked at, so the list begins
/// with `at least`.
///
/// To find the next field, PyO3 extracts the struct again, with an empty array in place of each that is wrong. So if an array
/// is wrong, and only then:
///
/// - properties run again, files of an `NpzFile` are read again, and a [`NumpyCopy`](crate::NumpyCopy) before the wrong field
///   is copied again, once for each field that is wrong;
/// - an implementation of [`FromPyObject`] by hand that extracts arrays may get such an empty array. What it makes of the
///   array is dropped, and an exception about its field is not raised. If it panics, the list ends, unless the program is
///   built with `panic = "abort"`.
///
/// The list also ends after 64 further extractions.
///
/// # Errors
///
/// What the extraction raises, with PyO3's own exceptions joined to their causes. An exception that Python code raises, such
/// as an interrupt or the exception of a property, keeps its class and its causes, unless it is in a list.
pub fn extract<'a, 'py, T: FromPyObject<'a, 'py>>(object: &'a Bound<'py, PyAny>) -> PyResult<T> {
    let py = object.py();
    let collection = Collection::begin(py);
    object.extract().map_err(|error: T::Error| {
        let again = || object.extract().map(|_: T| ()).map_err(Into::into);
        all(py, &collection, error.into(), &again)
    })
}

/// The most nested structs whose exceptions are joined. A limit is needed since Python code can raise an exception that
/// looks like one of PyO3's and is its own cause.
const NESTED: usize = 64;

/// How often a struct is extracted again. A limit is needed since one field may be a list of very many arrays.
const MOST: usize = 64;

/// The exception for all fields that are wrong, after `error` for the first. `again` extracts the struct once more.
fn all(py: Python<'_>, collection: &Collection, error: PyErr, again: &dyn Fn() -> PyResult<()>) -> PyErr {
    let first = Failure::new(py, error);
    if !first.is_mismatch(py, collection) {
        return first.explained(py);
    }
    let mut fields = vec![first.wrong(py)];
    let mut types_only = first.is_about_type(py);
    let mut cause = None;
    let mut more = true;
    for _ in 0..MOST {
        collection.restart();
        // If code that was given an empty array panics, what is known by now says more.
        let Ok(extracted) = catch_unwind(AssertUnwindSafe(again)) else { break };
        let Err(error) = extracted else {
            more = false;
            break;
        };
        let failure = Failure::new(py, error);
        if !failure.inner.is_instance_of::<PyException>(py) {
            return failure.inner;
        }
        let wrong = failure.wrong(py);
        let is_listed = fields.iter().any(|field| field.path == wrong.path);
        if failure.is_mismatch(py, collection) {
            types_only &= failure.is_about_type(py);
            // A list of arrays is one field, and has one line.
            if !is_listed {
                fields.push(wrong);
            }
            continue;
        }
        if !is_listed && (failure.is_of_python(py) || !fields.iter().any(|field| field.path.starts_with(&wrong.path))) {
            fields.push(Wrong { text: failure.inner.to_string(), ..wrong });
            cause = Some(failure.inner);
        }
        break;
    }
    if fields.len() == 1 {
        return first.explained(py);
    }
    let text = report(&fields, more);
    let error = if types_only { PyTypeError::new_err(text) } else { PyValueError::new_err(text) };
    error.set_cause(py, cause);
    error
}

/// An exception of an extraction, taken apart.
struct Failure {
    /// The fields that PyO3's exceptions name, from the outermost struct on.
    path: Vec<String>,
    /// What is wrong with the innermost field.
    inner: PyErr,
}

impl Failure {
    fn new(py: Python<'_>, error: PyErr) -> Self {
        let is_of_pyo3 = |error: &PyErr| {
            error.get_type(py).is(py.get_type::<PyTypeError>())
                && error.value(py).to_string().starts_with("failed to extract ")
        };
        let mut failure = Self { path: Vec::new(), inner: error };
        while failure.path.len() < NESTED - 1 && is_of_pyo3(&failure.inner) {
            let Some(cause) = failure.inner.cause(py) else { break };
            failure.path.push(place(&failure.inner.value(py).to_string()));
            failure.inner = cause;
        }
        failure
    }

    /// Whether the array of a field does not fit, which another one can take the place of.
    fn is_mismatch(&self, py: Python<'_>, collection: &Collection) -> bool {
        !self.path.is_empty() && collection.has_raised(py, &self.inner)
    }

    fn is_about_type(&self, py: Python<'_>) -> bool {
        self.inner.is_instance_of::<PyTypeError>(py)
    }

    /// Whether the exception is one that Python raises while it looks for a field, or that Python code raises. Others may be
    /// due to the empty array in a field.
    fn is_of_python(&self, py: Python<'_>) -> bool {
        self.inner.is_instance_of::<PyAttributeError>(py)
            || self.inner.is_instance_of::<PyLookupError>(py)
            || self.inner.traceback(py).is_some()
    }

    fn wrong(&self, py: Python<'_>) -> Wrong {
        Wrong { path: self.path.clone(), text: self.inner.value(py).to_string() }
    }

    /// The exceptions that PyO3 raised and their cause, joined into one exception.
    fn explained(&self, py: Python<'_>) -> PyErr {
        let inner = &self.inner;
        if self.path.is_empty() || !inner.is_instance_of::<PyException>(py) {
            return inner.clone_ref(py);
        }
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
        let explained = PyErr::from_type(class, self.wrong(py).line());
        if inner.traceback(py).is_some() {
            // Python code raised it, and the traceback says where.
            explained.set_cause(py, Some(inner.clone_ref(py)));
        }
        explained
    }
}

/// The field in a text of PyO3, written as in other messages of this library.
fn place(text: &str) -> String {
    match text.strip_prefix("failed to extract field ") {
        Some(field) => format!("`{field}`"),
        None => text.to_owned(),
    }
}
