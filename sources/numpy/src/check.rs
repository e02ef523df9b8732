//! Checks that a Python object is an array that Rust can refer to.

use ndarray::{ArrayView, Dimension};
use numpy::{PyArray, PyArrayDescrMethods, PyArrayMethods, PyUntypedArray, PyUntypedArrayMethods};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyType};
use tensor_core::DType;

use crate::boolean;
use crate::collect::Refusal;
use crate::element::NumpyElement;
use crate::memory::Place;
use crate::mismatch::Mismatch;

/// Makes a view of the array `object`, after checking it. The view is a new array object, which no other code has. An empty
/// array is copied instead.
///
/// Python code that runs later can change the dtype, shape and strides of the array that it passed, but not those of the
/// view, so the result of the checks stays true. The view keeps the array alive, and with it the memory.
///
/// # Errors
///
/// Any [`Mismatch`] except those about values, sharing and writing; and exceptions that Python raises.
pub(crate) fn checked<'py, T: NumpyElement, D: Dimension>(
    object: Borrowed<'_, 'py, PyAny>,
) -> Result<Bound<'py, PyArray<T, D>>, Refusal> {
    let dtype = dtype::<T>(object.py())?;
    let Ok(array) = object.cast::<PyUntypedArray>() else {
        let found = object.get_type().fully_qualified_name()?.to_string();
        return Err(Mismatch::NotAnArray { expected: dtype.to_string(), found }.into());
    };
    check_subclass(&array)?;
    let found = array.dtype();
    if !found.is_equiv_to(&dtype) {
        let swapped = found.is_native_byteorder() == Some(false)
            && found.call_method1(intern!(object.py(), "newbyteorder"), ("=",))?.eq(&dtype)?;
        return Err(Mismatch::DType { expected: dtype.to_string(), found: found.to_string(), swapped }.into());
    }
    if let Some(expected) = D::NDIM.filter(|&expected| expected != array.ndim()) {
        return Err(Mismatch::Rank { expected, found: array.ndim() }.into());
    }
    let private = if array.shape().contains(&0) { empty(&array)? } else { plain_view(&array)? };
    let private = private.cast_into::<PyArray<T, D>>().map_err(PyErr::from)?;
    place(&private).check(align_of::<T>())?;
    Ok(private)
}

/// Checks that the elements of an array of `bool` are valid in Rust. For other dtypes any bytes are.
///
/// # Errors
///
/// [`Mismatch::Bool`].
pub(crate) fn check_values<T: NumpyElement, D: Dimension>(array: &ArrayView<'_, T, D>) -> Result<(), Mismatch> {
    if T::DTYPE == DType::Bool { boolean::check(array) } else { Ok(()) }
}

/// The dtype that NumPy has for `T`.
fn dtype<T: NumpyElement>(py: Python<'_>) -> PyResult<Bound<'_, numpy::PyArrayDescr>> {
    if T::DTYPE == DType::Bf16 {
        // NumPy has no bfloat16. This package adds it, and rust-numpy panics without the package.
        py.import(intern!(py, "ml_dtypes"))?;
    }
    Ok(numpy::dtype::<T>(py))
}

/// Refuses a masked array: its memory alone does not say what its values are.
fn check_subclass(array: &Bound<'_, PyUntypedArray>) -> Result<(), Refusal> {
    let py = array.py();
    if array.is_exact_instance(&ndarray_type(py)) {
        return Ok(());
    }
    let masked = py.import(intern!(py, "numpy.ma"))?.getattr(intern!(py, "MaskedArray"))?;
    if array.is_instance(&masked)? { Err(Mismatch::Masked.into()) } else { Ok(()) }
}

fn ndarray_type(py: Python<'_>) -> Bound<'_, PyType> {
    py.get_type::<PyUntypedArray>()
}

/// A new array object with the memory of `array`, made by NumPy's own `view` even if a subclass overrides it.
fn plain_view<'py>(array: &Bound<'py, PyUntypedArray>) -> PyResult<Bound<'py, PyAny>> {
    let py = array.py();
    let ndarray = ndarray_type(py);
    let kind = [("type", &ndarray)].into_py_dict(py)?;
    ndarray.call_method(intern!(py, "view"), (array,), Some(&kind))
}

/// A new empty array with the shape of `array`. In NumPy an empty array may have any address and any strides. ndarray, in
/// debug builds, checks the strides of an empty array as if it had elements.
fn empty<'py>(array: &Bound<'py, PyUntypedArray>) -> PyResult<Bound<'py, PyAny>> {
    let py = array.py();
    // Copied, since a subclass can change it when it is called.
    let shape = array.shape().to_vec();
    let mut step = array.dtype().itemsize();
    let mut strides = vec![0; shape.len()];
    for (stride, &len) in strides.iter_mut().zip(&shape).rev() {
        *stride = step;
        step = step.saturating_mul(len.max(1));
    }
    let new = ndarray_type(py).call_method1(intern!(py, "copy"), (array,))?;
    let tricks = py.import(intern!(py, "numpy.lib.stride_tricks"))?;
    tricks.call_method1(intern!(py, "as_strided"), (new, shape, strides))
}

/// An empty array in place of one that does not fit, for [`crate::collect`].
pub(crate) fn placeholder<T: NumpyElement, D: Dimension>(py: Python<'_>) -> Bound<'_, PyArray<T, D>> {
    PyArray::zeros(py, D::zeros(D::NDIM.unwrap_or(1)), false)
}

/// Where the elements are, according to NumPy.
pub(crate) fn place<'a, T: NumpyElement, D: Dimension>(array: &'a Bound<'_, PyArray<T, D>>) -> Place<'a> {
    Place { address: array.data().addr(), shape: array.shape(), strides: array.strides(), item: size_of::<T>() }
}
