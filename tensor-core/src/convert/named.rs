//! One type as an associated type of another, so that a bound on the one can be said of the other.

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
