//! The kinds of tensors that a companion struct can have: shares, writable shares, owned tensors, or the framework's own
//! tensors for the length of a closure.
//!
//! A companion such as `DigitsFields<M>` is declared once and has its kind as a parameter. The names for users, such as
//! `DigitsTensors<'data, B>`, are aliases of it.

use core::fmt;
use core::marker::PhantomData;

use ndarray::Dimension;

use crate::tensor::Arena;
use crate::{Backend, Element, Layout, Owned, Shared, SharedMut};

/// The kind of tensors in a companion struct. Sealed.
pub trait Mode: sealed::Sealed {
    /// The backend whose tensors they are.
    type Backend: Backend;
    /// The tensor of an array.
    type Tensor<T: Element, D: Dimension + 'static, L: Layout>: fmt::Debug;
    /// The mode of a field with `copy`.
    type Copying: Mode<Backend = Self::Backend>;

    /// The framework's tensor, for as long as `arena` lives.
    #[doc(hidden)]
    fn lend<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t <Self::Backend as Backend>::Tensor<T, D>;
}

/// The kinds of tensors that can be written. Sealed.
#[diagnostic::on_unimplemented(
    message = "`with_mut` writes to every tensor, and shares that `tensors` makes are read only",
    label = "these tensors are read only",
    note = "call `tensors_mut` to write to the arrays, or `to_tensors` to write to copies"
)]
pub trait ModeMut: Mode<Copying = <Self as ModeMut>::CopyingMut> {
    /// [`Mode::Copying`], which can be written as well.
    #[doc(hidden)]
    type CopyingMut: ModeMut<Backend = Self::Backend>;

    /// The framework's tensor, for as long as `arena` lives.
    #[doc(hidden)]
    #[allow(clippy::mut_from_ref, reason = "the tensor comes from `tensor`, which is mutable")]
    fn lend_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t mut <Self::Backend as Backend>::Tensor<T, D>;
}

/// Of `tensors`: a shared field is a [`Shared`], a copied one an [`Owned`].
#[derive(Debug)]
pub struct Read<'data, B>(PhantomData<(&'data (), B)>);

/// Of `tensors_mut`: a shared field is a [`SharedMut`], a copied one an [`Owned`].
#[derive(Debug)]
pub struct Write<'data, B>(PhantomData<(&'data mut (), B)>);

/// Of `to_tensors` and `into_tensors`: every field is an [`Owned`].
#[derive(Debug)]
pub struct Own<B>(PhantomData<B>);

/// Of the closure of `with`: every field is a reference to the framework's tensor.
#[derive(Debug)]
pub struct Lent<'t, B>(PhantomData<(&'t (), B)>);

/// Of the closure of `with_mut`: every field is a writable reference to the framework's tensor.
#[derive(Debug)]
pub struct LentMut<'t, B>(PhantomData<(&'t mut (), B)>);

impl<'data, B: Backend> Mode for Read<'data, B> {
    type Backend = B;
    type Tensor<T: Element, D: Dimension + 'static, L: Layout> = Shared<'data, B, T, D, L>;
    type Copying = Own<B>;

    fn lend<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor.lend(arena)
    }
}

impl<'data, B: Backend> Mode for Write<'data, B> {
    type Backend = B;
    type Tensor<T: Element, D: Dimension + 'static, L: Layout> = SharedMut<'data, B, T, D, L>;
    type Copying = Own<B>;

    fn lend<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor.lend(arena)
    }
}

impl<B: Backend> Mode for Own<B> {
    type Backend = B;
    type Tensor<T: Element, D: Dimension + 'static, L: Layout> = Owned<B, T, D>;
    type Copying = Self;

    fn lend<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Tensor<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor.as_ref()
    }
}

impl<'l, B: Backend> Mode for Lent<'l, B> {
    type Backend = B;
    type Tensor<T: Element, D: Dimension + 'static, L: Layout> = &'l B::Tensor<T, D>;
    type Copying = Self;

    fn lend<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Tensor<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor
    }
}

impl<'l, B: Backend> Mode for LentMut<'l, B> {
    type Backend = B;
    type Tensor<T: Element, D: Dimension + 'static, L: Layout> = &'l mut B::Tensor<T, D>;
    type Copying = Self;

    fn lend<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Tensor<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend> ModeMut for Write<'_, B> {
    type CopyingMut = Own<B>;

    fn lend_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t mut B::Tensor<T, D> {
        tensor.lend_mut(arena)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend> ModeMut for Own<B> {
    type CopyingMut = Self;

    fn lend_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Tensor<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t mut B::Tensor<T, D> {
        tensor.as_mut()
    }
}

mod sealed {
    pub trait Sealed {}
    impl<B> Sealed for super::Read<'_, B> {}
    impl<B> Sealed for super::Write<'_, B> {}
    impl<B> Sealed for super::Own<B> {}
    impl<B> Sealed for super::Lent<'_, B> {}
    impl<B> Sealed for super::LentMut<'_, B> {}
}
