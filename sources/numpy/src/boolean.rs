//! Checks the bytes of arrays of `bool`: in Rust a `bool` is 0 or 1, in NumPy it may be any byte.

use ndarray::{ArrayView, Axis, Dimension};

use crate::mismatch::Mismatch;

/// Checks that every byte of an array of `bool` is 0 or 1. Other bytes are allowed in `array`, since it is read as numbers.
///
/// # Errors
///
/// [`Mismatch::Bool`], with the first byte that is neither.
///
/// # Panics
///
/// If the size of `T` is not one byte.
pub(crate) fn check<T, D: Dimension>(array: &ArrayView<'_, T, D>) -> Result<(), Mismatch> {
    let bytes = array.raw_view().cast::<u8>();
    // SAFETY: the elements are those of `array`, which have the size of a `u8` (`cast` checks that) and so its alignment.
    // NumPy has initialized them, and any byte is a `u8`. `array` borrows them for longer than the new view exists.
    #[expect(unsafe_code, reason = "a byte that may be no valid `bool` can't be read safely")]
    let bytes = unsafe { bytes.deref_into_view() };
    // No branch for each byte, so that the loop compiles to vector instructions.
    if bytes.as_slice_memory_order().is_some_and(|bytes| bytes.iter().fold(0, |all, &byte| all | byte) <= 1) {
        return Ok(());
    }
    // An axis with stride 0 repeats the same bytes, perhaps very many times: one of them is enough.
    let mut distinct = bytes.clone().into_dyn();
    for axis in 0..distinct.ndim() {
        if distinct.strides()[axis] == 0 && distinct.len_of(Axis(axis)) > 0 {
            distinct.collapse_axis(Axis(axis), 0);
        }
    }
    if distinct.iter().all(|&byte| byte <= 1) {
        return Ok(());
    }
    match bytes.into_dyn().indexed_iter().find(|&(_, &byte)| byte > 1) {
        Some((index, &byte)) => Err(Mismatch::Bool { index: index.slice().to_vec(), byte }),
        None => Ok(()),
    }
}
