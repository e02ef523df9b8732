//! The bytes of arrays of `bool`, of which Rust allows two and NumPy all.

use ndarray::{ArrayView, Axis, Dimension};

use crate::mismatch::Mismatch;

/// Whether every byte of an array of `bool` is 0 or 1. The array may have others: they are looked at as numbers.
///
/// # Errors
///
/// [`Mismatch::Bool`], with the first that is neither.
///
/// # Panics
///
/// If `T` is not one byte large.
pub(crate) fn check<T, D: Dimension>(array: &ArrayView<'_, T, D>) -> Result<(), Mismatch> {
    let bytes = array.raw_view().cast::<u8>();
    // SAFETY: the elements are those of `array`, as many bytes large as a `u8` and as aligned as one needs be, and any
    // byte is a `u8`. NumPy has initialized them. `array` keeps them borrowed, and the new view ends before this
    // function does.
    #[expect(unsafe_code, reason = "a `bool` has no safe way to be looked at before it is known to be one")]
    let bytes = unsafe { bytes.deref_into_view() };
    // Without a branch for each byte, which leaves it to the compiler to look at many at a time.
    if bytes.as_slice_memory_order().is_some_and(|bytes| bytes.iter().fold(0, |all, &byte| all | byte) <= 1) {
        return Ok(());
    }
    // An axis without a step repeats what is there already, as often as anybody says.
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
