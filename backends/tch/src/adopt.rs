//! [`adopt`]: makes a tensor that owns Rust's memory, so that an array becomes a tensor without a copy.
//!
//! The type of the owner may not enter here: any value will do that keeps its memory in place until it is dropped.

use std::ffi::c_void;
use std::ptr;

use tch::Tensor;

use crate::ffi::{self, TorchError};
use crate::view::View;

/// Whether anything but the owner may read the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Nothing else may, so the tensor writes in place.
    None,
    /// Others may, so the tensor's first write moves it to a private copy.
    Others,
}

/// Makes a tensor that owns the view's memory through `owner`.
///
/// The owner is dropped exactly once: before this function returns, on an error or if there are no elements; otherwise with
/// the last alias of the tensor, on any thread.
///
/// # Safety
///
/// As long as `owner` lives, wherever it is moved, the view's memory must stay allocated and nothing but the tensor may change
/// it. With [`Readers::None`], nothing else may read it either, the gaps between its elements included.
pub(crate) unsafe fn adopt<O: Send + 'static>(owner: O, view: &View, readers: Readers) -> Result<Tensor, TorchError> {
    let raw = view.as_raw();
    let owner = Box::into_raw(Box::new(owner)).cast::<c_void>();
    let shared = readers == Readers::Others;
    let mut tensor = ptr::null_mut();
    // SAFETY: `raw` points into `view`, which outlives the call; the memory is the caller's promise. `owner` is a box
    // of an `O`, which the shim hands to `drop_box::<O>` exactly once, whatever this returns.
    unsafe { ffi::tensor_tch_adopt(&raw const raw, owner, drop_box::<O>, shared, &raw mut tensor) }.into_result()?;
    // SAFETY: on success this is a new heap-allocated `at::Tensor`, which nobody else frees.
    Ok(unsafe { Tensor::from_ptr(tensor) })
}

/// Drops the owner that a tensor has.
///
/// # Safety
///
/// `owner` must come from `Box::<O>::into_raw`, and must not be used afterwards.
unsafe extern "C" fn drop_box<O>(owner: *mut c_void) {
    // SAFETY: the caller's promise. A panic in the owner's `Drop` aborts at this function's edge.
    drop(unsafe { Box::from_raw(owner.cast::<O>()) });
}
