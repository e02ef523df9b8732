//! What generated code names. Nothing here is for anybody else, and all of it may change with any version.

use std::marker::PhantomData;

use tensor_core::{Element, TensorField};

use crate::element::{NpyDtype, NpyElement};
use crate::field::FromNpy;
use crate::loader::Loader;
use crate::name::Name;
use crate::source::{Mapping, Reading, Source};

/// Whether a type has some traits: the constants of the same names are `true` if it has them, and [`Unless`] has those that are
/// `false`.
///
/// Generated code asks so in a constant, and not by a bound, which would be an error at every use of the struct.
pub struct Asked<T: ?Sized>(PhantomData<T>);

/// The answers of [`Asked`] for a type without the trait.
pub trait Unless {
    /// Whether files that are mapped can fill a field of the type.
    const MAPPED: bool = false;
    /// Whether files that are read can fill a field of the type.
    const READ: bool = false;
    /// Whether the derive of `TensorInput` takes a field of the type.
    const TENSOR: bool = false;
    /// Whether the type is a dtype.
    const DTYPE: bool = false;
    /// Whether the type is a dtype that NumPy has.
    const NPY_DTYPE: bool = false;
}

impl<T: ?Sized> Unless for Asked<T> {}

impl<T: FromNpy<Mapping>> Asked<T> {
    /// See [`Unless`].
    pub const MAPPED: bool = true;
}

impl<T: FromNpy<Reading>> Asked<T> {
    /// See [`Unless`].
    pub const READ: bool = true;
}

impl<T: TensorField + ?Sized> Asked<T> {
    /// See [`Unless`].
    pub const TENSOR: bool = true;
}

impl<T: Element> Asked<T> {
    /// See [`Unless`].
    pub const DTYPE: bool = true;
}

impl<T: NpyElement> Asked<T> {
    /// See [`Unless`].
    pub const NPY_DTYPE: bool = true;
}

/// A type, or [`Never`] in its place. Generated code loads a field by `Never` if its type is a mistake, which is an error at the
/// field. So a use of the struct is no further error.
pub trait Chosen<const IS: bool> {
    /// The type, or `Never`.
    type Type;

    /// The value that was loaded.
    fn value(loaded: Self::Type) -> Self
    where
        Self: Sized;
}

impl<T> Chosen<true> for T {
    type Type = T;

    fn value(loaded: T) -> T {
        loaded
    }
}

impl<T: ?Sized> Chosen<false> for T {
    type Type = Never;

    fn value(loaded: Never) -> T
    where
        T: Sized,
    {
        match loaded {}
    }
}

/// The type of a field that no file can fill. It has no value.
pub enum Never {}

impl<S: Source> FromNpy<S> for Never {
    fn is_there(_: Name, _: &mut Loader<'_, S>) -> bool {
        false
    }

    fn check(_: Name, _: &mut Loader<'_, S>) {}

    fn load(_: Name, _: &mut Loader<'_, S>) -> Option<Self> {
        None
    }
}

impl NpyDtype for Never {
    const OK: bool = true;
}

/// A value for what is a mistake, in code that is never run since it does not compile.
///
/// # Panics
///
/// Always.
#[must_use]
pub fn mistaken<T>() -> T {
    unreachable!("a struct with a mistake does not compile")
}
