//! Adoption: a tensor that owns Rust's memory, so that nothing has to be copied to give it away.
//!
//! Who the owner is may not enter here: any value will do that keeps its memory where it is until dropped.

use std::ffi::c_void;
use std::ptr;

use tch::Tensor;

use crate::ffi::{self, TorchError};
use crate::view::View;

/// Whether anybody but the owner may be reading the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Nobody: the tensor writes in place.
    None,
    /// Others may: the tensor's first write moves it to a private copy.
    Others,
}

/// Makes a tensor that owns the view's memory through `owner`.
///
/// The owner is dropped exactly once: on an error, or if there are no elements, before this returns; otherwise with
/// the last alias of the tensor, on whichever thread that is.
///
/// # Safety
///
/// As long as `owner` lives, wherever it is moved, the view's memory must stay allocated and be changed by nobody but
/// the tensor. With [`Readers::None`] nobody else may look at it either, gaps between the elements included.
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

/// # Safety
///
/// `owner` must come from `Box::<O>::into_raw`, and not be used afterwards.
unsafe extern "C" fn drop_box<O>(owner: *mut c_void) {
    // SAFETY: the caller's promise. A panic in the owner's `Drop` aborts at this function's edge.
    drop(unsafe { Box::from_raw(owner.cast::<O>()) });
}
