//! Checks that generated code makes at compile time, each with the text that its failure prints.
//!
//! Each trait has one blanket impl, so that the compiler has no other implementation to suggest; the last parameter is a
//! type named after the field, so that the text names it.

use ndarray::{Dim, Ix, IxDyn};

/// `Self` is the dtype that `dtype = T` on field `F` says.
#[diagnostic::on_unimplemented(
    message = "field `{F}` has dtype `{Self}`, but `{T}` was declared",
    label = "expected an array of `{T}`",
    note = "write `dtype = {Self}`, or use an array of `{T}`; `copy, cast = {T}` converts where that keeps every value"
)]
pub trait SameDtype<T, F> {
    /// What generated code names to ask for the trait.
    const OK: () = ();
}

impl<T, F> SameDtype<T, F> for T {}

/// A number of axes, as a type: what the compiler's messages call it.
#[derive(Debug)]
pub struct NumAxes<const N: usize>;

/// The number of axes of a dimension type: `Declared` for one that is only known at run time.
pub trait HasRank<Declared> {
    /// A [`NumAxes`].
    type Rank;
}

impl<Declared> HasRank<Declared> for IxDyn {
    type Rank = Declared;
}

macro_rules! ranks {
    ($($n:literal),*) => {
        $(impl<Declared> HasRank<Declared> for Dim<[Ix; $n]> {
            type Rank = NumAxes<$n>;
        })*
    };
}
ranks!(0, 1, 2, 3, 4, 5, 6);

/// `Self` is the number of axes that `shape` on field `F` lists.
#[diagnostic::on_unimplemented(
    message = "field `{F}` has `{Self}`, but its `shape` lists `{R}`",
    label = "an array with `{Self}`",
    note = "list as many axes as the array has (`_` stands for any length), or use an array with `{R}`"
)]
pub trait SameRank<R, F> {
    /// What generated code names to ask for the trait.
    const OK: () = ();
}

impl<R, F> SameRank<R, F> for R {}
