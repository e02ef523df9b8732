//! What the compiler says where an array is expected and a nested struct is found.
//!
//! It is in this room because [`ArrayPart`] is a supertrait of [`Element`](crate::Element): of a dtype that is a parameter, the
//! checks know then that it is one.

use ndarray::{Dim, Ix, IxDyn};

/// What a nested struct has where an array has a dtype and a rank.
#[derive(Debug)]
pub struct NoArray;

/// The dtype or the dimension of an array, which a nested struct has none of.
#[diagnostic::on_unimplemented(
    message = "casts, `dtype` and `shape` are said of arrays, and this field is none",
    label = "not an array",
    note = "where it is a struct of arrays, write the attribute on the fields of that struct"
)]
pub trait ArrayPart {
    /// `Self`.
    type Itself;
}

/// [`ArrayPart`]; and `Fallback`, where a struct has none, of which the compiler complains for another reason.
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
