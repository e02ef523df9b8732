//! [`Tch`]: core's backend traits, implemented for PyTorch. [`crate::lend`] and [`crate::adopt`] make them sound.

use std::borrow::Borrow;
use std::mem;
use std::ptr::NonNull;

use ndarray::{ArcArray, Array, ArrayView, Dimension, IxDyn, ShapeBuilder};
use tch::{Device, TchError, Tensor};
use tensor_core::{
    Backend, DType, Element, Layout, Loan, LoanMut, ShareOrCopy, Shares, SharesMut, Strided, Supports,
    SupportsRowMajor, TensorError, Values, pool, row_major, to_array, uninit,
};

use crate::adopt::{Readers, adopt};
use crate::ffi::TorchError;
use crate::inspect::{self, Info};
use crate::lend::{ReadGuard, WriteGuard};
use crate::scalar::ScalarType;
use crate::stage::Stage;
use crate::view::{NegativeStride, View};

/// PyTorch: tensors are `tch::Tensor`.
///
/// It holds every dtype of [`tensor_core`]. `tch::Kind` lacks `u16`, `u32` and `u64`: tensors of these can be made, shared,
/// viewed and read back, but tch's own `kind()` panics on them.
///
/// # What a share promises
///
/// The closure of `with` gets a `&tch::Tensor` over the array's own memory. In tch, safe code can make aliases of it and
/// write through it. Both are taken care of:
///
/// - **Writes** of any kind (in-place operations on an alias, `*_out` functions, `data_ptr`, an optimizer's step) first move
///   the tensor and its aliases to a copy. The array does not change.
/// - **Aliases** that outlive `with` (a clone that is kept, an autograd graph that saved its input) are moved to a copy when
///   `with` ends, also by a panic. They keep their values after the array is gone.
///
/// Reading copies nothing, nor do a forward and a backward pass. A write costs one copy, and so does an alias that is left;
/// [`copies`](crate::copies()) counts them. It stays at 0 if the whole step, `backward` included, runs inside `with`.
///
/// Some of libtorch's operations ask for memory to write where they only read. They cost the copy that a write costs, once per
/// loan, and their result is right. Of some 230 operations that a test tries (`tests/operations.rs`) these are: a
/// convolution whose kernel has length 1 along every axis; an LSTM; `max`, `min` and `aminmax` of `bool`; the random draws
/// `poisson`, `binomial`, gamma and Dirichlet; `ldexp` by an integer; `channel_shuffle`; weight normalisation;
/// `fake_quantize_*`; and `to_mkldnn`.
///
/// With `tensors_mut`, the closure gets a `&mut tch::Tensor` and writes reach the array. A `resize_` beyond the array's length
/// moves the tensor to memory of its own. If the closure replaces the tensor (`*t = …`), the values of the new one are copied
/// into the array.
///
/// # Row-major arguments and devices
///
/// An [`Owned`](tensor_core::Owned) given to a function that asks for `RowMajor` is `contiguous()` there, and not lazily
/// conjugated or negated, so its values lie in memory as the function sees them. `to_device` of an `Owned` is libtorch's,
/// which keeps the strides where it can. The gradient passes through both.
///
/// # What remains
///
/// An alias may be used on another thread at the moment when `with` ends. That use races with the move to a copy: a read in
/// the case of a share, a read or a write in the case of a share that is written in place. `tch::Tensor` is `Send` although
/// its clones share memory, so tch allows the same race between any two clones. Join such threads before the closure
/// returns.
///
/// Whatever tch lets safe code do to any tensor, it lets it do to these. `internal_reshape_alias` checks no bounds, and a
/// `resize_` that fails for lack of memory leaves the requested sizes.
///
/// If there is no memory for the copy of an alias that outlives `with`, the process is aborted, since the alias would
/// dangle.
///
/// # Panics
///
/// - `with` panics if libtorch can't allocate the few bytes of a tensor's header.
/// - `with_mut` panics if the closure replaced the tensor by one of another dtype or shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tch;

impl Backend for Tch {
    type Device = Device;
    type Tensor<T: Element, D: Dimension> = Tensor;
    type Owned<T: Element, D: Dimension> = Tensor;

    const NAME: &'static str = "PyTorch";

    fn host() -> Device {
        Device::Cpu
    }

    fn shape<T: Element, D: Dimension>(tensor: &Tensor) -> Vec<usize> {
        Info::of(tensor).map_or_else(|_| Vec::new(), |info| info.shape())
    }

    fn to_device<T: Element, D: Dimension>(tensor: &mut Tensor, &device: &Device) -> Result<(), TensorError> {
        if device_of(tensor) != device {
            *tensor = sent(tensor, device)?;
        }
        Ok(())
    }
}

/// The memory of an array, which returns to the [`pool`] when the tensor is dropped.
struct Returned<T: Element> {
    block: Vec<T>,
    /// Where in it the array begins.
    start: Option<usize>,
}

impl<T: Element> Returned<T> {
    fn new<D: Dimension>(array: Array<T, D>) -> Self {
        let (block, start) = array.into_raw_vec_and_offset();
        Self { block, start }
    }
}

impl<T: Element> Drop for Returned<T> {
    fn drop(&mut self) {
        pool::give_parts(mem::take(&mut self.block), self.start);
    }
}

impl<T: Element, D: Dimension> Supports<T, D> for Tch {
    fn copy(view: ArrayView<'_, T, D>, device: &Device) -> Result<Tensor, TensorError> {
        if let Some(stage) = Stage::on_way_to(*device, view.shape()) {
            return staged(&view, stage, *device);
        }
        if *device != Device::Cpu
            && let Ok(lent) = view_of(&view, view.as_ptr())
        {
            // A row-major array is copied directly to the device. Another is made row-major first, since libtorch would
            // keep its strides.
            // SAFETY: `view` borrows the memory beyond the guard, which ends with this block; only libtorch's own copy
            // sees the tensor, and it reads the elements alone.
            let guard = unsafe { ReadGuard::new(&lent) }.map_err(failed)?;
            let lent: &Tensor = guard.borrow();
            return lent.f_contiguous().and_then(|lent| lent.f_to_device(*device)).map_err(|error| refused(&error));
        }
        // Row-major, whatever the strides of `view`.
        Self::adopt(row_major(&view)?, device)
    }

    fn convert(values: impl Values<T, D>, device: &Device) -> Result<Tensor, TensorError> {
        match Stage::on_way_to(*device, values.dim().slice()) {
            Some(stage) => staged(values, stage, *device),
            None => Self::adopt(values.into_array()?, device),
        }
    }

    fn adopt(mut array: Array<T, D>, device: &Device) -> Result<Tensor, TensorError> {
        let start = array.as_mut_ptr();
        let Ok(view) = view_of(&array.view(), start) else {
            return Self::adopt(row_major(&array.view())?, device);
        };
        // SAFETY: the array's vector is its whole allocation, which stays where it is when the vector is moved, and the vector
        // itself is out of everybody's reach.
        let tensor = unsafe { adopt(Returned::new(array), &view, Readers::None) }.map_err(failed)?;
        moved(tensor, *device)
    }

    fn adopt_shared(array: ArcArray<T, D>, device: &Device) -> Result<Tensor, TensorError> {
        let array = match array.try_into_owned_nocopy() {
            Ok(array) => return Self::adopt(array, device),
            Err(array) => array,
        };
        let Ok(view) = view_of(&array.view(), array.as_ptr()) else {
            return Self::copy(array.view(), device);
        };
        // SAFETY: every owner keeps the allocation alive and where it is; an owner that would write makes a copy for
        // itself first, as long as this one lives.
        let tensor = unsafe { adopt(array.into_dyn(), &view, Readers::Others) }.map_err(failed)?;
        moved(tensor, *device)
    }

    fn share_or_copy<C: ShareOrCopy<Self, T, D>>(choice: C) -> C::Output
    where
        D: 'static,
    {
        choice.share::<Strided>()
    }

    fn check(tensor: &Tensor) -> Result<(), TensorError> {
        Info::of(tensor).map_err(failed).and_then(|info| check::<T, D>(&info))
    }

    fn device(tensor: &Tensor) -> Device {
        device_of(tensor)
    }

    fn to_array(tensor: &Tensor) -> Result<Array<T, D>, TensorError> {
        let info = Info::of(tensor).map_err(failed)?;
        check::<T, D>(&info)?;
        let shape = info.shape();
        let dim = |lens: &[usize]| D::from_dimension(&IxDyn(lens)).expect("`check` saw that the rank is that of `D`");
        // In libtorch a `bool` may be any byte. It becomes 0 or 1 after the copy below.
        if T::DTYPE != DType::Bool
            && let Some(inspect::Values { start, strides }) = inspect::values(tensor, &info).map_err(failed)?
            && start.cast::<T>().is_aligned()
            && dim(&shape).size_checked().is_some_and(|len| isize::try_from(len).is_ok())
        {
            let layout = dim(&shape).strides(dim(&strides));
            // SAFETY: so the values lie in the tensor's memory, aligned and no more than ndarray can count; the tensor keeps
            // it until the view is gone, and each is a valid `T`, as every pattern of bits is one.
            return to_array(&unsafe { ArrayView::from_shape_ptr(layout, start.as_ptr().cast_const().cast()) });
        }
        let mut array = uninit::<T, D>(dim(&shape))?;
        let start = NonNull::from(array.as_slice_mut().expect("new arrays are row-major")).cast();
        // SAFETY: the array is aligned for `T`, has the shape that the tensor has, and is ours alone.
        unsafe { inspect::copy_out(tensor, start, &shape, ScalarType::of(T::DTYPE)) }.map_err(failed)?;
        // SAFETY: `copy_out` wrote each element, of the scalar type that is `T`, each valid: it mends `bool`s.
        Ok(unsafe { array.assume_init() })
    }
}

impl<T: Element, D: Dimension> SupportsRowMajor<T, D> for Tch {
    fn with_row_major<R>(tensor: &Tensor, f: impl for<'t> FnOnce(&'t Tensor) -> R) -> Result<R, TensorError> {
        // tch's own `is_contiguous` panics on a tensor without strides.
        <Self as Supports<T, D>>::check(tensor)?;
        match row_major_copy(tensor).map_err(|error| refused(&error))? {
            None => Ok(f(tensor)),
            Some(copy) => Ok(f(&copy)),
        }
    }
}

// SAFETY: `check_loan` lets through only loans whose whole span, the memory between the elements included, may be read
// while it is borrowed, and a tensor over it reaches no byte beyond. A write first moves the tensor to a copy, and the
// guard's drop moves what is left of its aliases to one: see `crate::lend`.
unsafe impl<T: Element, D: Dimension + 'static, L: Layout> Shares<T, D, L> for Tch {
    type Guard<'loan> = ReadGuard<'loan>;

    fn check_loan(loan: &Loan<'_, T, D>) -> Result<(), TensorError> {
        loan.check_span(Self::NAME)
    }

    unsafe fn lend<'loan>(loan: &Loan<'loan, T, D>) -> ReadGuard<'loan> {
        let view = loan.view();
        let view = view_of(view, view.as_ptr()).expect("`check_loan` saw no negative stride");
        // SAFETY: the loan borrows the memory for `'loan`, and the caller drops the guard within it.
        unsafe { ReadGuard::new(&view) }.unwrap_or_else(|error| panic!("libtorch made no tensor: {error}"))
    }
}

// SAFETY: as for `Shares`, and writes are wanted. After the guard's drop, every byte of the span is valid for its type:
// any bit pattern is one of a number, and `bool`s are mended by the guard.
unsafe impl<T: Element, D: Dimension + 'static, L: Layout> SharesMut<T, D, L> for Tch {
    type GuardMut<'loan> = WriteGuard<'loan>;

    fn check_loan_mut(loan: &LoanMut<'_, T, D>) -> Result<(), TensorError> {
        loan.check_span(Self::NAME)
    }

    unsafe fn lend_mut(loan: LoanMut<'_, T, D>) -> WriteGuard<'_> {
        let mut array = loan.into_view();
        let start = array.as_mut_ptr();
        let view = view_of(&array.view(), start).expect("`check_loan_mut` saw no negative stride");
        // SAFETY: the loan borrows the memory for writing, and no two indices of it are one element; the caller drops the
        // guard within the loan.
        unsafe { WriteGuard::new(view) }.unwrap_or_else(|error| panic!("libtorch made no tensor: {error}"))
    }

    fn settle(guard: &mut WriteGuard<'_>) -> Result<(), TensorError> {
        guard.settle()
    }
}

/// A tensor on `device` with these values, which are written to the stage on their way.
fn staged<T: Element, D: Dimension>(
    values: impl Values<T, D>,
    mut stage: Stage<T>,
    device: Device,
) -> Result<Tensor, TensorError> {
    values.write_to(stage.values())?;
    stage.send(device).map_err(failed)
}

/// Checks that the tensor is dense, and has dtype `T` and the rank of `D`.
fn check<T: Element, D: Dimension>(info: &Info) -> Result<(), TensorError> {
    if let Some(found) = info.why_no_values() {
        return Err(TensorError::NotDense { found });
    }
    if info.scalar() != Some(ScalarType::of(T::DTYPE)) {
        return Err(TensorError::DType { expected: T::DTYPE, found: info.dtype() });
    }
    match D::NDIM {
        Some(expected) if expected != info.sizes.len() => Err(TensorError::Rank { expected, found: info.sizes.len() }),
        _ => Ok(()),
    }
}

/// Describes an array for libtorch. `start` is the address of its first element.
fn view_of<T: Element, D: Dimension>(array: &ArrayView<'_, T, D>, start: *const T) -> Result<View, NegativeStride> {
    let start = NonNull::new(start.cast_mut()).expect("ndarray's pointers are never null");
    View::new(start.cast(), array.shape(), array.strides(), ScalarType::of(T::DTYPE))
}

/// A row-major copy of a tensor, or `None` if the tensor itself is row-major.
fn row_major_copy(tensor: &Tensor) -> Result<Option<Tensor>, TchError> {
    // A tensor that is conjugated or negated lazily has other values in memory than it shows.
    if tensor.is_contiguous() && !tensor.f_is_conj()? && !tensor.f_is_neg()? {
        return Ok(None);
    }
    // Each of these gives an alias if there is nothing to do.
    tensor.f_resolve_conj()?.f_resolve_neg()?.f_contiguous().map(Some)
}

/// The tensor on `device`, where it may be already.
fn moved(tensor: Tensor, device: Device) -> Result<Tensor, TensorError> {
    if device_of(&tensor) == device { Ok(tensor) } else { sent(&tensor, device) }
}

/// A copy of the tensor on another device. The gradient passes through it.
fn sent(tensor: &Tensor, device: Device) -> Result<Tensor, TensorError> {
    tensor.f_to_device(device).map_err(|error| refused(&error))
}

/// The device that a tensor is on.
fn device_of(tensor: &Tensor) -> Device {
    // tch's own getter panics on an undefined tensor, which is nowhere.
    if tensor.defined() { tensor.device() } else { Tch::host() }
}

/// Converts an error of the shim.
fn failed(TorchError(message): TorchError) -> TensorError {
    TensorError::Backend { backend: Tch::NAME, message }
}

/// Converts an error of tch, without the advice and the C++ stack that libtorch appends.
fn refused(error: &TchError) -> TensorError {
    let message = match error {
        TchError::Torch(text) => {
            text.lines().next().and_then(|line| line.split(". ").next()).unwrap_or_default().to_owned()
        }
        other => other.to_string(),
    };
    TensorError::Backend { backend: Tch::NAME, message }
}
