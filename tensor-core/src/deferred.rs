//! Bounds that generated code can write about a field without yet knowing that it is an array.
//!
//! Asking `String: ArrayField` in a bound is an error in every item that asks it. A bound that has the backend parameter in
//! it is checked only where the backend is chosen, so generated items ask these traits instead, and one place asks
//! [`ArrayField`]: a field that is no array is one error, at that field.
//!
//! `X` stands for a field in all of them: its type with every lifetime `'static`, or [`CastTo`] of that. They have blanket
//! impls and are never implemented by hand.

use std::fmt;
use std::marker::PhantomData;

use ndarray::Dimension;

use crate::row_major::row_major;
use crate::{
    ArrayField, ArrayFieldMut, Backend, Cast, Element, Owned, Shared, SharedMut, Shares, SharesMut, Supports,
    TensorError,
};

/// What a field becomes: a dtype and a number of axes.
pub trait FieldType {
    /// The dtype of the tensor.
    type Elem: Element;
    /// The number of axes of the tensor, as a type.
    type Dim: Dimension;
}

impl<F: ArrayField> FieldType for F {
    type Elem = F::Elem;
    type Dim = F::Dim;
}

/// A field of type `F` with `cast = To`.
#[derive(Debug)]
pub struct CastTo<F, To>(PhantomData<(F, To)>);

impl<F: ArrayField, To: Element> FieldType for CastTo<F, To> {
    type Elem = To;
    type Dim = F::Dim;
}

/// A field that a backend can hold: [`Supports`], said of the field's type.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "the struct has a field that is not an array"
)]
pub trait HeldBy<B: Backend> {
    /// The dtype of the tensor.
    type Elem: Element;
    /// The number of axes of the tensor, as a type.
    type Dim: Dimension;
    /// [`Supports::Tensor`].
    type Tensor: ?Sized;
    /// [`Owned`].
    type Owned: fmt::Debug;

    /// [`Owned::with`].
    #[doc(hidden)]
    fn with<R>(owned: &Self::Owned, f: impl for<'t> FnOnce(&'t Self::Tensor) -> R) -> R;

    /// [`Owned::with_mut`].
    #[doc(hidden)]
    fn with_mut<R>(owned: &mut Self::Owned, f: impl for<'t> FnOnce(&'t mut Self::Tensor) -> R) -> R;
}

impl<B: Supports<X::Elem, X::Dim>, X: FieldType> HeldBy<B> for X {
    type Elem = X::Elem;
    type Dim = X::Dim;
    type Tensor = <B as Supports<X::Elem, X::Dim>>::Tensor;
    type Owned = Owned<B, X::Elem, X::Dim>;

    fn with<R>(owned: &Self::Owned, f: impl for<'t> FnOnce(&'t Self::Tensor) -> R) -> R {
        owned.with(f)
    }

    fn with_mut<R>(owned: &mut Self::Owned, f: impl for<'t> FnOnce(&'t mut Self::Tensor) -> R) -> R {
        owned.with_mut(f)
    }
}

/// A field whose memory a backend can share: [`Shares`], said of the field's type.
pub trait SharedBy<B: Backend>: HeldBy<B> {
    /// [`Shared::with`].
    #[doc(hidden)]
    fn with_shared<R>(
        shared: &Shared<'_, B, Self::Elem, Self::Dim>,
        f: impl for<'t> FnOnce(&'t Self::Tensor) -> R,
    ) -> R;
}

impl<B: Shares<X::Elem, X::Dim>, X: FieldType> SharedBy<B> for X {
    fn with_shared<R>(
        shared: &Shared<'_, B, X::Elem, X::Dim>,
        f: impl for<'t> FnOnce(&'t <Self as HeldBy<B>>::Tensor) -> R,
    ) -> R {
        shared.with(f)
    }
}

/// A field whose memory a backend can write in place: [`SharesMut`], said of the field's type.
pub trait SharedMutBy<B: Backend>: HeldBy<B> {
    /// [`SharedMut::with_mut`].
    #[doc(hidden)]
    fn with_shared_mut<R>(
        shared: &mut SharedMut<'_, B, Self::Elem, Self::Dim>,
        f: impl for<'t> FnOnce(&'t mut Self::Tensor) -> R,
    ) -> R;
}

impl<B: SharesMut<X::Elem, X::Dim>, X: FieldType> SharedMutBy<B> for X {
    fn with_shared_mut<R>(
        shared: &mut SharedMut<'_, B, X::Elem, X::Dim>,
        f: impl for<'t> FnOnce(&'t mut <Self as HeldBy<B>>::Tensor) -> R,
    ) -> R {
        shared.with_mut(f)
    }
}

/// A field that has a shape; `B` only defers the question.
pub trait FieldShape<B> {
    /// [`ArrayField::shape`].
    fn shape(&self) -> &[usize];
}

impl<B, F: ArrayField> FieldShape<B> for F {
    fn shape(&self) -> &[usize] {
        ArrayField::shape(self)
    }
}

/// A field that can be read in place.
pub trait FieldShare<B: Backend, X: SharedBy<B>> {
    /// The field as a share.
    ///
    /// # Errors
    ///
    /// As [`Shared::from_loan`].
    fn share(&self) -> Result<Shared<'_, B, X::Elem, X::Dim>, TensorError>;
}

impl<F, X, B> FieldShare<B, X> for F
where
    F: ArrayField,
    X: FieldType<Elem = F::Elem, Dim = F::Dim>,
    B: Shares<F::Elem, F::Dim>,
{
    fn share(&self) -> Result<Shared<'_, B, F::Elem, F::Dim>, TensorError> {
        Shared::from_loan(self.loan())
    }
}

/// A field that can be written in place.
#[diagnostic::on_unimplemented(
    message = "`tensors_mut` writes to every shared array, and `{Self}` can't be written",
    label = "the struct has a field that can't be written",
    note = "use an array that owns its memory or an `ArrayViewMut`, or write `#[tensor(copy)]` on the field"
)]
pub trait FieldShareMut<B: Backend, X: SharedMutBy<B>> {
    /// The field as a share to write.
    ///
    /// # Errors
    ///
    /// As [`SharedMut::from_loan`].
    fn share_mut(&mut self) -> Result<SharedMut<'_, B, X::Elem, X::Dim>, TensorError>;
}

impl<F, X, B> FieldShareMut<B, X> for F
where
    F: ArrayFieldMut,
    X: FieldType<Elem = F::Elem, Dim = F::Dim>,
    B: SharesMut<F::Elem, F::Dim>,
{
    fn share_mut(&mut self) -> Result<SharedMut<'_, B, F::Elem, F::Dim>, TensorError> {
        SharedMut::from_loan(self.loan_mut())
    }
}

/// A field that can be copied or moved.
pub trait FieldCopy<B: Backend, X: HeldBy<B>>: Sized {
    /// The field, copied.
    ///
    /// # Errors
    ///
    /// As [`Owned::copy_from`].
    fn copy(&self, device: &B::Device) -> Result<X::Owned, TensorError>;

    /// The field, moved.
    ///
    /// # Errors
    ///
    /// As [`Owned::adopt`].
    fn adopt(self, device: &B::Device) -> Result<X::Owned, TensorError>;
}

impl<F, X, B> FieldCopy<B, X> for F
where
    F: ArrayField,
    X: FieldType<Elem = F::Elem, Dim = F::Dim>,
    B: Supports<F::Elem, F::Dim>,
{
    fn copy(&self, device: &B::Device) -> Result<Owned<B, F::Elem, F::Dim>, TensorError> {
        Owned::copy_from(self.loan().view().view(), device)
    }

    fn adopt(self, device: &B::Device) -> Result<Owned<B, F::Elem, F::Dim>, TensorError> {
        self.into_tensor(device)
    }
}

/// A field that can be copied, each value cast on the way.
pub trait FieldCast<B: Backend, X: HeldBy<B>>: Sized {
    /// The field, copied and cast.
    ///
    /// # Errors
    ///
    /// As [`Owned::adopt`].
    fn copy(&self, device: &B::Device) -> Result<X::Owned, TensorError>;

    /// The field, copied, cast and dropped.
    ///
    /// # Errors
    ///
    /// As [`Owned::adopt`].
    fn adopt(self, device: &B::Device) -> Result<X::Owned, TensorError> {
        self.copy(device)
    }
}

impl<F, G, To, B> FieldCast<B, CastTo<G, To>> for F
where
    F: ArrayField<Elem: Cast<To>>,
    G: ArrayField<Dim = F::Dim>,
    To: Element,
    B: Supports<To, F::Dim>,
{
    fn copy(&self, device: &B::Device) -> Result<Owned<B, To, F::Dim>, TensorError> {
        Owned::adopt(row_major(self.loan().view(), Cast::cast)?, device)
    }
}
