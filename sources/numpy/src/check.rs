//! From an object of Python's to an array that Rust can refer to: every check there is.

use ndarray::{ArrayView, Dimension};
use numpy::{PyArray, PyArrayDescrMethods, PyArrayMethods, PyUntypedArray, PyUntypedArrayMethods};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyType};
use tensor_core::DType;

use crate::boolean;
use crate::element::NumpyElement;
use crate::memory::Place;
use crate::mismatch::Mismatch;

/// A view of the array that `object` is, or a copy if it has no elements: an array object that nobody else has.
///
/// Python code that runs later can change the dtype, the shape and the strides of the array that it passed, but not of
/// this one, so that what was checked stays so. The view keeps the array, and that its memory.
///
/// # Errors
///
/// Any [`Mismatch`] that does not concern values, sharing or writing, and what Python raises.
pub(crate) fn checked<'py, T: NumpyElement, D: Dimension>(
    object: Borrowed<'_, 'py, PyAny>,
) -> PyResult<Bound<'py, PyArray<T, D>>> {
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
    let private = private.cast_into::<PyArray<T, D>>()?;
    place(&private).check(align_of::<T>())?;
    Ok(private)
}

/// Of an array of `bool`, whether Rust can refer to its elements as well. Of other dtypes any bytes are values.
///
/// # Errors
///
/// [`Mismatch::Bool`].
pub(crate) fn check_values<T: NumpyElement, D: Dimension>(array: &ArrayView<'_, T, D>) -> Result<(), Mismatch> {
    if T::DTYPE == DType::Bool { boolean::check(array) } else { Ok(()) }
}

/// NumPy's dtype of `T`.
fn dtype<T: NumpyElement>(py: Python<'_>) -> PyResult<Bound<'_, numpy::PyArrayDescr>> {
    if T::DTYPE == DType::Bf16 {
        // NumPy itself has none: this package adds it, and rust-numpy panics without.
        py.import(intern!(py, "ml_dtypes"))?;
    }
    Ok(numpy::dtype::<T>(py))
}

/// Refuses the subclass whose memory alone is not what it says.
fn check_subclass(array: &Bound<'_, PyUntypedArray>) -> PyResult<()> {
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

/// A new array object with the memory of `array`, by NumPy's own method, whatever a subclass makes of it.
fn plain_view<'py>(array: &Bound<'py, PyUntypedArray>) -> PyResult<Bound<'py, PyAny>> {
    let py = array.py();
    let ndarray = ndarray_type(py);
    let kind = [("type", &ndarray)].into_py_dict(py)?;
    ndarray.call_method(intern!(py, "view"), (array,), Some(&kind))
}

/// A new array without elements, of the shape of `array`. NumPy lets one begin anywhere and step any distance; ndarray,
/// in debug builds, wants no two indices in one place even where there is no element.
fn empty<'py>(array: &Bound<'py, PyUntypedArray>) -> PyResult<Bound<'py, PyAny>> {
    let py = array.py();
    // As it is now: a subclass can change it while it is asked for anything.
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

/// Where NumPy says the elements are.
pub(crate) fn place<'a, T: NumpyElement, D: Dimension>(array: &'a Bound<'_, PyArray<T, D>>) -> Place<'a> {
    Place { address: array.data().addr(), shape: array.shape(), strides: array.strides(), item: size_of::<T>() }
}
