//! [`TensorArg`]: what a library function asks for when it only reads a tensor.

use ndarray::Dimension;

use crate::{Element, Owned, Shared, SharedMut, Shares, Supports};

/// A tensor of `B` with dtype `T` and as many axes as `D`, whoever owns its memory.
///
/// The argument type for functions that read: a [`Shared`], a [`SharedMut`], an [`Owned`] or a reference to one fits. A
/// function that keeps the tensor takes [`Owned`]; one that writes in place takes `&mut` [`SharedMut`].
///
/// ```
/// use ndarray::{Ix2, array};
/// use tensor_core::{Host, Shared, TensorArg};
///
/// fn mean(images: impl TensorArg<Host, f32, Ix2>) -> Option<f32> {
///     images.with(|tensor| tensor.mean())
/// }
///
/// let array = array![[1.0, 3.0]];
/// assert_eq!(mean(Shared::new(array.view())?), Some(2.0));
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "expected a `{B}` tensor of dtype `{T}` and rank `{D}`, found `{Self}`",
    label = "not a `{B}` tensor of dtype `{T}` and rank `{D}`",
    note = "a rank `Dim<[usize; N]>` is `IxN`, which is N axes",
    note = "`Shared`, `SharedMut`, `Owned` and references to them are tensors"
)]
pub trait TensorArg<B: Supports<T, D>, T: Element, D: Dimension>: Lent<B, T, D> {
    /// Runs `f` on the framework's tensor.
    fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R;
}

// The one impl, and its bound is not recommended, so that the compiler has no other impl to suggest for a wrong argument.
#[diagnostic::do_not_recommend]
impl<B: Supports<T, D>, T: Element, D: Dimension, A: Lent<B, T, D>> TensorArg<B, T, D> for A {
    fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R {
        A::lend(self, f)
    }
}

/// [`TensorArg`], for each type that owns or borrows a tensor's memory.
pub trait Lent<B: Supports<T, D>, T: Element, D: Dimension> {
    /// [`TensorArg::with`].
    fn lend<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R;
}

impl<B: Shares<T, D>, T: Element, D: Dimension> Lent<B, T, D> for Shared<'_, B, T, D> {
    fn lend<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R {
        self.with(f)
    }
}

impl<B: Shares<T, D>, T: Element, D: Dimension> Lent<B, T, D> for SharedMut<'_, B, T, D> {
    fn lend<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R {
        self.with(f)
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension> Lent<B, T, D> for Owned<B, T, D> {
    fn lend<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R {
        Owned::with(self, f)
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension, A: Lent<B, T, D>> Lent<B, T, D> for &A {
    fn lend<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor) -> R) -> R {
        A::lend(self, f)
    }
}
