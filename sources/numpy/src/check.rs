//! From an object of Python's to an array that Rust can refer to: every check there is.

use ndarray::Dimension;
use numpy::{PyArray, PyArrayDescrMethods, PyArrayMethods, PyUntypedArray, PyUntypedArrayMethods};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyType};
use tensor_core::DType;

use crate::NumpyElement;
use crate::memory::Place;
use crate::mismatch::Mismatch;

/// A view of the array that `object` is, or a copy if it has no elements: an array object that nobody else has.
///
/// Python code that runs later can change the dtype, the shape and the strides of the array that it passed, but not of this one,
/// so that what was checked stays so. The view keeps the array, and that its memory.
///
/// # Errors
///
/// Any [`Mismatch`] that does not concern sharing or writing, and what Python raises.
pub(crate) fn checked<'py, T: NumpyElement, D: Dimension>(
    object: Borrowed<'_, 'py, PyAny>,
) -> PyResult<Bound<'py, PyArray<T, D>>> {
    let dtype = dtype::<T>(object.py())?;
    let Ok(array) = object.cast::<PyUntypedArray>() else {
        let found = object.get_type().name()?.to_string();
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
    let private = if array.is_empty() {
        // NumPy lets an empty array begin anywhere, and there is nothing to share.
        array.call_method0(intern!(object.py(), "copy"))?
    } else {
        plain_view(&array, None)?
    };
    let private = private.cast_into::<PyArray<T, D>>()?;
    place(&private).check(align_of::<T>())?;
    if T::DTYPE == DType::Bool
        && let Some((index, byte)) = bad_bool(private.as_untyped())?
    {
        return Err(Mismatch::Bool { index, byte }.into());
    }
    Ok(private)
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
fn plain_view<'py>(array: &Bound<'py, PyUntypedArray>, dtype: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
    let py = array.py();
    let ndarray = ndarray_type(py);
    let kinds = [("type", ndarray.as_any())].into_py_dict(py)?;
    if let Some(dtype) = dtype {
        kinds.set_item(intern!(py, "dtype"), dtype)?;
    }
    ndarray.call_method(intern!(py, "view"), (array,), Some(&kinds))
}

/// Where NumPy says the elements are.
pub(crate) fn place<'a, T: NumpyElement, D: Dimension>(array: &'a Bound<'_, PyArray<T, D>>) -> Place<'a> {
    Place { address: array.data().addr(), shape: array.shape(), strides: array.strides(), item: size_of::<T>() }
}

/// The first element of an array of `bool` that is none in Rust.
pub(crate) fn bad_bool(array: &Bound<'_, PyUntypedArray>) -> PyResult<Option<(Vec<usize>, u8)>> {
    let bytes = plain_view(array, Some("uint8"))?.cast_into::<numpy::PyArrayDyn<u8>>()?;
    let bytes = bytes.try_readonly()?;
    let bytes = bytes.as_array();
    if bytes.as_slice_memory_order().is_some_and(|bytes| bytes.iter().fold(0, |all, &byte| all | byte) <= 1) {
        return Ok(None);
    }
    let found = bytes.indexed_iter().find(|&(_, &byte)| byte > 1);
    Ok(found.map(|(index, &byte)| (ndarray::Dimension::slice(&index).to_vec(), byte)))
}
