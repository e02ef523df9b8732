//! The limits of core's impls for tuples. The derive can't read them from core, which depends on it.

/// The fields of one tuple are at most so many, as in tensor-core. A struct with more fields becomes a tuple of tuples.
pub(crate) const FIELDS_PER_TUPLE: usize = 16;

/// The fields of a struct that become tensors are at most so many, as in tensor-core's impls for tuples of tuples.
pub(crate) const MAX_FIELDS: usize = 128;
