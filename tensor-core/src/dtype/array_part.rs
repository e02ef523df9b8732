//! What the compiler says where an array is expected and a nested struct is found.
//!
//! It is in this module because [`ArrayPart`] is a supertrait of [`Element`](crate::Element). So the checks also know
//! that a type parameter with the bound `Element` is a dtype.

use ndarray::{Dim, Ix, IxDyn};

/// Stands in for the dtype and the dimension type of a field that is a struct, since a struct has neither.
#[derive(Debug)]
pub struct NoArray;

/// A dtype or a dimension type. [`NoArray`] is neither.
#[diagnostic::on_unimplemented(
    message = "casts, `dtype` and `shape` are said of arrays, and this field is none [tensor-attribute]",
    label = "not an array",
    note = "where it is a struct of arrays, write the attribute on the fields of that struct"
)]
pub trait ArrayPart {
    /// `Self`.
    type Itself;
}

/// An [`ArrayPart`], or `Fallback` in place of [`NoArray`].
///
/// Some checks run on a field that another check already refuses if it is not an array. With the fallback they pass, so
/// that the mistake gives one error.
pub trait ArrayPartOr<Fallback> {
    /// `Self` or `Fallback`.
    type Itself;
}

#[diagnostic::do_not_recommend]
impl<P: ArrayPart, Fallback> ArrayPartOr<Fallback> for P {
    type Itself = P::Itself;
}

#[diagnostic::do_not_recommend]
impl<Fallback> ArrayPartOr<Fallback> for NoArray {
    type Itself = Fallback;
}

macro_rules! dimensions {
    ($($n:literal)*) => {
        $(#[diagnostic::do_not_recommend]
        impl ArrayPart for Dim<[Ix; $n]> {
            type Itself = Self;
        })*
    };
}
dimensions!(0 1 2 3 4 5 6);

#[diagnostic::do_not_recommend]
impl ArrayPart for IxDyn {
    type Itself = Self;
}
