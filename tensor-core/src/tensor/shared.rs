//! Tensors that borrow an array's memory: [`Shared`] to read, [`SharedMut`] to write.
//!
//! Neither holds a framework's tensor. That exists only while a closure runs, behind a guard that no user ever holds, so
//! leaking a `Shared` with `mem::forget` leaks nothing that could outlive the array.

use core::borrow::{Borrow, BorrowMut};
use core::fmt;
use core::marker::PhantomData;

use ndarray::{ArrayView, Dimension};

use super::arena::Arena;
use super::debug::debug;
use crate::{
    Backend, Element, Layout, Loan, LoanMut, Owned, RowMajor, Shares, SharesMut, Strided, Supports, TensorError,
};

/// A tensor of `B` that reads an array's own memory: dtype `T`, as many axes as `D`, layout `L`, no byte copied.
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
pub struct Shared<'data, B: Backend, T: Element, D: Dimension, L = Strided> {
    // Invariant: `B::check_loan` was `Ok` for it, and it is row-major if `L` is.
    loan: Loan<'data, T, D>,
    // The backend's `lend`, kept as a function so that the users of a share need no bound `B: Shares<T, D, L>`.
    lend: Lend<B, T, D>,
    layout: PhantomData<fn() -> L>,
}

/// Makes the framework's tensor, which an arena keeps.
///
/// Safety: `B::check_loan` was `Ok` for the loan.
type Lend<B, T, D> = for<'s, 't> unsafe fn(&Loan<'s, T, D>, &'t Arena<'s>) -> &'t <B as Backend>::Tensor<T, D>;

/// # Safety
///
/// As [`Lend`].
unsafe fn lend<'s, 't, B: Shares<T, D, L>, T: Element, D: Dimension + 'static, L: Layout>(
    loan: &Loan<'s, T, D>,
    arena: &'t Arena<'s>,
) -> &'t B::Tensor<T, D> {
    // SAFETY: the caller's promise; the arena drops the guard before `'s` ends, and nobody can leak the arena.
    let guard = unsafe { B::lend(loan) };
    (*arena.keep::<B::Guard<'s>>(guard)).borrow()
}

impl<'data, B: Shares<T, D>, T: Element, D: Dimension + 'static> Shared<'data, B, T, D> {
    /// Shares the memory of `view`, whatever its strides.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] and [`TensorError::Gaps`], where the backend can't express the view.
    pub fn new(view: ArrayView<'data, T, D>) -> Result<Self, TensorError> {
        Self::from_loan(Loan::new(view))
    }
}

impl<'data, B: Shares<T, D, L>, T: Element, D: Dimension + 'static, L: Layout> Shared<'data, B, T, D, L> {
    /// Shares the memory of `loan`.
    ///
    /// # Errors
    ///
    /// [`TensorError::NotRowMajor`], where `L` is [`RowMajor`]; [`TensorError::NegativeStride`] and
    /// [`TensorError::Gaps`], where the backend can't express the loan.
    pub fn from_loan(loan: Loan<'data, T, D>) -> Result<Self, TensorError> {
        loan.check_layout::<L>()?;
        B::check_loan(&loan)?;
        Ok(Self { loan, lend: lend::<B, T, D, L>, layout: PhantomData })
    }

    /// The same share, known to be row-major.
    ///
    /// # Errors
    ///
    /// [`TensorError::NotRowMajor`], if it is not.
    ///
    /// ```
    /// use ndarray::{Ix2, array};
    /// use tensor_core::{Host, RowMajor, Shared};
    ///
    /// let array = array![[1.0_f32, 2.0], [3.0, 4.0]];
    /// let rows: Shared<'_, Host, f32, Ix2, RowMajor> = Shared::new(array.view())?.row_major()?;
    /// let columns = Shared::<Host, f32, Ix2>::new(array.t())?.row_major();
    /// assert!(columns.unwrap_err().to_string().starts_with("expected a row-major array"));
    /// # Ok::<(), tensor_core::TensorError>(())
    /// ```
    pub fn row_major(self) -> Result<Shared<'data, B, T, D, RowMajor>, TensorError>
    where
        B: Shares<T, D, RowMajor>,
    {
        Shared::from_loan(self.loan)
    }
}

impl<'data, B: Backend, T: Element, D: Dimension, L> Shared<'data, B, T, D, L> {
    /// The same share with the layout `M` in its type.
    ///
    /// # Errors
    ///
    /// [`TensorError::NotRowMajor`], where `M` is [`RowMajor`].
    pub(crate) fn with_layout<M: Layout>(self) -> Result<Shared<'data, B, T, D, M>, TensorError> {
        self.loan.check_layout::<M>()?;
        Ok(Shared { loan: self.loan, lend: self.lend, layout: PhantomData })
    }

    /// Runs `f` on the framework's tensor, which exists only while `f` runs and reads the array's own memory.
    ///
    /// The value that `f` returns can't refer to the tensor. But `f` may keep the tensor through the framework's own
    /// reference counting, or ask the framework to write to it. The backend answers for what happens then: see the
    /// documentation of its [`Shares`] impl.
    ///
    /// # Panics
    ///
    /// If `f` panics.
    pub fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        Arena::with("", self, |shared, arena| f(shared.lend(arena)))
    }

    /// The tensor, for as long as `arena` lives.
    pub(crate) fn lend<'s, 't>(&'s self, arena: &'t Arena<'s>) -> &'t B::Tensor<T, D> {
        // SAFETY: `from_loan` checked the loan.
        unsafe { (self.lend)(&self.loan, arena) }
    }

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

    /// The device the tensor is on: that of its array, [`Backend::host`].
    #[must_use]
    pub fn device(&self) -> B::Device {
        B::host()
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension, L> Shared<'_, B, T, D, L> {
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

impl<B: Backend, T: Element, D: Dimension, L> Clone for Shared<'_, B, T, D, L> {
    fn clone(&self) -> Self {
        Self { loan: self.loan.clone(), lend: self.lend, layout: PhantomData }
    }
}

impl<B: Backend, T: Element, D: Dimension + Copy, L> Copy for Shared<'_, B, T, D, L> {}

impl<B: Backend, T: Element, D: Dimension, L> fmt::Debug for Shared<'_, B, T, D, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(f, "Shared", B::NAME, T::DTYPE, self.shape())
    }
}

/// A tensor of `B` that reads and writes an array's own memory: dtype `T`, as many axes as `D`, no byte copied.
///
/// The array is locked for `'data`; afterwards it holds what the framework wrote in [`with_mut`](Self::with_mut). Made
/// by the derived `tensors_mut` methods, or by [`SharedMut::new`].
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
pub struct SharedMut<'data, B: Backend, T: Element, D: Dimension, L = Strided> {
    // Invariant: `B::check_loan_mut` was `Ok` for it, and it is row-major if `L` is.
    loan: LoanMut<'data, T, D>,
    read: Read<B, T, D, L>,
    lend_mut: LendMut<B, T, D>,
}

/// Makes a share to read, from a loan to write.
type Read<B, T, D, L> = fn(Loan<'_, T, D>) -> Shared<'_, B, T, D, L>;

/// Makes the framework's tensor to write, which an arena keeps.
///
/// Safety: `B::check_loan_mut` was `Ok` for the loan.
type LendMut<B, T, D> = for<'s, 't> unsafe fn(LoanMut<'s, T, D>, &'t Arena<'s>) -> &'t mut <B as Backend>::Tensor<T, D>;

/// # Safety
///
/// As [`LendMut`].
#[allow(clippy::mut_from_ref, reason = "the tensor comes from the loan, which is to write")]
unsafe fn lend_mut<'s, 't, B: SharesMut<T, D, L>, T: Element, D: Dimension + 'static, L: Layout>(
    loan: LoanMut<'s, T, D>,
    arena: &'t Arena<'s>,
) -> &'t mut B::Tensor<T, D> {
    // SAFETY: the caller's promise; the arena drops the guard before `'s` ends, and nobody can leak the arena.
    let guard = unsafe { B::lend_mut(loan) };
    arena.keep_mut::<B::GuardMut<'s>>(guard, B::settle).borrow_mut()
}

/// Makes the share to read. It panics if the backend can write to the memory but not read it.
fn read<B: Shares<T, D, L>, T: Element, D: Dimension + 'static, L: Layout>(
    loan: Loan<'_, T, D>,
) -> Shared<'_, B, T, D, L> {
    match Shared::from_loan(loan) {
        Ok(shared) => shared,
        Err(error) => panic!("memory that {} writes can't be read: {error}", B::NAME),
    }
}

impl<'data, B: SharesMut<T, D>, T: Element, D: Dimension + 'static> SharedMut<'data, B, T, D> {
    /// Shares the memory of `view`, to be written, whatever its strides.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] and [`TensorError::Gaps`], where the backend can't express the view.
    pub fn new(view: ndarray::ArrayViewMut<'data, T, D>) -> Result<Self, TensorError> {
        Self::from_loan(LoanMut::new(view))
    }
}

impl<'data, B: SharesMut<T, D, L>, T: Element, D: Dimension + 'static, L: Layout> SharedMut<'data, B, T, D, L> {
    /// Shares the memory of `loan`, to be written.
    ///
    /// # Errors
    ///
    /// [`TensorError::NotRowMajor`], where `L` is [`RowMajor`]; [`TensorError::NegativeStride`] and
    /// [`TensorError::Gaps`], where the backend can't express the loan.
    pub fn from_loan(loan: LoanMut<'data, T, D>) -> Result<Self, TensorError> {
        loan.check_layout::<L>()?;
        B::check_loan_mut(&loan)?;
        Ok(Self { loan, read: read::<B, T, D, L>, lend_mut: lend_mut::<B, T, D, L> })
    }
}

impl<B: Backend, T: Element, D: Dimension, L> SharedMut<'_, B, T, D, L> {
    /// Runs `f` on the framework's tensor, which exists only while `f` runs and writes to the array's own memory.
    ///
    /// # Panics
    ///
    /// If `f` panics; and where a backend says so in the documentation of its [`SharesMut`] impl.
    pub fn with_mut<R>(&mut self, f: impl for<'t> FnOnce(&'t mut B::Tensor<T, D>) -> R) -> R {
        Arena::with("", self, |shared, arena| f(shared.lend_mut(arena)))
    }

    /// Runs `f` on a tensor that reads the array's own memory, as it is now; a write to it does not reach the array.
    ///
    /// # Panics
    ///
    /// If `f` panics; and if the backend can write to the memory but not read it. No sensible [`Shares::check_loan`]
    /// leads to that.
    pub fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        (self.read)(self.loan.read()).with(f)
    }

    /// The tensor to read, for as long as `arena` lives.
    pub(crate) fn lend<'s, 't>(&'s self, arena: &'t Arena<'s>) -> &'t B::Tensor<T, D> {
        let shared = (self.read)(self.loan.read());
        // SAFETY: `from_loan` checked the loan.
        unsafe { (shared.lend)(&shared.loan, arena) }
    }

    /// The tensor, for as long as `arena` lives.
    #[allow(clippy::mut_from_ref, reason = "the tensor comes from `self`, which is mutable")]
    pub(crate) fn lend_mut<'s, 't>(&'s mut self, arena: &'t Arena<'s>) -> &'t mut B::Tensor<T, D> {
        // SAFETY: `from_loan` checked the loan, and a reborrow has the same memory.
        unsafe { (self.lend_mut)(self.loan.reborrow(), arena) }
    }

    /// The array that is shared.
    #[must_use]
    pub fn view(&self) -> ArrayView<'_, T, D> {
        self.loan.view()
    }

    /// The lengths of the axes, in elements.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.loan.shape()
    }

    /// The device the tensor is on: that of its array, [`Backend::host`].
    #[must_use]
    pub fn device(&self) -> B::Device {
        B::host()
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension, L> SharedMut<'_, B, T, D, L> {
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

impl<B: Backend, T: Element, D: Dimension, L> fmt::Debug for SharedMut<'_, B, T, D, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(f, "SharedMut", B::NAME, T::DTYPE, self.shape())
    }
}
