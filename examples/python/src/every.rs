//! Functions for the tests, which take an array of any rank and of a dtype that is chosen at run time.

use ndarray::IxDyn;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use tensor_core::{Host, TensorInput, for_each_dtype};
use tensor_numpy::{IntoNumpy, IntoPyErr, NumpyArray, NumpyArrayMut, NumpyCopy, NumpyElement, ToNumpy, extract};
use tensor_tch::Tch;

// The structs are generic over their field, not over its dtype, since PyO3's derive requires that a type parameter can be
// extracted from Python.
#[derive(FromPyObject, TensorInput)]
struct Shared<Array> {
    values: Array,
}

#[derive(FromPyObject, TensorInput)]
struct SharedMut<Array> {
    values: Array,
}

#[derive(FromPyObject, TensorInput)]
struct Copied<Array> {
    values: Array,
}

fn lend_as<'py, T: NumpyElement>(object: &Bound<'py, PyAny>) -> PyResult<(usize, Bound<'py, PyAny>)> {
    let shared: Shared<NumpyArray<'py, T, IxDyn>> = extract(object)?;
    let tensors = shared.tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
    let address = tensors.with(|t| t.values.as_ptr().addr());
    let copy = shared.to_tensors::<Tch>().map_err(IntoPyErr::into_py_err)?;
    Ok((address, copy.values.to_numpy(object.py())?.into_any()))
}

fn copy_out_as<'py, T: NumpyElement>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let copied: Copied<NumpyCopy<T, IxDyn>> = extract(object)?;
    let owned = copied.into_tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
    Ok(owned.values.into_numpy(object.py())?.into_any())
}

fn write_zeros_as<T: NumpyElement>(object: &Bound<'_, PyAny>) -> PyResult<()> {
    let mut shared: SharedMut<NumpyArrayMut<'_, T, IxDyn>> = extract(object)?;
    let mut tensors = shared.tensors_mut::<Host>().map_err(IntoPyErr::into_py_err)?;
    tensors.with_mut(|t| t.values.fill(T::default()));
    Ok(())
}

/// Defines the functions that Python calls. Each calls the generic function for the dtype that has the given name in NumPy.
macro_rules! by_name {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        /// The address at which Rust read `object.values`, and a copy of it that went through PyTorch.
        #[pyfunction]
        pub(crate) fn lend<'py>(object: &Bound<'py, PyAny>, dtype: &str) -> PyResult<(usize, Bound<'py, PyAny>)> {
            match dtype {
                $(stringify!($numpy) => lend_as::<$ty>(object),)*
                _ => Err(unknown(dtype)),
            }
        }

        /// A copy of `object.values`, which Rust made and NumPy took over.
        #[pyfunction]
        pub(crate) fn copy_out<'py>(object: &Bound<'py, PyAny>, dtype: &str) -> PyResult<Bound<'py, PyAny>> {
            match dtype {
                $(stringify!($numpy) => copy_out_as::<$ty>(object),)*
                _ => Err(unknown(dtype)),
            }
        }

        /// Fills `object.values` with zeros, in place.
        #[pyfunction]
        pub(crate) fn write_zeros(object: &Bound<'_, PyAny>, dtype: &str) -> PyResult<()> {
            match dtype {
                $(stringify!($numpy) => write_zeros_as::<$ty>(object),)*
                _ => Err(unknown(dtype)),
            }
        }
    };
}
for_each_dtype!(by_name);

fn unknown(dtype: &str) -> PyErr {
    PyKeyError::new_err(format!("no dtype `{dtype}`"))
}
