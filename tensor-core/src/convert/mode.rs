//! The kinds of tensors that a companion struct can have: shares, writable shares, owned tensors, rows, stacks, or the
//! framework's own tensors for the length of a closure.
//!
//! A companion such as `DigitsFields<M>` is declared once and has its kind as a parameter. The names for users, such as
//! `DigitsTensors<'data, B>`, are aliases of it.
//!
//! `Known` is the backend once more, for the compiler's messages alone: of a type that is none, it is a type that rustc does not know.

use alloc::sync::Arc;
use core::fmt;
use core::marker::PhantomData;

use ndarray::Dimension;

use super::known_backend::IfBackend;
use crate::tensor::Arena;
use crate::{Backend, Element, Layout, MaybeShared, Owned, Shared, SharedMut, TensorError};

/// The kind of tensors in a companion struct. Sealed.
#[diagnostic::on_unimplemented(
    message = "a companion such as `DigitsFields` takes a kind of tensors, and `{Self}` is none [tensor-struct]",
    label = "not a kind of tensors",
    note = "write one of the companion's other names, which take the backend: `DigitsTensors<'_, {Self}>` is what `tensors` gives, and `DigitsTensorsOwned<{Self}>` what `to_tensors` gives"
)]
pub trait Mode: sealed::Sealed {
    /// The backend whose tensors they are.
    type Backend: Backend;
    /// The tensor of an array.
    type Tensor<T: Element, D: Dimension + 'static, L: Layout>: fmt::Debug;
    /// How many axes a tensor has, compared with its array.
    #[doc(hidden)]
    type Axes: Axes;
    /// The mode of a field with `copy`.
    type Copying: Mode<Backend = Self::Backend, Axes = Self::Axes>;
    /// The mode of a field with `whole`.
    type Whole: Mode<Backend = Self::Backend, Axes = Self::Axes>;

    /// The framework's tensor, for as long as `arena` lives.
    #[doc(hidden)]
    fn lend<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t <Self::Backend as Backend>::Tensor<T, <Self::Axes as Axes>::Of<D>>;
}

/// The kinds of tensors that can be written. Sealed.
#[diagnostic::on_unimplemented(
    message = "`with_mut` writes to every tensor, and shares that `tensors` or `rows` makes are read only [tensor-ownership]",
    label = "these tensors are read only",
    note = "call `tensors_mut` to write to the arrays, or `to_tensors` to write to copies"
)]
pub trait ModeMut: Mode<Copying = <Self as ModeMut>::CopyingMut, Whole = Self> {
    /// [`Mode::Copying`], which can be written as well.
    #[doc(hidden)]
    type CopyingMut: ModeMut<Backend = Self::Backend, Axes = Self::Axes>;

    /// The framework's tensor, for as long as `arena` lives.
    #[doc(hidden)]
    #[allow(clippy::mut_from_ref, reason = "the tensor comes from `tensor`, which is mutable")]
    fn lend_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t mut <Self::Backend as Backend>::Tensor<T, <Self::Axes as Axes>::Of<D>>;
}

/// The kinds of tensors that own their memory, all of them. Sealed.
#[diagnostic::on_unimplemented(
    message = "`to_device` moves every tensor, and shares stay where the array is [tensor-ownership]",
    label = "not all of these tensors own their memory",
    note = "call `to_tensors_on` or `into_tensors_on` with the device instead"
)]
pub trait ModeOwned: ModeMut<Copying = Self, CopyingMut = Self> {
    /// Puts the tensor on `device`.
    #[doc(hidden)]
    fn to_device<T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &mut Self::Tensor<T, D, L>,
        device: &<Self::Backend as Backend>::Device,
    ) -> Result<(), TensorError>;
}

#[diagnostic::do_not_recommend]
impl<B, K: IfBackend<B>> ModeOwned for Own<B, K> {
    fn to_device<T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &mut Owned<K, T, D>,
        device: &K::Device,
    ) -> Result<(), TensorError> {
        tensor.move_to(device)
    }
}

#[diagnostic::do_not_recommend]
impl<B, K: IfBackend<B>> ModeOwned for Stacked<B, K> {
    fn to_device<T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &mut Owned<K, T, D::Larger>,
        device: &K::Device,
    ) -> Result<(), TensorError> {
        tensor.move_to(device)
    }
}

/// How many axes a tensor has, compared with its array. Sealed.
#[doc(hidden)]
pub trait Axes: sealed::Sealed + 'static {
    /// The dimension of the tensor of an array of dimension `D`.
    type Of<D: Dimension + 'static>: Dimension + 'static;
}

/// As many axes as the array.
#[doc(hidden)]
#[derive(Debug)]
pub struct AsMany;

/// One axis more than the array.
#[doc(hidden)]
#[derive(Debug)]
pub struct OneMore;

impl Axes for AsMany {
    type Of<D: Dimension + 'static> = D;
}

impl Axes for OneMore {
    type Of<D: Dimension + 'static> = D::Larger;
}

/// Of `tensors`: a shared field is a [`Shared`], a copied one an [`Owned`].
#[derive(Debug)]
pub struct Read<'data, B, Known = B>(PhantomData<(&'data (), B, Known)>);

/// Of `tensors_mut`: a shared field is a [`SharedMut`], a copied one an [`Owned`].
#[derive(Debug)]
pub struct Write<'data, B, Known = B>(PhantomData<(&'data mut (), B, Known)>);

/// Of `to_tensors` and `into_tensors`: every field is an [`Owned`].
#[derive(Debug)]
pub struct Own<B, Known = B>(PhantomData<(B, Known)>);

/// Of `rows`: a shared field is a [`MaybeShared`], a copied one an [`Owned`], and one that is copied and `whole` an [`Owned`] behind an
/// [`Arc`].
#[derive(Debug)]
pub struct Rows<'data, B, Known = B>(PhantomData<(&'data (), B, Known)>);

/// Of `rows`, for what is copied.
#[doc(hidden)]
#[derive(Debug)]
pub struct CopiedRows<B>(PhantomData<B>);

/// Of `rows`, for what is `whole`.
#[doc(hidden)]
#[derive(Debug)]
pub struct WholeRead<'data, B>(PhantomData<(&'data (), B)>);

/// Of `rows`, for what is copied and `whole`: all batches have the tensor in common.
#[doc(hidden)]
#[derive(Debug)]
pub struct Kept<B>(PhantomData<B>);

/// Of `stack`: every field is an [`Owned`] with one axis more than the array.
#[derive(Debug)]
pub struct Stacked<B, Known = B>(PhantomData<(B, Known)>);

/// Of the closure of `with`: every field is a reference to the framework's tensor.
#[derive(Debug)]
pub struct Lent<'t, B, A = AsMany>(PhantomData<(&'t (), B, A)>);

/// Of the closure of `with_mut`: every field is a writable reference to the framework's tensor.
#[derive(Debug)]
pub struct LentMut<'t, B, A = AsMany>(PhantomData<(&'t mut (), B, A)>);

/// `impl Mode`, in which each method is `lend` of a kind of tensor. In front, what is written as in an impl.
macro_rules! modes {
    ($(
        impl[$($params:tt)*] $mode:ty: $backend:ident, $axes:ty, copying $copying:ty, whole $whole:ty;
        $tensor:ident, $arena:ident: <$t:ident, $d:ident, $l:ident> $ty:ty => $lend:expr;
    )*) => {
        $(
            impl<$($params)*> Mode for $mode {
                type Backend = $backend;
                type Tensor<$t: Element, $d: Dimension + 'static, $l: Layout> = $ty;
                type Axes = $axes;
                type Copying = $copying;
                type Whole = $whole;

                fn lend<'s: 't, 't, $t: Element, $d: Dimension + 'static, $l: Layout>(
                    $tensor: &'s Self::Tensor<$t, $d, $l>,
                    $arena: &'t Arena<'s>,
                ) -> &'t $backend::Tensor<$t, <$axes as Axes>::Of<$d>> {
                    $lend
                }
            }
        )*
    };
}

modes! {
    impl['data, B, K: IfBackend<B>] Read<'data, B, K>: K, AsMany, copying Own<K>, whole Self;
    tensor, arena: <T, D, L> Shared<'data, K, T, D, L> => tensor.lend(arena);

    impl['data, B, K: IfBackend<B>] Write<'data, B, K>: K, AsMany, copying Own<K>, whole Self;
    tensor, arena: <T, D, L> SharedMut<'data, K, T, D, L> => tensor.lend(arena);

    impl[B, K: IfBackend<B>] Own<B, K>: K, AsMany, copying Self, whole Self;
    tensor, _arena: <T, D, L> Owned<K, T, D> => tensor.as_ref();

    impl['data, B, K: IfBackend<B>] Rows<'data, B, K>: K, AsMany, copying CopiedRows<K>, whole WholeRead<'data, K>;
    tensor, arena: <T, D, L> MaybeShared<'data, K, T, D, L> => tensor.lend(arena);

    impl[B: Backend] CopiedRows<B>: B, AsMany, copying Self, whole Kept<B>;
    tensor, _arena: <T, D, L> Owned<B, T, D> => tensor.as_ref();

    impl['data, B: Backend] WholeRead<'data, B>: B, AsMany, copying Kept<B>, whole Self;
    tensor, arena: <T, D, L> MaybeShared<'data, B, T, D, L> => tensor.lend(arena);

    impl[B: Backend] Kept<B>: B, AsMany, copying Self, whole Self;
    tensor, _arena: <T, D, L> Arc<Owned<B, T, D>> => Owned::as_ref(tensor);

    impl[B, K: IfBackend<B>] Stacked<B, K>: K, OneMore, copying Self, whole Self;
    tensor, _arena: <T, D, L> Owned<K, T, D::Larger> => tensor.as_ref();

    impl['l, B: Backend, A: Axes] Lent<'l, B, A>: B, A, copying Self, whole Self;
    tensor, _arena: <T, D, L> &'l B::Tensor<T, A::Of<D>> => tensor;

    impl['l, B: Backend, A: Axes] LentMut<'l, B, A>: B, A, copying Self, whole Self;
    tensor, _arena: <T, D, L> &'l mut B::Tensor<T, A::Of<D>> => tensor;
}

#[diagnostic::do_not_recommend]
impl<B, K: IfBackend<B>> ModeMut for Write<'_, B, K> {
    type CopyingMut = Own<K>;

    fn lend_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Tensor<T, D, L>,
        arena: &'t Arena<'s>,
    ) -> &'t mut K::Tensor<T, D> {
        tensor.lend_mut(arena)
    }
}

#[diagnostic::do_not_recommend]
impl<B, K: IfBackend<B>> ModeMut for Own<B, K> {
    type CopyingMut = Self;

    fn lend_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Tensor<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t mut K::Tensor<T, D> {
        tensor.as_mut()
    }
}

#[diagnostic::do_not_recommend]
impl<B, K: IfBackend<B>> ModeMut for Stacked<B, K> {
    type CopyingMut = Self;

    fn lend_mut<'s: 't, 't, T: Element, D: Dimension + 'static, L: Layout>(
        tensor: &'s mut Self::Tensor<T, D, L>,
        _: &'t Arena<'s>,
    ) -> &'t mut K::Tensor<T, D::Larger> {
        tensor.as_mut()
    }
}

mod sealed {
    pub trait Sealed {}
    impl<B, K> Sealed for super::Read<'_, B, K> {}
    impl<B, K> Sealed for super::Write<'_, B, K> {}
    impl<B, K> Sealed for super::Own<B, K> {}
    impl<B, K> Sealed for super::Rows<'_, B, K> {}
    impl<B> Sealed for super::CopiedRows<B> {}
    impl<B> Sealed for super::WholeRead<'_, B> {}
    impl<B> Sealed for super::Kept<B> {}
    impl<B, K> Sealed for super::Stacked<B, K> {}
    impl<B, A> Sealed for super::Lent<'_, B, A> {}
    impl<B, A> Sealed for super::LentMut<'_, B, A> {}
    impl Sealed for super::AsMany {}
    impl Sealed for super::OneMore {}
}
