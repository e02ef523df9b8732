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
    /// The tensor of a field that is shared.
    type Shared<T: Element, D: Dimension + 'static, L: Layout>: fmt::Debug;
    /// The tensor of a field that is copied.
    type Owned<T: Element, D: Dimension + 'static>: fmt::Debug;
    /// The mode in which every field is copied.
    type Copying: Mode<Backend = Self::Backend>;

    /// The framework's tensor of a share, for as long as `arena` lives.
    #[doc(hidden)]
    fn lend_shared<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Shared<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t <Self::Backend as Backend>::Tensor<T, D>;

    /// The framework's tensor of a copy.
    #[doc(hidden)]
    fn lend_owned<T: Element, D: Dimension + 'static>(
        tensor: &Self::Owned<T, D>,
    ) -> &<Self::Backend as Backend>::Tensor<T, D>;
}

/// The kinds of tensors that can be written. Sealed.
#[diagnostic::on_unimplemented(
    message = "`with_mut` writes to every tensor, and shares that `tensors` makes are read only",
    label = "these tensors are read only",
    note = "call `tensors_mut` to write to the arrays, or `to_tensors` to write to copies"
)]
pub trait ModeMut: Mode<Copying = Own<<Self as Mode>::Backend>> {
    /// The framework's tensor of a share, for as long as `arena` lives.
    #[doc(hidden)]
    #[allow(clippy::mut_from_ref, reason = "the tensor comes from `tensor`, which is mutable")]
    fn lend_shared_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Shared<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t mut <Self::Backend as Backend>::Tensor<T, D>;

    /// The framework's tensor of a copy.
    #[doc(hidden)]
    fn lend_owned_mut<T: Element, D: Dimension + 'static>(
        tensor: &mut Self::Owned<T, D>,
    ) -> &mut <Self::Backend as Backend>::Tensor<T, D>;
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
    type Shared<T: Element, D: Dimension + 'static, L: Layout> = Shared<'data, B, T, D, L>;
    type Owned<T: Element, D: Dimension + 'static> = Owned<B, T, D>;
    type Copying = Own<B>;

    fn lend_shared<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Shared<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor.lend(arena)
    }

    fn lend_owned<T: Element, D: Dimension + 'static>(tensor: &Self::Owned<T, D>) -> &B::Tensor<T, D> {
        tensor.as_ref()
    }
}

impl<'data, B: Backend> Mode for Write<'data, B> {
    type Backend = B;
    type Shared<T: Element, D: Dimension + 'static, L: Layout> = SharedMut<'data, B, T, D, L>;
    type Owned<T: Element, D: Dimension + 'static> = Owned<B, T, D>;
    type Copying = Own<B>;

    fn lend_shared<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Shared<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor.lend(arena)
    }

    fn lend_owned<T: Element, D: Dimension + 'static>(tensor: &Self::Owned<T, D>) -> &B::Tensor<T, D> {
        tensor.as_ref()
    }
}

impl<B: Backend> Mode for Own<B> {
    type Backend = B;
    type Shared<T: Element, D: Dimension + 'static, L: Layout> = Owned<B, T, D>;
    type Owned<T: Element, D: Dimension + 'static> = Owned<B, T, D>;
    type Copying = Self;

    fn lend_shared<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Shared<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor.as_ref()
    }

    fn lend_owned<T: Element, D: Dimension + 'static>(tensor: &Self::Owned<T, D>) -> &B::Tensor<T, D> {
        tensor.as_ref()
    }
}

impl<'l, B: Backend> Mode for Lent<'l, B> {
    type Backend = B;
    type Shared<T: Element, D: Dimension + 'static, L: Layout> = &'l B::Tensor<T, D>;
    type Owned<T: Element, D: Dimension + 'static> = &'l B::Tensor<T, D>;
    type Copying = Self;

    fn lend_shared<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Shared<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor
    }

    fn lend_owned<T: Element, D: Dimension + 'static>(tensor: &Self::Owned<T, D>) -> &B::Tensor<T, D> {
        tensor
    }
}

impl<'l, B: Backend> Mode for LentMut<'l, B> {
    type Backend = B;
    type Shared<T: Element, D: Dimension + 'static, L: Layout> = &'l mut B::Tensor<T, D>;
    type Owned<T: Element, D: Dimension + 'static> = &'l mut B::Tensor<T, D>;
    type Copying = Self;

    fn lend_shared<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Shared<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t B::Tensor<T, D> {
        tensor
    }

    fn lend_owned<T: Element, D: Dimension + 'static>(tensor: &Self::Owned<T, D>) -> &B::Tensor<T, D> {
        tensor
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend> ModeMut for Write<'_, B> {
    fn lend_shared_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Shared<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t mut B::Tensor<T, D> {
        tensor.lend_mut(arena)
    }

    fn lend_owned_mut<T: Element, D: Dimension + 'static>(tensor: &mut Self::Owned<T, D>) -> &mut B::Tensor<T, D> {
        tensor.as_mut()
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend> ModeMut for Own<B> {
    fn lend_shared_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Shared<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t mut B::Tensor<T, D> {
        tensor.as_mut()
    }

    fn lend_owned_mut<T: Element, D: Dimension + 'static>(tensor: &mut Self::Owned<T, D>) -> &mut B::Tensor<T, D> {
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
