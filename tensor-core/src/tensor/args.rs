//! [`TensorArgs`]: several tensors for one closure.
//!
//! Nothing here knows of structs of tensors. Their `with` lends all fields at once, and belongs in `convert`.

use core::marker::PhantomData;

use ndarray::Dimension;

use crate::{Backend, Element, Layout, MaybeShared, Owned, Shared, SharedMut, Supports, TensorArg};

/// A tuple of two to six tensors, which one closure sees all at once.
///
/// Each has a dtype, a rank, a layout and an owner of its own, and even a backend. The closure takes the tensors as one
/// tuple, and all of them exist as long as it runs.
///
/// ```
/// use ndarray::{Array1, Array2, Ix1, Ix2, array};
/// use tensor_core::{Host, TensorArg, TensorArgs, TensorInput};
///
/// #[derive(TensorInput)]
/// struct Points {
///     xy: Array2<f32>,
///     #[tensor(copy, cast = i64)]
///     class: Array1<u8>,
/// }
///
/// /// The sum of the points in a class.
/// fn sum(xy: impl TensorArg<Host, f32, Ix2>, class: impl TensorArg<Host, i64, Ix1>, wanted: i64) -> f32 {
///     (&xy, &class).with(|(xy, class)| {
///         xy.rows().into_iter().zip(class).filter(|(_, class)| **class == wanted).map(|(row, _)| row.sum()).sum()
///     })
/// }
///
/// let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0]], class: array![0, 1] };
/// let batch = points.tensors::<Host>()?;
/// assert_eq!(sum(&batch.xy, &batch.class, 1), 5.0);
/// let lens = (&batch.xy, &batch.class).with(|(xy, class)| (xy.len(), class.len()));
/// assert_eq!(lens, (4, 2));
/// # Ok::<(), tensor_core::InputError>(())
/// ```
///
/// The elements are all [`Shared`], [`SharedMut`], [`Owned`], [`MaybeShared`] or references to them, as in the last call; or all of them are
/// arguments of a generic function, bounded by [`TensorArg`], as in `sum`. An argument that asks for
/// [`RowMajor`](crate::RowMajor) is row-major here too. `K` says which of the two it is, and is always inferred.
///
/// An [`Owned`] beside an argument of a generic function does not compile, because the compiler can't infer the layout in
/// which it is meant. Nest two calls of `with` instead.
pub trait TensorArgs<K>: Sized {
    /// References to the frameworks' tensors, in the order of the tuple.
    type Tensors<'t>;

    /// Runs `f` on the frameworks' tensors. They are released in reverse order when it has returned.
    ///
    /// # Panics
    ///
    /// As the `with` of each element.
    fn with<R>(self, f: impl for<'t> FnOnce(Self::Tensors<'t>) -> R) -> R;
}

/// A type that names its tensor's backend, dtype and rank.
pub trait NamedTensor {
    /// The framework's tensor.
    type Tensor: ?Sized + 'static;

    /// Runs `f` on the framework's tensor.
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t Self::Tensor) -> R) -> R;
}

impl<B: Backend, T: Element, D: Dimension + 'static, L> NamedTensor for Shared<'_, B, T, D, L> {
    type Tensor = B::Tensor<T, D>;

    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }
}

impl<B: Backend, T: Element, D: Dimension + 'static, L> NamedTensor for SharedMut<'_, B, T, D, L> {
    type Tensor = B::Tensor<T, D>;

    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }
}

impl<B: Backend, T: Element, D: Dimension + 'static> NamedTensor for Owned<B, T, D> {
    type Tensor = B::Tensor<T, D>;

    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }
}

impl<B: Backend, T: Element, D: Dimension + 'static, L> NamedTensor for MaybeShared<'_, B, T, D, L> {
    type Tensor = B::Tensor<T, D>;

    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }
}

impl<A: NamedTensor> NamedTensor for &A {
    type Tensor = A::Tensor;

    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t Self::Tensor) -> R) -> R {
        A::with_tensor(self, f)
    }
}

/// The `K` of tuples of types that name their tensors.
#[derive(Debug)]
pub enum Named {}

/// The parameters of one [`TensorArg`], in the `K` of a tuple of them.
#[derive(Debug)]
pub struct Bounded<B, T, D, L>(PhantomData<(B, T, D, L)>);

/// Calls the `with` of each tensor within that of the one before it, and gives them all to `f`.
macro_rules! nest {
    ($f:ident, $with:path, [$($lent:ident)*]) => { $f(($($lent,)*)) };
    ($f:ident, $with:path, [$($lent:ident)*] $next:ident $($rest:ident)*) => {
        $with($next, |$next| nest!($f, $with, [$($lent)* $next] $($rest)*))
    };
}

// An `Owned` is a `TensorArg` of two layouts, so its type does not tell which is meant; a `TensorArg` in a function's bounds
// does. That takes two impls, and an order between them: for `(a, b).with(…)`, the compiler looks for a method of the
// tuple first, which the first impl has, and then for one of a reference to it, which the second impl has.
macro_rules! tuple {
    ($(($A:ident $a:ident $B:ident $T:ident $D:ident $L:ident))*) => {
        impl<$($A: NamedTensor),*> TensorArgs<Named> for ($($A,)*) {
            type Tensors<'t> = ($(&'t $A::Tensor,)*);

            fn with<R>(self, f: impl for<'t> FnOnce(Self::Tensors<'t>) -> R) -> R {
                let ($($a,)*) = &self;
                nest!(f, NamedTensor::with_tensor, [] $($a)*)
            }
        }

        impl<$($A, $B, $T, $D, $L),*> TensorArgs<($(Bounded<$B, $T, $D, $L>,)*)> for &($($A,)*)
        where
            $(
                $A: TensorArg<$B, $T, $D, $L>,
                $B: Supports<$T, $D>,
                $T: Element,
                $D: Dimension + 'static,
                $L: Layout,
            )*
        {
            type Tensors<'t> = ($(&'t $B::Tensor<$T, $D>,)*);

            fn with<R>(self, f: impl for<'t> FnOnce(Self::Tensors<'t>) -> R) -> R {
                let ($($a,)*) = self;
                nest!(f, TensorArg::with, [] $($a)*)
            }
        }
    };
}

/// Writes the impls for the tuple of all elements, and for each that lacks some of the first ones, down to a pair.
macro_rules! tuples {
    ($last:tt) => {};
    ($first:tt $($rest:tt)+) => {
        tuple!($first $($rest)+);
        tuples!($($rest)+);
    };
}

tuples! {
    (A0 a0 B0 T0 D0 L0)
    (A1 a1 B1 T1 D1 L1)
    (A2 a2 B2 T2 D2 L2)
    (A3 a3 B3 T3 D3 L3)
    (A4 a4 B4 T4 D4 L4)
    (A5 a5 B5 T5 D5 L5)
}
