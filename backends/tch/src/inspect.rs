//! Looking at a tensor without touching it: what it is, where it lies, its values copied out.
//!
//! Nothing here may cause a lent tensor to be moved to a copy, so tch's `data_ptr` and `copy_data` may not enter.

use std::ffi::c_void;
use std::fmt;
use std::ptr::{self, NonNull};

use tch::Tensor;

use crate::ffi::{self, RawInfo, TorchError};
use crate::scalar::ScalarType;
use crate::view::View;

/// What a tensor is. Unlike tch's own getters, asking never panics: not for an undefined tensor, nor for a dtype that
/// `tch::Kind` lacks.
#[derive(Clone, Debug)]
pub(crate) struct Info {
    raw: RawInfo,
    pub(crate) sizes: Vec<i64>,
}

impl Info {
    pub(crate) fn of(tensor: &Tensor) -> Result<Self, TorchError> {
        let mut raw = RawInfo::default();
        let mut sizes = vec![0; 8];
        loop {
            // SAFETY: the tensor outlives the call; the shim writes at most `sizes.len()` sizes.
            unsafe { ffi::tensor_tch_inspect(tensor.as_ptr(), &raw mut raw, sizes.as_mut_ptr(), sizes.len()) }
                .into_result()?;
            let ndim = usize::try_from(raw.ndim).expect("a rank fits in `usize`");
            let fits = ndim <= sizes.len();
            sizes.resize(ndim, 0);
            if fits {
                return Ok(Self { raw, sizes });
            }
        }
    }

    /// The element type, or `None` where Rust has no such type, or the tensor is undefined.
    pub(crate) fn scalar(&self) -> Option<ScalarType> {
        ScalarType::from_number(self.raw.scalar_type)
    }

    /// Whether it is a tensor at all: `Tensor::new()` makes one that isn't.
    pub(crate) fn is_defined(&self) -> bool {
        self.raw.defined != 0
    }

    /// Whether it has strides; sparse tensors have none.
    pub(crate) fn is_strided(&self) -> bool {
        self.raw.strided != 0
    }

    /// Whether the values are yet to be conjugated or negated on reading.
    pub(crate) fn is_lazy(&self) -> bool {
        self.raw.conj != 0 || self.raw.neg != 0
    }

    pub(crate) fn requires_grad(&self) -> bool {
        self.raw.requires_grad != 0
    }

    /// Whether it is a shape without values.
    pub(crate) fn is_meta(&self) -> bool {
        self.raw.meta != 0
    }

    pub(crate) fn is_quantized(&self) -> bool {
        self.raw.quantized != 0
    }

    pub(crate) fn is_on_cpu(&self) -> bool {
        self.is_defined() && self.raw.device_type == 0
    }

    /// libtorch's device type and, where there are several devices of the type, which one.
    pub(crate) fn device(&self) -> (i8, i8) {
        (self.raw.device_type, self.raw.device_index)
    }
}

impl fmt::Display for Info {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scalar() {
            _ if !self.is_defined() => out.write_str("an undefined tensor"),
            Some(scalar) => write!(out, "`{scalar}` {:?}", self.sizes),
            None => write!(out, "libtorch's scalar type {} {:?}", self.raw.scalar_type, self.sizes),
        }
    }
}

/// The address of the tensor's first element, for reading; null if it has no elements.
pub(crate) fn const_data(tensor: &Tensor) -> Result<*const c_void, TorchError> {
    let mut data = ptr::null();
    // SAFETY: the tensor outlives the call, and `data` is a pointer of ours.
    unsafe { ffi::tensor_tch_const_data(tensor.as_ptr(), &raw mut data) }.into_result()?;
    Ok(data)
}

/// Writes the tensor's values, in row-major order, to `to`: in one pass, whatever its strides, lazy conjugation or
/// device. An error, and nothing written, if it is not strided, has no values, or its element type is not `scalar`.
///
/// # Safety
///
/// `to` must be aligned for the elements and valid for writing as many of them as the tensor holds; `sizes` are the
/// tensor's. Nobody else may use that memory meanwhile.
pub(crate) unsafe fn copy_out(
    tensor: &Tensor,
    to: NonNull<u8>,
    sizes: &[usize],
    scalar: ScalarType,
) -> Result<(), TorchError> {
    let view = View::row_major(to, sizes, scalar);
    let raw = view.as_raw();
    // SAFETY: the tensor outlives the call; the shim checks sizes and scalar type before it writes, and the memory is
    // the caller's promise.
    unsafe { ffi::tensor_tch_copy_into(tensor.as_ptr(), &raw const raw, false) }.into_result()?;
    if scalar == ScalarType::Bool {
        // SAFETY: the memory is ours alone by the caller's promise, and has just been written.
        unsafe { view.normalise_bools() };
    }
    Ok(())
}
