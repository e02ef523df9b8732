//! [`NumpyArray`] and [`NumpyArrayMut`]: fields that share an array's memory with Python.

use std::fmt;

use ndarray::{ArrayView, ArrayViewMut, Dimension};
use numpy::{BorrowError, PyArray, PyArrayMethods, PyReadonlyArray, PyReadwriteArray, PyUntypedArrayMethods};
use pyo3::intern;
use pyo3::prelude::*;
use tensor_core::{ArrayField, ArrayFieldMut, Loan, LoanMut, array_field};

use crate::borrows::MemoryBorrow;
use crate::check::{check_values, checked, place, placeholder};
use crate::collect::{Refusal, field};
use crate::element::NumpyElement;
use crate::free_threading::check_locked;
use crate::mismatch::Mismatch;

/// A NumPy array of dtype `T` with the rank of `D`. Tensors read its memory in place: no byte is copied.
///
/// Any layout is accepted: C or Fortran order, sliced, reversed, broadcast. Whether the framework supports the layout is
/// checked by `tensors`. [The crate's documentation](crate#what-is-checked) lists the arrays that are refused, says
/// [why a share is sound](crate#why-a-share-is-sound), and what remains up to its user.
///
/// The array is neither [`Send`] nor [`Sync`], so it can't be used in [`Python::detach`]. The results of
/// [`view`](Self::view) and `tensors` can, but [must not](crate#why-a-share-is-sound). To let Python run meanwhile, take a
/// [`NumpyCopy`](crate::NumpyCopy).
///
/// ```compile_fail,E0277
/// use ndarray::Ix1;
/// use pyo3::prelude::*;
/// use tensor_numpy::NumpyArray;
///
/// fn sum(py: Python<'_>, volts: &NumpyArray<'_, f32, Ix1>) -> f32 {
///     py.detach(|| volts.view().sum()) // error: `*mut pyo3::Python<'static>` cannot be shared between threads safely
/// }
/// ```
pub struct NumpyArray<'py, T: NumpyElement, D: Dimension> {
    // Invariant: a view that no other code has, and that `checked` returned.
    array: PyReadonlyArray<'py, T, D>,
    _borrow: MemoryBorrow,
}

/// A NumPy array of dtype `T` with the rank of `D`. Tensors read and write its memory in place: Python sees what
/// `tensors_mut` writes.
///
/// The array has to meet the requirements of a [`NumpyArray`] and be writeable. No two of its elements may share memory,
/// nor may another field that is alive share memory with it.
pub struct NumpyArrayMut<'py, T: NumpyElement, D: Dimension> {
    // Invariant: as for `NumpyArray`, and no two elements share memory.
    array: PyReadwriteArray<'py, T, D>,
    _borrow: MemoryBorrow,
}

impl<'a, 'py, T: NumpyElement, D: Dimension> FromPyObject<'a, 'py> for NumpyArray<'py, T, D> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        check_locked(py)?;
        let array = checked(object).and_then(|array| Self::share(&array));
        field(py, array, || Self::share(&placeholder(py)))
    }
}

impl<'a, 'py, T: NumpyElement, D: Dimension> FromPyObject<'a, 'py> for NumpyArrayMut<'py, T, D> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let py = object.py();
        check_locked(py)?;
        let array = checked(object).and_then(|array| {
            // The flag of the object itself, since `checked` replaces an empty array.
            if !object.getattr(intern!(py, "flags"))?.getattr(intern!(py, "writeable"))?.extract::<bool>()? {
                return Err(Mismatch::ReadOnly.into());
            }
            Self::share(&array)
        });
        field(py, array, || Self::share(&placeholder(py)))
    }
}

impl<'py, T: NumpyElement, D: Dimension> NumpyArray<'py, T, D> {
    /// Borrows an array that `checked` returned.
    fn share(array: &Bound<'py, PyArray<T, D>>) -> Result<Self, Refusal> {
        let borrow = MemoryBorrow::new(place(array).span(), false)?;
        let array = array.try_readonly().map_err(|_| Mismatch::Lent)?;
        check_values(&array.as_array())?;
        Ok(Self { array, _borrow: borrow })
    }
}

impl<'py, T: NumpyElement, D: Dimension> NumpyArrayMut<'py, T, D> {
    /// Borrows an array that `checked` returned, to write it.
    fn share(array: &Bound<'py, PyArray<T, D>>) -> Result<Self, Refusal> {
        place(array).check_distinct()?;
        let borrow = MemoryBorrow::new(place(array).span(), true)?;
        let array = array.try_readwrite().map_err(|error| match error {
            // NumPy's own flag. The attribute above may be anything in a subclass.
            BorrowError::NotWriteable => Mismatch::ReadOnly,
            _ => Mismatch::Lent,
        })?;
        check_values(&array.as_array())?;
        Ok(Self { array, _borrow: borrow })
    }
}

impl<'py, T: NumpyElement, D: Dimension> NumpyArray<'py, T, D> {
    /// A view of the array. While it is in use, no Python code may run, and this thread may not detach.
    ///
    /// # Panics
    ///
    /// If Python code has written bytes other than 0 and 1 to an array of `bool` since the array was passed.
    #[must_use]
    pub fn view(&self) -> ArrayView<'_, T, D> {
        checked_again(self.array.as_array())
    }

    /// Proof that this thread is attached to Python.
    #[must_use]
    pub fn py(&self) -> Python<'py> {
        self.array.py()
    }
}

impl<'py, T: NumpyElement, D: Dimension> NumpyArrayMut<'py, T, D> {
    /// A view of the array: see [`NumpyArray::view`].
    ///
    /// # Panics
    ///
    /// See [`NumpyArray::view`].
    #[must_use]
    pub fn view(&self) -> ArrayView<'_, T, D> {
        checked_again(self.array.as_array())
    }

    /// A view to write the array: see [`NumpyArray::view`].
    ///
    /// # Panics
    ///
    /// See [`NumpyArray::view`].
    #[must_use]
    pub fn view_mut(&mut self) -> ArrayViewMut<'_, T, D> {
        checked_again(self.array.as_array());
        self.array.as_array_mut()
    }

    /// Proof that this thread is attached to Python.
    #[must_use]
    pub fn py(&self) -> Python<'py> {
        self.array.py()
    }
}

/// Checks the bytes of a `bool` array again. Python code may have run since the array was passed: for instance a property
/// of the object, to get the next field.
fn checked_again<T: NumpyElement, D: Dimension>(array: ArrayView<'_, T, D>) -> ArrayView<'_, T, D> {
    if let Err(mismatch) = check_values(&array) {
        panic!("Python code changed an array while it was lent: {mismatch}");
    }
    array
}

impl<T: NumpyElement, D: Dimension + 'static> ArrayField for NumpyArray<'_, T, D> {
    type Elem = T;
    type Dim = D;

    fn loan(&self) -> Loan<'_, T, D> {
        Loan::new(self.view())
    }
}

impl<T: NumpyElement, D: Dimension + 'static> ArrayField for NumpyArrayMut<'_, T, D> {
    type Elem = T;
    type Dim = D;

    fn loan(&self) -> Loan<'_, T, D> {
        Loan::new(self.view())
    }
}

impl<T: NumpyElement, D: Dimension + 'static> ArrayFieldMut for NumpyArrayMut<'_, T, D> {
    fn loan_mut(&mut self) -> LoanMut<'_, T, D> {
        LoanMut::new(self.view_mut())
    }
}

array_field!(['py, T: NumpyElement, D: Dimension + 'static] NumpyArray<'py, T, D>, read only);
array_field!(['py, T: NumpyElement, D: Dimension + 'static] NumpyArrayMut<'py, T, D>);

impl<T: NumpyElement, D: Dimension> fmt::Debug for NumpyArray<'_, T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NumpyArray<{}>{:?}", T::DTYPE, self.array.shape())
    }
}

impl<T: NumpyElement, D: Dimension> fmt::Debug for NumpyArrayMut<'_, T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NumpyArrayMut<{}>{:?}", T::DTYPE, self.array.shape())
    }
}
