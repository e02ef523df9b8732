//! [`FromNpy`]: the types of fields that can be loaded by name.

use ndarray::{ArcArray, Array, Dimension};

use crate::element::NpyElement;
use crate::loader::Loader;
use crate::name::Name;
use crate::source::{Mapping, Source};

/// The compiler's message for a struct that can't be filled. Two traits share it.
macro_rules! not_filled {
    ($trait:item) => {
        #[diagnostic::on_unimplemented(
            message = "`{Self}` can't be filled from NumPy files by `{S}` [tensor-npy]",
            label = "`FromNpy` is not derived, or a field is not filled by `{S}`",
            note = "write `#[derive(FromNpy)]` on the struct; a `MappedArray` is lent by a file that is mapped: `unsafe {{ tensor_npy::map(path) }}`"
        )]
        $trait
    };
}

not_filled! {
    /// A type of field that can be loaded from named arrays, or a struct of such fields: `#[derive(FromNpy)]`.
    ///
    /// | field | loaded from |
    /// |---|---|
    /// | [`Array`], [`ArcArray`], `Vec<T>`, `[T; N]` | read or mapped files: the elements are copied, from either byte order |
    /// | [`MappedArray<T, D>`](crate::MappedArray) | mapped files only: the elements are lent, nothing is copied |
    /// | `Option<F>` | the same as `F`; it is `None` if there is no array of the name |
    /// | `Box<F>` | the same as `F` |
    /// | a struct with `#[derive(FromNpy)]` | the same as its fields; the field `xyz` of the field `points` is the array `points.xyz` |
    ///
    /// A struct is loaded in two passes: `check` looks at the headers of all fields, then `load` reads the elements of each.
    /// Nothing is read if a header is wrong.
    pub trait FromNpy<S: Source>: Sized {
        /// Whether any of the field's arrays is in the file.
        fn is_there(name: Name, loader: &mut Loader<'_, S>) -> bool;

        /// Looks at the headers, and reports everything that is wrong to the loader.
        fn check(name: Name, loader: &mut Loader<'_, S>);

        /// Reads or maps the elements. `None` if that failed; the error is then reported to the loader.
        fn load(name: Name, loader: &mut Loader<'_, S>) -> Option<Self>;
    }
}

not_filled! {
    /// A struct that can be loaded from files. It is implemented for each [`FromNpy`] type.
    ///
    /// The functions that load a struct ask for it. It has one impl, so that rustc lists neither other impls nor the bounds that
    /// they have.
    pub trait NpyStruct<S: Source>: FromNpy<S> {}
}

#[diagnostic::do_not_recommend]
impl<S: Source, F: FromNpy<S>> NpyStruct<S> for F {}

/// A type of field that NumPy files can fill. It is implemented for each [`FromNpy`] type.
///
/// The derive asks for it where a field is defined, whether the struct is used or not.
#[diagnostic::on_unimplemented(
    message = "NumPy files can't fill a field of this type [tensor-npy]",
    label = "neither an array that owns its elements nor a struct with `#[derive(FromNpy)]`",
    note = "use an `Array`, `ArcArray`, `Vec`, `[T; N]` or `MappedArray`, an `Option` or `Box` of one, or a struct with `#[derive(FromNpy)]`; or write `#[npy(skip)]` on the field, which is then made by `Default`"
)]
pub trait NpyField {
    /// `true`: what asks for it does not compile if the type is none.
    #[doc(hidden)]
    const OK: bool;
}

// It is one impl, so that rustc has no other impls to list.
#[diagnostic::do_not_recommend]
impl<F: FromNpy<Mapping>> NpyField for F {
    const OK: bool = true;
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

/// Implements [`FromNpy`] for types that are loaded from one array.
macro_rules! from_npy {
    ($([$($params:tt)*] $source:ty, $ty:ty;)*) => {
        $(impl<$($params)*> $crate::FromNpy<$source> for $ty {
            fn is_there(name: $crate::Name, loader: &mut $crate::Loader<'_, $source>) -> bool {
                loader.has(name)
            }

            fn check(name: $crate::Name, loader: &mut $crate::Loader<'_, $source>) {
                loader.check_array::<Self>(name);
            }

            fn load(name: $crate::Name, loader: &mut $crate::Loader<'_, $source>) -> Option<Self> {
                loader.load_array(name)
            }
        })*
    };
}
pub(crate) use from_npy;

from_npy! {
    [S: Source, T: NpyElement, D: Dimension] S, Array<T, D>;
    [S: Source, T: NpyElement, D: Dimension] S, ArcArray<T, D>;
    [S: Source, T: NpyElement] S, Vec<T>;
    [S: Source, T: NpyElement, const N: usize] S, [T; N];
}
