//! What a framework has to offer so that derived structs can become its tensors.
//!
//! The traits name no framework. Which dtypes and ranks one can hold, and whether it can borrow, is said by which impls
//! exist: what is missing does not compile.

use core::borrow::{Borrow, BorrowMut};
use core::fmt;

use alloc::vec::Vec;

use ndarray::{ArcArray, Array, ArrayView, Dimension};

use crate::{Element, Layout, Loan, LoanMut, Strided, TensorError, Values};

/// A framework whose tensors structs can become.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend",
    label = "not a framework",
    note = "a backend is a type such as `Host`, or one of a backend's crate"
)]
pub trait Backend: Sized + 'static {
    /// Where a tensor's memory is.
    type Device: Clone + PartialEq + fmt::Debug;

    /// What closures and functions see by reference.
    ///
    /// For a framework whose tensor type has the element type or the rank in it under a bound of its own, this is a type
    /// of the backend's crate that holds one. Whether there is any for a `T` and a `D` is said by [`Supports`] alone.
    type Tensor<T: Element, D: Dimension>: ?Sized + fmt::Debug;

    /// What [`Owned`](crate::Owned) holds.
    type Owned<T: Element, D: Dimension>: BorrowMut<Self::Tensor<T, D>>;

    /// The framework's name, as error messages spell it.
    const NAME: &'static str;

    /// The device whose memory the host reads: that of shares, and of everything that is not asked to be elsewhere.
    fn host() -> Self::Device;

    /// The lengths of a tensor's axes, in elements.
    fn shape<T: Element, D: Dimension>(tensor: &Self::Tensor<T, D>) -> Vec<usize>;
}

/// A backend that can hold tensors of dtype `T` and as many axes as `D`.
///
/// Where the impl is missing, whatever would make such a tensor does not compile.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot hold tensors of dtype `{T}`",
    label = "no `{T}` tensors here",
    note = "choose another dtype for the field (`#[tensor(copy, cast = …)]` converts), or another backend"
)]
pub trait Supports<T: Element, D: Dimension>: Backend {
    /// A tensor on `device` with the values of `view`, which is not referred to afterwards.
    ///
    /// The values are laid out row-major, whatever the strides of `view`.
    ///
    /// # Errors
    ///
    /// [`TensorError::NoMemory`]; [`TensorError::Backend`], if the framework can't allocate or does not know the device.
    fn copy(view: ArrayView<'_, T, D>, device: &Self::Device) -> Result<Self::Owned<T, D>, TensorError>;

    /// A tensor on `device` that takes the array over, without a copy where the framework can.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], as for [`copy`](Self::copy); the array is then dropped.
    fn adopt(array: Array<T, D>, device: &Self::Device) -> Result<Self::Owned<T, D>, TensorError>;

    /// A tensor on `device` that takes one of several owners of an array over; the other owners never see a change.
    ///
    /// The default adopts an array without other owners and copies any other.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], as for [`copy`](Self::copy); the owner is then dropped.
    fn adopt_shared(array: ArcArray<T, D>, device: &Self::Device) -> Result<Self::Owned<T, D>, TensorError> {
        match array.try_into_owned_nocopy() {
            Ok(array) => Self::adopt(array, device),
            Err(shared) => Self::copy(shared.view(), device),
        }
    }

    /// A tensor on `device` with values that are converted on their way, laid out row-major.
    ///
    /// The default adopts the array that core writes them to. For a framework that adopts no memory: write them to the
    /// framework's own, and they are still copied once.
    ///
    /// # Errors
    ///
    /// [`TensorError::Cast`], if a checked cast would change a value, and as for [`copy`](Self::copy).
    fn convert(values: impl Values<T, D>, device: &Self::Device) -> Result<Self::Owned<T, D>, TensorError> {
        Self::adopt(values.into_array()?, device)
    }

    /// Checks a tensor of unknown origin against `T` and `D`.
    ///
    /// # Errors
    ///
    /// [`TensorError::DType`], [`TensorError::Rank`] or [`TensorError::NotDense`].
    fn check(tensor: &Self::Tensor<T, D>) -> Result<(), TensorError>;

    /// The device the tensor is on.
    fn device(tensor: &Self::Tensor<T, D>) -> Self::Device;

    /// The tensor's values, copied into a row-major array; from any device, whatever its strides, without its gradient.
    ///
    /// # Errors
    ///
    /// As [`check`](Self::check), which is made again, since frameworks let a tensor change under a shared reference;
    /// [`TensorError::Backend`] if the framework fails.
    fn to_array(tensor: &Self::Tensor<T, D>) -> Result<Array<T, D>, TensorError>;
}

/// A backend whose tensors can read an array's own memory for the length of a closure.
///
/// A framework that takes row-major memory alone implements it for the layout [`RowMajor`](crate::RowMajor) alone; core
/// has checked the layout of a loan before the backend sees it.
///
/// # Safety
///
/// Safe code is given `&Self::Tensor<T, D>` inside the closure and may do with it whatever the framework's safe interface
/// offers. The implementor upholds that, after [`check_loan`](Self::check_loan) was `Ok` and until the guard's drop has returned,
/// nothing but the loan's memory is reached through the tensor and nothing writes to it; and that when the guard's drop
/// has returned, whether by a normal end or by unwinding, nothing refers to the memory any more.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot share an array's memory",
    label = "`{Self}` lends no array of dtype `{T}`",
    note = "write `#[tensor(copy)]` on the field, or call `to_tensors` to copy every field"
)]
pub unsafe trait Shares<T: Element, D: Dimension + 'static, L: Layout = Strided>: Supports<T, D> {
    /// Keeps the framework's tensor while a closure runs. It lives on the stack of `with` and is always dropped.
    type Guard<'loan>: Borrow<Self::Tensor<T, D>> + 'loan;

    /// Whether the framework can express this loan.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] or [`TensorError::Gaps`], by [`Loan::check_span`], or a reason of its own.
    fn check_loan(loan: &Loan<'_, T, D>) -> Result<(), TensorError>;

    /// Makes the tensor.
    ///
    /// # Safety
    ///
    /// [`check_loan`](Self::check_loan) was `Ok` for this loan, and the guard is dropped before `'loan` ends: it is never leaked.
    unsafe fn lend<'loan>(loan: &Loan<'loan, T, D>) -> Self::Guard<'loan>;
}

/// A backend whose tensors can read and write an array's own memory for the length of a closure.
///
/// # Safety
///
/// As for [`Shares`], but that the memory may be written, and every element is a valid `T` when the guard's drop has
/// returned.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot write to an array's memory in place",
    label = "`{Self}` writes to no array of dtype `{T}`",
    note = "write `#[tensor(copy)]` on the field, or call `into_tensors` and write to tensors that own their memory"
)]
pub unsafe trait SharesMut<T: Element, D: Dimension + 'static, L: Layout = Strided>: Shares<T, D, L> {
    /// Keeps the framework's tensor while a closure runs. It lives on the stack of `with` and is always dropped.
    type GuardMut<'loan>: BorrowMut<Self::Tensor<T, D>> + 'loan;

    /// Whether the framework can express this loan.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] or [`TensorError::Gaps`], by [`LoanMut::check_span`], or a reason of its own.
    fn check_loan_mut(loan: &LoanMut<'_, T, D>) -> Result<(), TensorError>;

    /// Makes the tensor.
    ///
    /// # Safety
    ///
    /// [`check_loan_mut`](Self::check_loan_mut) was `Ok` for this loan, and the guard is dropped before `'loan` ends: it is never
    /// leaked.
    unsafe fn lend_mut(loan: LoanMut<'_, T, D>) -> Self::GuardMut<'_>;
}
