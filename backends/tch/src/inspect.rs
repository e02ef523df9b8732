//! Looks at a tensor without changing it: what it is, where its values are, and what they are.
//!
//! Nothing here may cause a lent tensor to be moved to a copy. So tch's `data_ptr` and `copy_data` may not enter.

use std::ffi::c_void;
use std::fmt;
use std::ptr::{self, NonNull};

use tch::Tensor;

use crate::ffi::{self, RawInfo, TorchError};
use crate::scalar::ScalarType;
use crate::view::View;

/// What a tensor is. Unlike tch's own getters, this never panics: neither for an undefined tensor nor for a dtype that
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

    /// The element type. `None` if Rust has no such type, or if the tensor is undefined.
    pub(crate) fn scalar(&self) -> Option<ScalarType> {
        ScalarType::from_number(self.raw.scalar_type)
    }

    /// The lengths of the axes.
    pub(crate) fn shape(&self) -> Vec<usize> {
        self.sizes.iter().map(|&size| usize::try_from(size).expect("a size is not negative")).collect()
    }

    /// The name of the element type, as Rust spells it if Rust has it.
    pub(crate) fn dtype(&self) -> String {
        match self.scalar() {
            Some(scalar) => scalar.to_string(),
            None => format!("libtorch's scalar type {}", self.raw.scalar_type),
        }
    }

    /// What kind of tensor it is, if its values can't be read by strides.
    pub(crate) fn why_no_values(&self) -> Option<String> {
        let what = if self.raw.defined == 0 {
            "an undefined tensor"
        } else if self.raw.strided == 0 {
            "a tensor without strides (sparse or opaque)"
        } else if self.raw.meta != 0 {
            "a tensor on the meta device"
        } else if self.raw.quantized != 0 {
            "a quantized tensor"
        } else {
            return None;
        };
        Some(what.to_owned())
    }
}

impl fmt::Display for Info {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.raw.defined == 0 {
            return out.write_str("an undefined tensor");
        }
        write!(out, "`{}` {:?}", self.dtype(), self.sizes)
    }
}

/// The address of a tensor's first element, without writing to the tensor. It is null if there is none.
///
/// (tch's own `data_ptr` counts as a write, and would move a share to a copy.) The memory may be read as long as the tensor
/// lives and nothing writes to it or to an alias of it.
#[must_use]
pub fn const_data_ptr(tensor: &Tensor) -> *const c_void {
    const_data(tensor).unwrap_or(ptr::null())
}

/// The address of the tensor's first element, for reading. It is null if the tensor is empty.
pub(crate) fn const_data(tensor: &Tensor) -> Result<*const c_void, TorchError> {
    let mut data = ptr::null();
    // SAFETY: the tensor outlives the call, and `data` is a pointer of ours.
    unsafe { ffi::tensor_tch_const_data(tensor.as_ptr(), &raw mut data) }.into_result()?;
    Ok(data)
}

/// Where a tensor's values can be read. The strides count elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Values {
    pub(crate) start: NonNull<c_void>,
    pub(crate) strides: Vec<usize>,
}

/// Finds the values of a tensor, given its `info`. `None` if the CPU can't read them in place. They stay there as long as the
/// tensor lives and nothing writes to it.
///
/// An error if the tensor is not strided, if its sizes reach beyond its memory, or if `info` is not true any more.
pub(crate) fn values(tensor: &Tensor, info: &Info) -> Result<Option<Values>, TorchError> {
    let mut start = ptr::null();
    let mut strides = vec![0; info.sizes.len()];
    let (sizes, ndim, scalar) = (info.sizes.as_ptr(), info.sizes.len(), info.raw.scalar_type);
    // SAFETY: the tensor outlives the call, and the shim reads as many sizes and writes as many strides as it is told.
    unsafe { ffi::tensor_tch_values(tensor.as_ptr(), sizes, ndim, scalar, &raw mut start, strides.as_mut_ptr()) }
        .into_result()?;
    let strides = strides.into_iter().map(|stride| usize::try_from(stride).expect("a stride is not negative"));
    Ok(NonNull::new(start.cast_mut()).map(|start| Values { start, strides: strides.collect() }))
}

/// Copies the tensor's values to `to`, in row-major order and in one pass, whatever the tensor's strides, lazy conjugation or
/// device.
///
/// An error, with nothing written, if the tensor is not strided, has no values, or has another element type than `scalar`.
///
/// # Safety
///
/// `to` must be aligned for the elements, and valid for writing as many of them as the tensor has. `sizes` must be the
/// tensor's. Nothing else may use that memory meanwhile.
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
