//! What the compiler says where an array is expected and a nested struct is found.
//!
//! It is in this room because [`ArrayPart`] is a supertrait of [`Element`](crate::Element): of a dtype that is a parameter, the
//! checks know then that it is one.

use ndarray::{Dim, Ix, IxDyn};

/// What stands where an array has its dtype and its dimension type, in a field that is a struct.
#[derive(Debug)]
pub struct NoArray;

/// A dtype or a dimension type. [`NoArray`] is neither.
#[diagnostic::on_unimplemented(
    message = "casts, `dtype` and `shape` are said of arrays, and this field is none",
    label = "not an array",
    note = "where it is a struct of arrays, write the attribute on the fields of that struct"
)]
pub trait ArrayPart {
    /// `Self`.
    type Itself;
}

/// An [`ArrayPart`], or `Fallback` in place of [`NoArray`].
///
/// For checks of a field that another check already refuses if it is no array: with the fallback they hold, and the mistake
/// is one error.
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
