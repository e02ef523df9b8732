//! How tensors are printed.

use core::fmt;

use crate::DType;

/// Prints the tensor's type, backend, dtype and shape, never its values.
pub(super) fn debug(
    f: &mut fmt::Formatter<'_>,
    owner: &str,
    backend: &str,
    dtype: DType,
    shape: &[usize],
) -> fmt::Result {
    write!(f, "{owner}<{backend}, {dtype}>{shape:?}")
}
