//! Bounds on one type, said of another: of a struct, said of the backend.

use super::attributes::{Declared, Share};
use super::conversion::Conversion;
use super::field::Convert;

/// Every type, with any other as its associated type. A bound on that type, unlike one on `S`, is implied by the
/// traits which have it as a supertrait.
pub trait Of<S>: Named<S, Itself = S> {}

/// The associated type of [`Of`]. Only a supertrait's can be said to be `S`.
pub trait Named<S> {
    /// `S`.
    type Itself;
}

#[diagnostic::do_not_recommend]
impl<B, S> Of<S> for B {}

#[diagnostic::do_not_recommend]
impl<B, S> Named<S> for B {
    type Itself = S;
}

/// The backend of a conversion `V` that structs `S` can take: [`S: Convert<V>`](Convert).
///
/// The impls for every struct ask for it. If a type is not derived and a method is called on it, rustc lists what the impl asks
/// of the type, and that is then one bound, with its message. Case: `backend/method_without_derive_of_the_trait`.
pub trait Converts<V: Conversion, S>: Of<S, Itself: Convert<V, Declared<Share>>> {}

#[diagnostic::do_not_recommend]
impl<B, V: Conversion, S: Convert<V, Declared<Share>>> Converts<V, S> for B {}
