//! [`Name`]: the name of a field, in reports and in files.

/// The name of a field in reports, and the name of its array in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    pub(crate) field: &'static str,
    pub(crate) key: &'static str,
}

impl Name {
    /// The name of the outermost struct, which is not a field.
    pub(crate) const WHOLE: Self = Self::new("", "");

    /// The names of a field: `field` in reports, and `key` for its array, which is `key.npy` in the archive or folder.
    #[must_use]
    pub const fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, key }
    }
}
