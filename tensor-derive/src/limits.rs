//! The numbers of fields that core can take, which the derive can't read from core.

/// As many fields as one tuple has, as in core's impls for tuples. A struct with more fields is a tuple of tuples.
pub(crate) const FIELDS_PER_TUPLE: usize = 16;

/// As many fields as a struct has at most, as in core's impls for tuples of tuples.
pub(crate) const MAX_FIELDS: usize = 128;
