//! What a framework has to offer so that derived structs can become its tensors.
//!
//! The traits name no framework. The impls of a framework say which dtypes and ranks it can hold, and whether it can
//! borrow. Code that needs a missing impl does not compile.

use core::borrow::{Borrow, BorrowMut};
use core::fmt;

use alloc::format;
use alloc::vec::Vec;

use ndarray::{ArcArray, Array, ArrayView, Dimension};

use crate::{Element, Layout, Loan, LoanMut, Strided, TensorError, Values};

/// A framework whose tensors structs can become.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a backend [tensor-backend]",
    label = "not a framework",
    note = "a backend is a type such as `Host`, or one of a backend's crate; it is named before the dtype: `DigitsTensors<'_, Host>`, `Owned<Host, f32, Ix2>`",
    note = "a parameter `B` of a function needs the bound of what is called: `B: Reads<Digits>` for `tensors`, `B: HoldsRows<Digits>` for `rows` and loaders"
)]
pub trait Backend: Sized + 'static {
    /// Where a tensor's memory is.
    type Device: Clone + PartialEq + fmt::Debug + Send + Sync;

    /// What closures and functions see by reference.
    ///
    /// Some frameworks have the element type or the rank in their tensor type, under a bound of their own. For such a
    /// framework, this is a type of the backend's crate that holds a tensor of the framework. [`Supports`] alone says
    /// for which `T` and `D` there are tensors.
    type Tensor<T: Element, D: Dimension>: ?Sized + fmt::Debug;

    /// What [`Owned`](crate::Owned) holds.
    type Owned<T: Element, D: Dimension>: BorrowMut<Self::Tensor<T, D>>;

    /// The framework's name, as error messages spell it.
    const NAME: &'static str;

    /// The device whose memory the host reads. Shares are on it, and so is every tensor unless another device is asked
    /// for.
    fn host() -> Self::Device;

    /// The lengths of a tensor's axes, in elements.
    fn shape<T: Element, D: Dimension>(tensor: &Self::Tensor<T, D>) -> Vec<usize>;

    /// Puts the tensor on `device`, with the same dtype, shape and values. A tensor that is already there is not copied.
    ///
    /// The default is for a framework whose only device is the host.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device. The tensor is then as it was.
    fn to_device<T: Element, D: Dimension>(
        _tensor: &mut Self::Owned<T, D>,
        device: &Self::Device,
    ) -> Result<(), TensorError> {
        if *device == Self::host() {
            return Ok(());
        }
        Err(TensorError::Backend { backend: Self::NAME, message: format!("it has no device {device:?}") })
    }
}

/// A backend that can hold tensors of dtype `T` and as many axes as `D`.
///
/// Without this impl, code that would make such a tensor does not compile.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot hold tensors of dtype `{T}` [tensor-backend]",
    label = "no `{T}` tensors here",
    note = "choose another dtype for the field (`#[tensor(copy, cast = …)]` converts), or another backend"
)]
pub trait Supports<T: Element, D: Dimension>: Backend {
    /// Copies the values of `view` into a new tensor on `device`, which does not refer to `view` afterwards.
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

    /// A tensor on `device` that takes over one of several owners of an array. The other owners never see a change.
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
    /// By default, core writes them to an array and the backend adopts it. A framework that can't adopt memory should
    /// write them to its own memory instead, so that they are copied only once.
    ///
    /// # Errors
    ///
    /// [`TensorError::Cast`], if a checked cast would change a value, and as for [`copy`](Self::copy).
    fn convert(values: impl Values<T, D>, device: &Self::Device) -> Result<Self::Owned<T, D>, TensorError> {
        Self::adopt(values.into_array()?, device)
    }

    /// Shares an array if the backend can, and copies it otherwise: calls one of the two methods of `choice`.
    ///
    /// Rows of an array are made by it, so that code which reads rows is the same for each backend. The default copies. A
    /// backend that [`Shares`] arrays of layout `L` calls `choice.share::<L>()`.
    fn share_or_copy<C: ShareOrCopy<Self, T, D>>(choice: C) -> C::Output
    where
        D: 'static,
    {
        choice.copy()
    }

    /// Checks a tensor of unknown origin against `T` and `D`.
    ///
    /// # Errors
    ///
    /// [`TensorError::DType`], [`TensorError::Rank`] or [`TensorError::NotDense`].
    fn check(tensor: &Self::Tensor<T, D>) -> Result<(), TensorError>;

    /// The device the tensor is on.
    fn device(tensor: &Self::Tensor<T, D>) -> Self::Device;

    /// Copies the tensor's values into a row-major array, from any device and whatever the strides. The gradient is not
    /// copied.
    ///
    /// # Errors
    ///
    /// The errors of [`check`](Self::check), which is called again because frameworks let a tensor change under a
    /// shared reference. [`TensorError::Backend`], if the framework fails.
    fn to_array(tensor: &Self::Tensor<T, D>) -> Result<Array<T, D>, TensorError>;
}

/// What is done by a backend that can share an array, and by one that can't. Core implements it; see
/// [`Supports::share_or_copy`].
pub trait ShareOrCopy<B: Supports<T, D>, T: Element, D: Dimension + 'static> {
    /// What either gives.
    type Output;

    /// Shares the array, whose layout has to be `L`.
    fn share<L: Layout>(self) -> Self::Output
    where
        B: Shares<T, D, L>;

    /// Copies the array.
    fn copy(self) -> Self::Output;
}

/// A backend that can show each of its tensors of dtype `T` and as many axes as `D` in row-major order.
///
/// A tensor may have any strides, even if it owns its memory: an adopted array keeps its own, and a framework's own
/// operations transpose and slice without a copy. By this trait an [`Owned`](crate::Owned) fits where a function asks for
/// a [`RowMajor`](crate::RowMajor) tensor.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot make its tensors row-major [tensor-backend]",
    label = "no row-major `{T}` tensors here",
    note = "ask for a tensor of any strides, which is the layout `Strided`, or choose another backend"
)]
pub trait SupportsRowMajor<T: Element, D: Dimension>: Supports<T, D> {
    /// Runs `f` on the tensor itself if it is row-major, and otherwise on a row-major copy that lives as long as `f` runs.
    ///
    /// The elements of what `f` sees lie next to each other, the last axis fastest. Where the framework records gradients,
    /// they pass through the copy.
    ///
    /// # Errors
    ///
    /// [`TensorError::NoMemory`] or [`TensorError::Backend`], if the copy can't be made; the errors of
    /// [`check`](Supports::check), if the tensor was changed in place through the framework's own interface. `f` does not
    /// run then.
    fn with_row_major<R>(
        tensor: &Self::Tensor<T, D>,
        f: impl for<'t> FnOnce(&'t Self::Tensor<T, D>) -> R,
    ) -> Result<R, TensorError>;
}

/// A backend whose tensors can read an array's own memory for the length of a closure.
///
/// A framework that takes only row-major memory implements it only for the layout [`RowMajor`](crate::RowMajor). Core
/// checks the layout of a loan before the backend sees it.
///
/// # Safety
///
/// Safe code is given `&Self::Tensor<T, D>` inside the closure and may do with it whatever the framework's safe
/// interface offers. Once [`check_loan`](Self::check_loan) was `Ok`, the implementor upholds two things:
///
/// - Until the guard's drop has returned, the tensor reaches nothing but the loan's memory, and nothing writes to it.
/// - When the guard's drop has returned, normally or by unwinding, nothing refers to the memory any more.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot share an array's memory [tensor-backend]",
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
/// As for [`Shares`], except that the memory may be written. Every element must be a valid `T` when the guard's drop
/// has returned.
#[diagnostic::on_unimplemented(
    message = "backend `{Self}` cannot write to an array's memory in place [tensor-backend]",
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

    /// Makes sure that the array has the values of the tensor, where the closure put another tensor in its place.
    ///
    /// It is called once, when the closure has returned and before the guard is dropped. It is not called when the closure
    /// panicked. A backend whose tensors can't be replaced needs none.
    ///
    /// # Errors
    ///
    /// [`TensorError::Replaced`], if the other tensor does not fit the array. `with_mut` panics with it and the field's name.
    fn settle(guard: &mut Self::GuardMut<'_>) -> Result<(), TensorError> {
        let _ = guard;
        Ok(())
    }
}
