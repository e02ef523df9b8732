//! [`Source`]: how the elements of an array get from a file into a field.

/// How elements get from a file into fields: [`Reading`] or [`Mapping`].
///
/// Sealed: the two are all there is.
pub trait Source: sealed::Sealed {}

/// Elements are read: the file may change afterwards, and safe code may ask for it.
#[derive(Debug)]
pub struct Reading(());

/// Files are mapped: nobody may change them meanwhile, as the caller of an `unsafe` function promises.
#[derive(Debug)]
pub struct Mapping(());

impl Source for Reading {}
impl Source for Mapping {}

impl Reading {
    pub(crate) const SAFE: Self = Self(());
}

impl Mapping {
    /// The promise.
    ///
    /// # Safety
    ///
    /// As long as any [`MappedArray`](crate::MappedArray) that is made with this lives, nobody changes or shortens its file.
    pub(crate) const unsafe fn promised() -> Self {
        Self(())
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Reading {}
    impl Sealed for super::Mapping {}
}
