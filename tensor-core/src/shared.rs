//! Tensors that borrow an array's memory: [`Shared`] to read, [`SharedMut`] to write.
//!
//! Neither holds a framework's tensor. That exists only while a closure runs, behind a guard that no user ever holds, so
//! leaking a `Shared` with `mem::forget` leaks nothing that could outlive the array.

use std::borrow::{Borrow, BorrowMut};
use std::fmt;
use std::marker::PhantomData;

use ndarray::{ArrayView, Dimension};

use crate::{Backend, Element, Loan, LoanMut, Owned, Shares, SharesMut, Supports, TensorError};

/// A tensor of `B` that reads an array's own memory: dtype `T`, as many axes as `D`, no byte copied.
///
/// The array is frozen for `'data`: it can be read, but neither changed nor moved nor dropped. Made by the derived
/// `tensors` methods for fields that are shared, or by [`Shared::new`].
///
/// ```
/// use ndarray::array;
/// use tensor_core::{Host, Shared};
///
/// let array = array![[1.0_f32, 2.0], [3.0, 4.0]];
/// let shared = Shared::<Host, _, _>::new(array.view())?;
/// let (sum, at) = shared.with(|tensor| (tensor.sum(), tensor.as_ptr()));
/// assert_eq!(sum, 10.0);
/// assert_eq!(at, array.as_ptr());
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub struct Shared<'data, B, T, D: Dimension> {
    // Invariant: `B::check_loan` was `Ok` for it.
    loan: Loan<'data, T, D>,
    backend: PhantomData<fn() -> B>,
}

impl<'data, B: Shares<T, D>, T: Element, D: Dimension> Shared<'data, B, T, D> {
    /// Shares the memory of `view`.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] and [`TensorError::Gaps`], where the backend can't express the view.
    pub fn new(view: ArrayView<'data, T, D>) -> Result<Self, TensorError> {
        Self::from_loan(Loan::new(view))
    }

    /// Shares the memory of `loan`.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] and [`TensorError::Gaps`], where the backend can't express the loan.
    pub fn from_loan(loan: Loan<'data, T, D>) -> Result<Self, TensorError> {
        B::check_loan(&loan)?;
        Ok(Self { loan, backend: PhantomData })
    }

    /// Runs `f` on the framework's tensor, which exists only while `f` runs and reads the array's own memory.
    ///
    /// What `f` returns can't refer to the tensor. What it keeps in spite of that through the framework's own reference
    /// counting, and what the framework does when it is asked to write, is the backend's to answer for: see the
    /// documentation of its [`Shares`] impl.
    ///
    /// # Panics
    ///
    /// If `f` panics.
    pub fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R {
        // SAFETY: `from_loan` checked the loan; the guard is a local of this function, dropped at its end or by unwinding,
        // while `self` still borrows the array.
        let guard = unsafe { B::lend(&self.loan) };
        f(guard.borrow())
    }
}

impl<'data, B, T, D: Dimension> Shared<'data, B, T, D> {
    /// The array that is shared.
    #[must_use]
    pub fn view(&self) -> ArrayView<'data, T, D> {
        self.loan.view().clone()
    }

    /// The lengths of the axes, in elements.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.loan.view().shape()
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension> Shared<'_, B, T, D> {
    /// Copies the values, once, into a tensor that owns them.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate.
    pub fn to_owned(&self) -> Result<Owned<B, T, D>, TensorError> {
        self.to_owned_on(&B::host())
    }

    /// Copies the values, once, into a tensor on `device` that owns them.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device.
    pub fn to_owned_on(&self, device: &B::Device) -> Result<Owned<B, T, D>, TensorError> {
        Owned::copy_from(self.view(), device)
    }
}

impl<B, T, D: Dimension> Clone for Shared<'_, B, T, D> {
    fn clone(&self) -> Self {
        Self { loan: self.loan.clone(), backend: PhantomData }
    }
}

impl<B, T, D: Dimension + Copy> Copy for Shared<'_, B, T, D> {}

impl<B: Backend, T: Element, D: Dimension> fmt::Debug for Shared<'_, B, T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(f, "Shared", B::NAME, T::DTYPE, self.shape())
    }
}

/// A tensor of `B` that reads and writes an array's own memory: dtype `T`, as many axes as `D`, no byte copied.
///
/// The array is locked for `'data`; afterwards it holds what the framework wrote in [`with_mut`](Self::with_mut). Made by the derived `tensors_mut`
/// methods, or by [`SharedMut::new`].
///
/// ```
/// use ndarray::array;
/// use tensor_core::{Host, SharedMut};
///
/// let mut array = array![1.0_f32, 2.0];
/// SharedMut::<Host, _, _>::new(array.view_mut())?.with_mut(|tensor| *tensor *= 10.0);
/// assert_eq!(array, array![10.0, 20.0]);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub struct SharedMut<'data, B, T, D: Dimension> {
    // Invariant: `B::check_loan_mut` was `Ok` for it.
    loan: LoanMut<'data, T, D>,
    backend: PhantomData<fn() -> B>,
}

impl<'data, B: SharesMut<T, D>, T: Element, D: Dimension> SharedMut<'data, B, T, D> {
    /// Shares the memory of `view`, to be written.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] and [`TensorError::Gaps`], where the backend can't express the view.
    pub fn new(view: ndarray::ArrayViewMut<'data, T, D>) -> Result<Self, TensorError> {
        Self::from_loan(LoanMut::new(view))
    }

    /// Shares the memory of `loan`, to be written.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] and [`TensorError::Gaps`], where the backend can't express the loan.
    pub fn from_loan(loan: LoanMut<'data, T, D>) -> Result<Self, TensorError> {
        B::check_loan_mut(&loan)?;
        Ok(Self { loan, backend: PhantomData })
    }

    /// Runs `f` on the framework's tensor, which exists only while `f` runs and writes to the array's own memory.
    ///
    /// # Panics
    ///
    /// If `f` panics; and where a backend says so in the documentation of its [`SharesMut`] impl.
    pub fn with_mut<R>(&mut self, f: impl for<'t> FnOnce(&'t mut B::Tensor) -> R) -> R {
        // SAFETY: `from_loan` checked the loan, and a reborrow has the same memory; the guard is a local of this function,
        // dropped at its end or by unwinding, while `self` still borrows the array.
        let mut guard = unsafe { B::lend_mut(self.loan.reborrow()) };
        f(guard.borrow_mut())
    }
}

impl<B: Shares<T, D>, T: Element, D: Dimension> SharedMut<'_, B, T, D> {
    /// Runs `f` on a tensor that reads the array's own memory, as it is now; a write to it does not reach the array.
    ///
    /// # Panics
    ///
    /// If `f` panics; and if the backend can write to the memory but not read it, which no sensible
    /// [`Shares::check_loan`] says.
    pub fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R {
        match Shared::<B, T, D>::from_loan(self.loan.read()) {
            Ok(shared) => shared.with(f),
            Err(error) => panic!("memory that {} writes can't be read: {error}", B::NAME),
        }
    }
}

impl<B, T, D: Dimension> SharedMut<'_, B, T, D> {
    /// The array that is shared.
    #[must_use]
    pub fn view(&self) -> ArrayView<'_, T, D> {
        self.loan.view()
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension> SharedMut<'_, B, T, D> {
    /// Copies the values, once, into a tensor that owns them.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate.
    pub fn to_owned(&self) -> Result<Owned<B, T, D>, TensorError> {
        Owned::copy_from(self.view(), &B::host())
    }
}

impl<B: Backend, T: Element, D: Dimension> fmt::Debug for SharedMut<'_, B, T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(f, "SharedMut", B::NAME, T::DTYPE, self.loan.view().shape())
    }
}

/// What the tensor types print: who owns it, whose it is, its dtype and shape, never its values.
pub(crate) fn debug(
    f: &mut fmt::Formatter<'_>,
    owner: &str,
    backend: &str,
    dtype: crate::DType,
    shape: &[usize],
) -> fmt::Result {
    write!(f, "{owner}<{backend}, {dtype}>{shape:?}")
}
