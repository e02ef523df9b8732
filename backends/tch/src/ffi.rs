//! The C functions of `shim/lend.cpp`. `shim/lend.h` says what each function does and promises.
//!
//! Only declarations belong here, and the conversion of messages to errors. [`crate::lend`] knows what the calls mean for
//! Rust's memory.

use std::ffi::{CStr, c_char, c_void};
use std::fmt;

use torch_sys::C_tensor;

/// `tensor_tch_view` in C. The slices that it points to are borrowed from a [`crate::view::View`].
#[repr(C)]
pub(crate) struct RawView {
    pub(crate) data: *mut c_void,
    pub(crate) sizes: *const i64,
    pub(crate) strides: *const i64,
    pub(crate) ndim: usize,
    pub(crate) scalar_type: i8,
}

/// `tensor_tch_info` in C.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RawInfo {
    pub(crate) ndim: u64,
    pub(crate) scalar_type: i8,
    pub(crate) defined: u8,
    pub(crate) strided: u8,
    pub(crate) meta: u8,
    pub(crate) quantized: u8,
}

/// `tensor_tch_loan` in C. Only the shim knows what is in it.
#[repr(C)]
pub(crate) struct RawLoan {
    _private: [u8; 0],
}

/// The result of a shim function: null, or an error message that has to be freed.
#[repr(transparent)]
#[must_use]
pub(crate) struct Outcome(*mut c_char);

/// An error message of libtorch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TorchError(pub(crate) String);

impl fmt::Display for TorchError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for TorchError {}

impl Outcome {
    pub(crate) fn into_result(self) -> Result<(), TorchError> {
        if self.0.is_null() {
            return Ok(());
        }
        // SAFETY: the shim returns null or a C string that is ours until freed.
        let message = unsafe { CStr::from_ptr(self.0) }.to_string_lossy().into_owned();
        // SAFETY: the message came from the shim, and this is its only use after the copy above.
        unsafe { tensor_tch_free_message(self.0) };
        Err(TorchError(message))
    }
}

unsafe extern "C" {
    pub(crate) fn tensor_tch_lend(
        view: *const RawView,
        write: bool,
        tensor: *mut *mut C_tensor,
        loan: *mut *mut RawLoan,
    ) -> Outcome;

    pub(crate) fn tensor_tch_end(loan: *mut RawLoan);

    pub(crate) fn tensor_tch_detach(loan: *mut RawLoan) -> Outcome;

    pub(crate) fn tensor_tch_is_as_lent(tensor: *const C_tensor, loan: *const RawLoan, view: *const RawView) -> bool;

    pub(crate) fn tensor_tch_adopt(
        view: *const RawView,
        owner: *mut c_void,
        drop: unsafe extern "C" fn(*mut c_void),
        shared: bool,
        tensor: *mut *mut C_tensor,
    ) -> Outcome;

    pub(crate) fn tensor_tch_inspect(
        tensor: *const C_tensor,
        info: *mut RawInfo,
        sizes: *mut i64,
        capacity: usize,
    ) -> Outcome;

    pub(crate) fn tensor_tch_const_data(tensor: *const C_tensor, data: *mut *const c_void) -> Outcome;

    pub(crate) fn tensor_tch_values(
        tensor: *const C_tensor,
        sizes: *const i64,
        ndim: usize,
        scalar_type: i8,
        data: *mut *const c_void,
        strides: *mut i64,
    ) -> Outcome;

    pub(crate) fn tensor_tch_copy_into(tensor: *const C_tensor, view: *const RawView, count: bool) -> Outcome;

    pub(crate) fn tensor_tch_stage(
        sizes: *const i64,
        ndim: usize,
        scalar_type: i8,
        pinned: bool,
        tensor: *mut *mut C_tensor,
        data: *mut *mut c_void,
    ) -> Outcome;

    pub(crate) fn tensor_tch_send(tensor: *const C_tensor, device: i64, sent: *mut *mut C_tensor) -> Outcome;

    pub(crate) fn tensor_tch_copies(count: *mut u64, bytes: *mut u64);

    fn tensor_tch_free_message(message: *mut c_char);
}
