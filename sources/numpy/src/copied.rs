//! [`NumpyCopy`]: a field that copies an array out of Python.

use std::ops::{Deref, DerefMut};

use ndarray::{Array, Dimension};
use numpy::PyArrayMethods;
use pyo3::intern;
use pyo3::prelude::*;
use tensor_core::{ArrayField, ArrayFieldMut, Loan, LoanMut, Owned, Supports, TensorError, array_field};

use crate::borrows::MemoryBorrow;
use crate::check::{check_values, checked, place};
use crate::collect::{Refusal, field};
use crate::element::NumpyElement;
use crate::error::IntoPyErr;
use crate::free_threading::is_locked;
use crate::mismatch::Mismatch;

/// A NumPy array of dtype `T` with the rank of `D`, copied once into memory that Rust owns.
///
/// The copy is independent of Python: it can be sent to other threads, be used in [`Python::detach`], and become a tensor
/// without another copy (`into_tensors`), while Python changes its own array. The array is checked like a
/// [`NumpyArray`](crate::NumpyArray), its dtype included: copying does not convert.
#[derive(Debug, Clone, PartialEq)]
pub struct NumpyCopy<T, D: Dimension>(Array<T, D>);

impl<'a, 'py, T: NumpyElement, D: Dimension> FromPyObject<'a, 'py> for NumpyCopy<T, D> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        field(py, Self::copy(object), || Ok(Self(Array::default(D::zeros(D::NDIM.unwrap_or(1))))))
    }
}

impl<T: NumpyElement, D: Dimension> NumpyCopy<T, D> {
    fn copy(object: Borrowed<'_, '_, PyAny>) -> Result<Self, Refusal> {
        let py = object.py();
        let mut array = checked::<T, D>(object)?;
        if !is_locked(py)? {
            // Without the lock, another thread may be writing to the array. NumPy's own code may read it nevertheless,
            // Rust's may not. So NumPy makes a copy, which no other code has.
            let copy = array.call_method0(intern!(py, "copy"))?;
            array = checked::<T, D>(copy.as_borrowed())?;
        }
        let _borrow = MemoryBorrow::new(place(&array).span(), false)?;
        let array = array.try_readonly().map_err(|_| Mismatch::Lent)?;
        let view = array.as_array();
        check_values(&view)?;
        Ok(Self(tensor_core::to_array(&view).map_err(IntoPyErr::into_py_err)?))
    }
}

impl<T, D: Dimension> NumpyCopy<T, D> {
    /// The array.
    #[must_use]
    pub fn into_array(self) -> Array<T, D> {
        self.0
    }
}

impl<T, D: Dimension> Deref for NumpyCopy<T, D> {
    type Target = Array<T, D>;

    fn deref(&self) -> &Array<T, D> {
        &self.0
    }
}

impl<T, D: Dimension> DerefMut for NumpyCopy<T, D> {
    fn deref_mut(&mut self) -> &mut Array<T, D> {
        &mut self.0
    }
}

impl<T: NumpyElement, D: Dimension + 'static> ArrayField for NumpyCopy<T, D> {
    type Elem = T;
    type Dim = D;

    fn loan(&self) -> Loan<'_, T, D> {
        self.0.loan()
    }

    fn into_tensor<B: Supports<T, R>, R: Dimension>(self, device: &B::Device) -> Result<Owned<B, T, R>, TensorError> {
        self.0.into_tensor::<B, R>(device)
    }
}

impl<T: NumpyElement, D: Dimension + 'static> ArrayFieldMut for NumpyCopy<T, D> {
    fn loan_mut(&mut self) -> LoanMut<'_, T, D> {
        self.0.loan_mut()
    }
}

array_field!([T: NumpyElement, D: Dimension + 'static] NumpyCopy<T, D>);
