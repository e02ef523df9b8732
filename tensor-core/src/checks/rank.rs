//! Whether an array has as many axes as its field's `shape`, `rank` or `permute` lists.

use ndarray::{Dim, Ix, IxDyn};

use crate::dtype::one_text;

/// A number of axes as a type. The compiler's messages show it under this name.
#[derive(Debug)]
pub struct NumAxes<const N: usize>;

/// No axes.
///
/// These aliases spare the compiler work: it evaluates a literal argument, as in `NumAxes<4>`, anew wherever it stands.
pub type Axes0 = NumAxes<0>;
/// One axis.
pub type Axes1 = NumAxes<1>;
/// Two axes.
pub type Axes2 = NumAxes<2>;
/// Three axes.
pub type Axes3 = NumAxes<3>;
/// Four axes.
pub type Axes4 = NumAxes<4>;
/// Five axes.
pub type Axes5 = NumAxes<5>;
/// Six axes.
pub type Axes6 = NumAxes<6>;

one_text! {
    #[diagnostic::on_unimplemented(
        message = "`shape`, `rank` and `permute` are said of arrays, and this field is not known to be one [tensor-attribute]",
        label = "not known to be an array",
        note = "where it is a struct of arrays, write the attribute on the fields of that struct; where it is a type parameter, write the array, such as `Array2<T>`"
    )]

    /// The number of axes of a dimension type, as a [`NumAxes`]. `Declared`, if the number is known only at run time.
    pub trait HasRank<Declared> {
        /// A [`NumAxes`].
        type Rank;
    }

    /// For a `shape` that begins with `..`: `Declared`, if a dimension type has that many axes or more; otherwise its
    /// number of axes.
    pub trait HasAtLeast<Declared> {
        /// A [`NumAxes`].
        type Rank;
    }
}

#[diagnostic::do_not_recommend]
impl<Declared> HasRank<Declared> for IxDyn {
    type Rank = Declared;
}

#[diagnostic::do_not_recommend]
impl<Declared> HasAtLeast<Declared> for IxDyn {
    type Rank = Declared;
}

macro_rules! ranks {
    ($($n:literal: $($enough:literal)* | $($too_many:literal)*;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<Declared> HasRank<Declared> for Dim<[Ix; $n]> {
                type Rank = NumAxes<$n>;
            }
            $(#[diagnostic::do_not_recommend]
            impl HasAtLeast<NumAxes<$enough>> for Dim<[Ix; $n]> {
                type Rank = NumAxes<$enough>;
            })*
            $(#[diagnostic::do_not_recommend]
            impl HasAtLeast<NumAxes<$too_many>> for Dim<[Ix; $n]> {
                type Rank = NumAxes<$n>;
            })*
        )*
    };
}
ranks! {
    0: 0 | 1 2 3 4 5 6 7 8;
    1: 0 1 | 2 3 4 5 6 7 8;
    2: 0 1 2 | 3 4 5 6 7 8;
    3: 0 1 2 3 | 4 5 6 7 8;
    4: 0 1 2 3 4 | 5 6 7 8;
    5: 0 1 2 3 4 5 | 6 7 8;
    6: 0 1 2 3 4 5 6 | 7 8;
}

/// `Self` is the array's number of axes. It has to be `R`, the number that `shape` or `rank` on the field `F` declares.
#[diagnostic::on_unimplemented(
    message = "field `{F}` has `{Self}`, but `{R}` were declared [tensor-rank]",
    label = "an array with `{Self}`",
    note = "list as many axes in `shape` as the array has (`_` is any length), or say the same `rank`; or use an array with `{R}`"
)]
pub trait SameRank<R, F> {
    /// Generated code names this constant to require the trait.
    const OK: () = ();
}

impl<R, F> SameRank<R, F> for R {}

/// `Self` is the array's number of axes. It has to be `R`, the number of axes that `permute` on the field `F` lists.
#[diagnostic::on_unimplemented(
    message = "field `{F}` has `{Self}`, but its `permute` lists `{R}` [tensor-permute]",
    label = "an array with `{Self}`",
    note = "list each axis of the array once in `permute`, by its number from 0; or use an array with `{R}`"
)]
pub trait PermutedRank<R, F> {
    /// Generated code names this constant to require the trait.
    const OK: () = ();
}

impl<R, F> PermutedRank<R, F> for R {}
