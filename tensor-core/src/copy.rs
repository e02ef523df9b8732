//! The copy that core makes itself: from any layout to row-major, each value converted on the way, in one pass.
//!
//! | file | its one idea |
//! |---|---|
//! | [`nest`] | the loops of a copy: adjacent axes that can be walked as one are merged, axes of length 1 are dropped |
//! | [`threads`] | large nests are halved among threads |
//! | [`kernel`] | one thread's share: rows, or tiles where another axis is the innermost in memory |
//! | [`tile`] | a tile of a transposition, gathered in a buffer that fits the first cache |
//! | [`short`] | samples of a batch that have a few elements each, gathered together |
//! | [`fetch`] | memory that is asked for before its turn |
//! | [`elementwise`] | what becomes of each value |
//! | [`casts`] | the conversion for each of the three casts, and for a cast that scales |
//! | [`batch`] | many samples of one shape: rows of an array by index, or arrays that are stacked |
//! | [`pad`] | samples of unequal shape, each with padding behind it |
//! | [`row_indices`] | which rows |
//!
//! Where the values go is decided in the room `memory`.

#![allow(
    clippy::inline_always,
    reason = "what is not inlined in the kernel is compiled without its vector instructions"
)]

use core::mem::MaybeUninit;
use core::ptr;

use ndarray::{Array, ArrayView, Dimension};

use crate::memory::{aligned, uninit};
use crate::{Element, TensorError};
use nest::Nest;

mod batch;
mod casts;
mod elementwise;
mod fetch;
mod kernel;
mod nest;
mod pad;
mod row_indices;
mod short;
#[cfg(test)]
mod tests;
mod threads;
mod tile;

pub(crate) use casts::CastMode;
pub use casts::Scaled;
pub use casts::{Checked, Lossless, Lossy};
pub(crate) use elementwise::{Elementwise, Unchanged};
pub use elementwise::{FloatTarget, check_factor, factor_bits};
pub(crate) use row_indices::RowIndices;
pub use threads::on_one_thread;

/// The values of `view` in a new row-major array, whatever the strides of `view`, in memory that is good for a tensor.
///
/// For backends, to copy an array with: in one pass, by several threads where that is faster (feature `rayon`). The first
/// element is aligned to 64 bytes; from 4 MiB on, Linux is asked for huge
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
    converted::<Unchanged, T, T, D>(view)
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
    filled::<Unchanged, T, T, D>(view, uninit(view.raw_dim())?)
}

/// [`row_major()`], with each value converted on the way.
pub(crate) fn converted<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
) -> Result<Array<U, D>, TensorError> {
    filled::<C, T, U, D>(view, aligned(view.raw_dim())?)
}

/// Writes the values to `to`, in row-major order, each converted on the way.
///
/// # Panics
///
/// If `to` has not as many elements as `view`.
pub(crate) fn converted_to<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    to: &mut [U],
) -> Result<(), TensorError> {
    fill::<C, T, U, D>(view, uninitialized(to))
}

/// The rows of `view` at the indices `rows`, in a new row-major array of the shape `dim`, each value converted on the way.
///
/// # Panics
///
/// If `view` has no axis or not all of the rows, or if `dim` is not the shape of the rows.
pub(crate) fn rows<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    rows: RowIndices<'_>,
    dim: D,
) -> Result<Array<U, D>, TensorError> {
    // SAFETY: `batch::rows` writes each element, unless a value is refused.
    unsafe { filled_by(aligned(dim)?, |to| batch::rows::<C, T, U, D>(view, rows, to)) }
}

/// Writes the rows of `view` at the indices `rows` to `to`, each value converted on the way.
///
/// # Panics
///
/// If `view` has no axis or not all of the rows, or if `to` has not as many elements as the rows. Nothing is written then.
pub(crate) fn rows_to<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    rows: RowIndices<'_>,
    to: &mut [U],
) -> Result<(), TensorError> {
    batch::rows::<C, T, U, D>(view, rows, uninitialized(to))
}

/// [`rows`] of arrays that are joined along their first axis.
///
/// # Panics
///
/// If there is no array, if the arrays differ in another axis than the first or have none, if they have not all of the rows, or if
/// `dim` is not the shape of the rows.
pub(crate) fn rows_of_parts<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    rows: RowIndices<'_>,
    dim: D,
) -> Result<Array<U, D>, TensorError> {
    // SAFETY: `batch::rows_of_parts` writes each element, unless a value is refused.
    unsafe { filled_by(aligned(dim)?, |to| batch::rows_of_parts::<C, T, U, D>(views, rows, to)) }
}

/// [`rows_to`] of arrays that are joined along their first axis.
///
/// # Panics
///
/// As [`rows_of_parts`], but that `to` has to have as many elements as the rows. Nothing is written then.
pub(crate) fn rows_of_parts_to<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    rows: RowIndices<'_>,
    to: &mut [U],
) -> Result<(), TensorError> {
    batch::rows_of_parts::<C, T, U, D>(views, rows, uninitialized(to))
}

/// Arrays of one shape in a new row-major array of the shape `dim`, one after the other, each value converted on the way.
///
/// # Panics
///
/// If there is no array, if the arrays differ in shape, or if `dim` is not the shape of the stack.
pub(crate) fn stacked<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    dim: D::Larger,
) -> Result<Array<U, D::Larger>, TensorError> {
    // SAFETY: `batch::stack` writes each element, unless a value is refused.
    unsafe { filled_by(aligned(dim)?, |to| batch::stack::<C, T, U, D>(views, to)) }
}

/// Writes arrays of one shape to `to`, one after the other, each value converted on the way.
///
/// # Panics
///
/// If there is no array, if the arrays differ in shape, or if `to` has not as many elements as the arrays. Nothing is
/// written then.
pub(crate) fn stacked_to<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    to: &mut [U],
) -> Result<(), TensorError> {
    batch::stack::<C, T, U, D>(views, uninitialized(to))
}

/// Arrays in a new row-major array of the shape `dim`, one after the other, each in a place of the same shape: what is left of the place
/// behind it is `value`.
///
/// # Panics
///
/// If `dim` has not an axis more than the arrays, the first of which is as long as there are arrays; or if an array is longer than its
/// place along an axis.
pub(crate) fn padded<T: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    dim: &D::Larger,
    value: T,
) -> Result<Array<T, D::Larger>, TensorError> {
    let fill = |to: &mut [MaybeUninit<T>]| {
        pad::pad(views, &dim.slice()[1..], value, to);
        Ok(())
    };
    // SAFETY: `pad::pad` writes each element.
    unsafe { filled_by(aligned(dim.clone())?, fill) }
}

/// The copy, each of its elements written, unless a value is refused.
fn filled<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    copy: Array<MaybeUninit<U>, D>,
) -> Result<Array<U, D>, TensorError> {
    // SAFETY: `fill` writes each element, unless a value is refused.
    unsafe { filled_by(copy, |to| fill::<C, T, U, D>(view, to)) }
}

/// The copy, after `fill` has written it.
///
/// # Safety
///
/// `fill` writes each element of the slice, or returns an error.
unsafe fn filled_by<U: Element, D: Dimension>(
    mut copy: Array<MaybeUninit<U>, D>,
    fill: impl FnOnce(&mut [MaybeUninit<U>]) -> Result<(), TensorError>,
) -> Result<Array<U, D>, TensorError> {
    fill(copy.as_slice_mut().expect("new arrays are row-major"))?;
    // SAFETY: the caller promises that each element of the array is written; what lies before them was written when the
    // memory was got, or used before.
    Ok(unsafe { copy.assume_init() })
}

/// The same memory, for a copy that is to write it.
fn uninitialized<U: Element>(to: &mut [U]) -> &mut [MaybeUninit<U>] {
    // SAFETY: `MaybeUninit<U>` lies in memory as `U` does. No copy of this room writes an uninitialized value, so a value
    // stays wherever there is one.
    unsafe { &mut *(ptr::from_mut(to) as *mut [MaybeUninit<U>]) }
}

/// Writes every element of `to`, or stops where a value is refused. It never writes an uninitialized value.
fn fill<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    to: &mut [MaybeUninit<U>],
) -> Result<(), TensorError> {
    match Nest::new(view, to) {
        Some(nest) => threads::run::<C, T, U>(nest).map_err(|_| C::first_refused(view).expect("a value was refused")),
        None => Ok(()),
    }
}
