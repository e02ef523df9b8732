//! `into_inner` of a tensor that does not own its memory. It does not compile, and this is for the message.

use ndarray::Dimension;

use crate::{Backend, Element, MaybeShared, Shared, SharedMut};

/// A tensor that can be given away as the framework's, of type `Inner`: an [`Owned`](crate::Owned), whose `into_inner` needs no bound. No
/// type implements it.
///
/// `Inner` is a parameter, since a type that the compiler does not know is no second error where it is used.
#[diagnostic::on_unimplemented(
    message = "`into_inner` gives away a tensor that owns its memory, and the memory of this one may be an array's [tensor-ownership]",
    label = "not an `Owned`",
    note = "use the tensor in the closure of `with`, or copy it: `to_owned` of a `Shared` and `into_owned` of a `MaybeShared` give an `Owned`, and all fields of `to_tensors` and `into_tensors` are one"
)]
pub trait GivenAway<Inner> {
    /// The tensor.
    fn give_away(self) -> Inner;
}

impl<B: Backend, T: Element, D: Dimension, L> Shared<'_, B, T, D, L> {
    /// Does not compile. A share has no tensor to give away; an [`Owned`](crate::Owned) has.
    #[doc(hidden)]
    pub fn into_inner<Inner>(self) -> Inner
    where
        Self: GivenAway<Inner>,
    {
        self.give_away()
    }
}

impl<B: Backend, T: Element, D: Dimension, L> SharedMut<'_, B, T, D, L> {
    /// Does not compile. A share has no tensor to give away; an [`Owned`](crate::Owned) has.
    #[doc(hidden)]
    pub fn into_inner<Inner>(self) -> Inner
    where
        Self: GivenAway<Inner>,
    {
        self.give_away()
    }
}

impl<B: Backend, T: Element, D: Dimension, L> MaybeShared<'_, B, T, D, L> {
    /// Does not compile. A share has no tensor to give away; an [`Owned`](crate::Owned) has, and [`into_owned`](Self::into_owned) gives that.
    #[doc(hidden)]
    pub fn into_inner<Inner>(self) -> Inner
    where
        Self: GivenAway<Inner>,
    {
        self.give_away()
    }
}
