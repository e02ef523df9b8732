//! Bounds on a struct, said of the backend.

use super::attributes::{Declared, Share};
use super::conversion::Conversion;
use super::field::Convert;
use super::named::Of;

/// The backend of a conversion `V` that structs `S` can take: [`S: Convert<V>`](Convert).
///
/// The impls for every struct ask for it. If a type is not derived and a method is called on it, rustc lists what the impl asks
/// of the type, and that is then one bound, with its message. Case: `backend/method_without_derive_of_the_trait`.
pub trait Converts<V: Conversion, S>: Of<S, Itself: Convert<V, Declared<Share>>> {}

#[diagnostic::do_not_recommend]
impl<B, V: Conversion, S: Convert<V, Declared<Share>>> Converts<V, S> for B {}
