//! [`FromNpy`]: the fields that can be read by name, and what they can be read from.

use crate::loader::Loader;

/// A field that can be read from named arrays, or a struct of such fields: `#[derive(FromNpy)]`.
///
/// | field | from |
/// |---|---|
/// | [`Array`](ndarray::Array), [`ArcArray`](ndarray::ArcArray), `Vec<T>`, `[T; N]` | files that are read or mapped: the elements are copied, in whatever byte order they are |
/// | [`MappedArray<T, D>`](crate::MappedArray) | mapped files only: the elements are lent, nothing is copied |
/// | `Option<F>` | as `F`; `None`, if there is no array of the name |
/// | `Box<F>` | as `F` |
/// | a struct with `#[derive(FromNpy)]` | as its fields; the field `xyz` of the field `points` is the array `points.xyz` |
///
/// Each field is asked twice: `check` looks at the headers of all fields before `load` reads the elements of any, so that
/// nothing is read in vain.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be filled from NumPy files by `{S}`",
    label = "not filled by `{S}`",
    note = "a field is an `Array`, `ArcArray`, `Vec` or `[T; N]` of a dtype that NumPy has, an `Option` or `Box` of one, or a struct with `#[derive(FromNpy)]`; `#[npy(skip)]` leaves one out",
    note = "a `MappedArray` is lent by a file that is mapped: `unsafe {{ tensor_npy::map(path) }}`"
)]
pub trait FromNpy<S: Source>: Sized {
    /// Whether any of its arrays is there.
    fn is_there(name: Name, loader: &mut Loader<'_, S>) -> bool;

    /// Looks at the headers and notes all that is wrong with them.
    fn check(name: Name, loader: &mut Loader<'_, S>);

    /// Reads or maps the elements; nothing, if that failed, which is then noted.
    fn load(name: Name, loader: &mut Loader<'_, S>) -> Option<Self>;
}

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

impl<S: Source, F: FromNpy<S>> FromNpy<S> for Option<F> {
    fn is_there(name: Name, loader: &mut Loader<'_, S>) -> bool {
        F::is_there(name, loader)
    }

    fn check(name: Name, loader: &mut Loader<'_, S>) {
        let is_there = F::is_there(name, loader);
        loader.note_presence(is_there);
        if is_there {
            F::check(name, loader);
        }
    }

    fn load(name: Name, loader: &mut Loader<'_, S>) -> Option<Self> {
        if loader.next_presence() { F::load(name, loader).map(Some) } else { Some(None) }
    }
}

impl<S: Source, F: FromNpy<S>> FromNpy<S> for Box<F> {
    fn is_there(name: Name, loader: &mut Loader<'_, S>) -> bool {
        F::is_there(name, loader)
    }

    fn check(name: Name, loader: &mut Loader<'_, S>) {
        F::check(name, loader);
    }

    fn load(name: Name, loader: &mut Loader<'_, S>) -> Option<Self> {
        F::load(name, loader).map(Self::new)
    }
}
