//! Limits on the number of fields. The derive can't read core's from core, which depends on it; a test compares them.

/// The most fields of one tuple, as in tensor-core. A struct with more fields becomes a tuple of tuples.
pub(crate) const FIELDS_PER_TUPLE: usize = 16;

/// The most fields of a struct that become tensors: far more than structs have, and no more than tuples of tuples hold.
pub(crate) const MAX_FIELDS: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn core_has_tuples_for_as_many_fields() {
        assert_eq!(FIELDS_PER_TUPLE, tensor_core::__private::FIELDS_PER_TUPLE);
        const { assert!(MAX_FIELDS <= FIELDS_PER_TUPLE * FIELDS_PER_TUPLE) };
    }
}
