//! [`Name`]: what a field is called, in reports and in files.

/// The name of a field in reports, and that of its array in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    pub(crate) field: &'static str,
    pub(crate) key: &'static str,
}

impl Name {
    /// What is no field of anything: the struct that is read.
    pub(crate) const WHOLE: Self = Self::new("", "");

    /// The field `field`, of which the array is called `key`: `key.npy` in the folder or archive.
    #[must_use]
    pub const fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, key }
    }
}
