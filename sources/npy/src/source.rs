//! [`Source`]: how elements get from a file into fields. The promise that makes mapping sound is kept here.

use crate::advice::Access;

/// How elements get from a file into fields: [`Reading`] or [`Mapping`].
///
/// Sealed: there are no others.
pub trait Source: sealed::Sealed {}

/// Elements are read. Safe, since the file may change afterwards.
#[derive(Debug)]
pub struct Reading(());

/// Files are mapped. Only an `unsafe` function makes one: its caller promises that nobody changes the files meanwhile.
#[derive(Debug)]
pub struct Mapping(Access);

impl Source for Reading {}
impl Source for Mapping {}

impl Reading {
    pub(crate) const SAFE: Self = Self(());
}

impl Mapping {
    /// Makes the token that a [`MappedArray`](crate::MappedArray) is loaded with.
    ///
    /// # Safety
    ///
    /// As long as an array that was loaded with this token lives, nobody changes or shortens its file.
    pub(crate) const unsafe fn promised(access: Access) -> Self {
        Self(access)
    }

    /// How the files are going to be read.
    pub(crate) fn access(&self) -> Access {
        self.0
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Reading {}
    impl Sealed for super::Mapping {}
}
