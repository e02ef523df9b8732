//! The one copy that core makes itself: any layout in, row-major out, converted on the way, in one pass.
//!
//! | file | its one idea |
//! |---|---|
//! | [`memory`] | where the values go: aligned, on huge pages, owned by an ndarray `Array` |
//! | [`nest`] | the loops: axes that lie one in another are one, those of length 1 are none |
//! | [`threads`] | large nests are halved among threads |
//! | [`kernel`] | one thread's share: rows, or tiles where another axis is the innermost in memory |
//! | [`tile`] | a tile of a transposition, by way of a buffer in the first cache |
//! | [`convert`] | what becomes of each value |

#![allow(
    clippy::inline_always,
    reason = "what is not inlined in the kernel is compiled without its vector instructions"
)]

use alloc::format;
use alloc::vec::Vec;
use core::mem::MaybeUninit;
use core::ptr;

use ndarray::{Array, ArrayView, Dimension};

use crate::{Cast, Element, TensorError};
use convert::{Convert, Refused, Same, WithCast, WithCheck};
use nest::Nest;

mod convert;
mod kernel;
mod memory;
mod nest;
#[cfg(test)]
mod tests;
mod threads;
mod tile;

pub use memory::uninit;
#[cfg(feature = "std")]
pub(crate) use memory::{HUGE_PAGE, ON_HUGE_PAGES};

/// The values of `view` in a new row-major array, whatever the strides of `view`, in memory that is good for a tensor.
///
/// For backends, to copy an array with: in one pass, by several threads where that is faster (feature `rayon`). The first
/// element is aligned to 64 bytes, or, in an array of 32 MiB and more, to 2 MiB; from 4 MiB on, Linux is asked for huge
/// pages (`madvise`), since it takes several times as long to hand out the same memory in small ones. Of 32 MiB and more, it
/// can be memory that a tensor [gave back](crate::pool). The array is an ordinary one whose elements begin a little after its
/// allocation does, as after `slice_move`.
///
/// # Errors
///
/// [`TensorError::NoMemory`], if the array can't be allocated. A broadcast view can be larger than any memory.
///
/// ```
/// use ndarray::array;
///
/// let column_major = array![[1, 2], [3, 4]].reversed_axes();
/// let copy = tensor_core::row_major(&column_major.view())?;
/// assert!(copy.is_standard_layout());
/// assert_eq!(copy.as_ptr().addr() % 64, 0);
/// assert_eq!(copy, column_major);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub fn row_major<T: Element, D: Dimension>(view: &ArrayView<'_, T, D>) -> Result<Array<T, D>, TensorError> {
    let copy = memory::aligned(view.raw_dim())?;
    let Ok(copy) = convert::<Same, T, T, D>(view, copy);
    Ok(copy)
}

/// [`row_major()`] on the way back: into an array whose elements begin where its allocation does, as users expect it.
///
/// For backends whose tensors can be seen as a view; others fill what [`uninit`] gives.
///
/// # Errors
///
/// As [`row_major()`].
///
/// ```
/// use ndarray::array;
///
/// let array = tensor_core::to_array(&array![[1, 2], [3, 4]].t())?;
/// assert_eq!(array.into_raw_vec_and_offset(), (vec![1, 3, 2, 4], Some(0)));
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub fn to_array<T: Element, D: Dimension>(view: &ArrayView<'_, T, D>) -> Result<Array<T, D>, TensorError> {
    let copy = uninit(view.raw_dim())?;
    let Ok(copy) = convert::<Same, T, T, D>(view, copy);
    Ok(copy)
}

/// [`row_major()`] with [`Cast::cast`] on the way.
pub(crate) fn cast<T: Cast<U>, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
) -> Result<Array<U, D>, TensorError> {
    let copy = memory::aligned(view.raw_dim())?;
    let Ok(copy) = convert::<WithCast, T, U, D>(view, copy);
    Ok(copy)
}

/// [`row_major()`] with [`Cast::checked_cast`] on the way.
pub(crate) fn checked_cast<T: Cast<U>, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
) -> Result<Array<U, D>, TensorError> {
    let copy = memory::aligned(view.raw_dim())?;
    convert::<WithCheck, T, U, D>(view, copy).map_err(|Refused| first_refused::<T, U, D>(view))
}

/// [`row_major()`] into memory that has as many elements.
pub(crate) fn row_major_to<T: Element, D: Dimension>(view: &ArrayView<'_, T, D>, to: &mut [T]) {
    let Ok(()) = fill::<Same, T, T, D>(view, written(to));
}

/// [`cast`] into memory that has as many elements.
pub(crate) fn cast_to<T: Cast<U>, U: Element, D: Dimension>(view: &ArrayView<'_, T, D>, to: &mut [U]) {
    let Ok(()) = fill::<WithCast, T, U, D>(view, written(to));
}

/// [`checked_cast`] into memory that has as many elements.
pub(crate) fn checked_cast_to<T: Cast<U>, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    to: &mut [U],
) -> Result<(), TensorError> {
    fill::<WithCheck, T, U, D>(view, written(to)).map_err(|Refused| first_refused::<T, U, D>(view))
}

/// Fills the copy, unless a value is refused.
fn convert<C: Convert<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    mut copy: Array<MaybeUninit<U>, D>,
) -> Result<Array<U, D>, C::Refused> {
    fill::<C, T, U, D>(view, copy.as_slice_mut().expect("new arrays are row-major"))?;
    // SAFETY: `fill` has written each element of the array, unless there is none; what lies before them was written
    // when the memory was got, or used before.
    Ok(unsafe { copy.assume_init() })
}

/// Writes to each element of `to`, unless a value is refused; to none but with an initialized value.
fn fill<C: Convert<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    to: &mut [MaybeUninit<U>],
) -> Result<(), C::Refused> {
    match Nest::new(view, to) {
        Some(nest) => threads::run::<C, T, U>(nest),
        None => Ok(()),
    }
}

/// Memory that has values, to be written over by [`fill`] alone.
fn written<T>(to: &mut [T]) -> &mut [MaybeUninit<T>] {
    // SAFETY: `MaybeUninit<T>` lies in memory as `T` does, and `fill` leaves a value wherever there was one.
    unsafe { &mut *(ptr::from_mut(to) as *mut [MaybeUninit<T>]) }
}

/// The error about the first value, in row-major order, that a checked cast would change; there is one.
#[cold]
fn first_refused<T: Cast<U>, U: Element, D: Dimension>(view: &ArrayView<'_, T, D>) -> TensorError {
    let mut values = view.iter().enumerate();
    let (position, value) = values.find(|(_, value)| value.checked_cast().is_none()).expect("a value was refused");
    TensorError::Cast {
        index: unravel(position, view.shape()),
        value: format!("{value:?}"),
        from: T::DTYPE,
        to: U::DTYPE,
    }
}

/// The index of the element at `position` in row-major order.
fn unravel(mut position: usize, shape: &[usize]) -> Vec<usize> {
    let mut index: Vec<usize> = shape
        .iter()
        .rev()
        .map(|&len| {
            let along = position % len;
            position /= len;
            along
        })
        .collect();
    index.reverse();
    index
}
