//! An array of any dtype and rank, chosen at run time: for the tests.

use half::{bf16, f16};
use ndarray::IxDyn;
use num_complex::Complex;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use tensor_core::{DType, Host, TensorInput};
use tensor_numpy::{IntoNumpy, IntoPyErr, NumpyArray, NumpyArrayMut, NumpyCopy, ToNumpy, extract};
use tensor_tch::Tch;

/// Writes each function once for each dtype, and one that chooses among them.
macro_rules! every_dtype {
    ($($dtype:literal $module:ident $ty:ty;)*) => {
        $(
            mod $module {
                use super::*;

                #[derive(FromPyObject, TensorInput)]
                struct Shared<'py> {
                    values: NumpyArray<'py, $ty, IxDyn>,
                }

                #[derive(FromPyObject, TensorInput)]
                struct SharedMut<'py> {
                    values: NumpyArrayMut<'py, $ty, IxDyn>,
                }

                #[derive(FromPyObject, TensorInput)]
                struct Copied {
                    values: NumpyCopy<$ty, IxDyn>,
                }

                pub(super) fn lend<'py>(object: &Bound<'py, PyAny>) -> PyResult<(usize, Bound<'py, PyAny>)> {
                    let shared: Shared<'py> = extract(object)?;
                    let tensors = shared.tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
                    let address = tensors.with(|t| t.values.as_ptr().addr());
                    let copy = shared.to_tensors::<Tch>().map_err(IntoPyErr::into_py_err)?;
                    Ok((address, copy.values.to_numpy(object.py())?.into_any()))
                }

                pub(super) fn copy_out<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
                    let copied: Copied = extract(object)?;
                    let owned = copied.into_tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
                    Ok(owned.values.into_numpy(object.py())?.into_any())
                }

                pub(super) fn write_zeros(object: &Bound<'_, PyAny>) -> PyResult<()> {
                    let mut shared: SharedMut<'_> = extract(object)?;
                    let mut tensors = shared.tensors_mut::<Host>().map_err(IntoPyErr::into_py_err)?;
                    tensors.with_mut(|t| t.values.fill(<$ty>::default()));
                    Ok(())
                }
            }
        )*

        /// The address at which Rust read `object.values`, and what PyTorch makes of a copy.
        #[pyfunction]
        pub(crate) fn lend<'py>(object: &Bound<'py, PyAny>, dtype: &str) -> PyResult<(usize, Bound<'py, PyAny>)> {
            match dtype {
                $($dtype => $module::lend(object),)*
                _ => Err(unknown(dtype)),
            }
        }

        /// A copy of `object.values`, made by Rust and taken over by NumPy.
        #[pyfunction]
        pub(crate) fn copy_out<'py>(object: &Bound<'py, PyAny>, dtype: &str) -> PyResult<Bound<'py, PyAny>> {
            match dtype {
                $($dtype => $module::copy_out(object),)*
                _ => Err(unknown(dtype)),
            }
        }

        /// Fills `object.values` with zeros, where it is.
        #[pyfunction]
        pub(crate) fn write_zeros(object: &Bound<'_, PyAny>, dtype: &str) -> PyResult<()> {
            match dtype {
                $($dtype => $module::write_zeros(object),)*
                _ => Err(unknown(dtype)),
            }
        }

        // A dtype that is missing above does not compile.
        const _: () = assert!([$($dtype),*].len() == DType::ALL.len());
    };
}

every_dtype! {
    "bool" bool_ bool;
    "uint8" uint8 u8;
    "uint16" uint16 u16;
    "uint32" uint32 u32;
    "uint64" uint64 u64;
    "int8" int8 i8;
    "int16" int16 i16;
    "int32" int32 i32;
    "int64" int64 i64;
    "float16" float16 f16;
    "bfloat16" bfloat16 bf16;
    "float32" float32 f32;
    "float64" float64 f64;
    "complex64" complex64 Complex<f32>;
    "complex128" complex128 Complex<f64>;
}

fn unknown(dtype: &str) -> PyErr {
    PyKeyError::new_err(format!("no dtype `{dtype}`"))
}
