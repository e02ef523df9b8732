//! [`TensorArg`]: what a library function asks for when it only reads a tensor.

use ndarray::Dimension;

use crate::{Element, FitsIn, Layout, Owned, Shared, SharedMut, Strided, Supports};

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
    message = "expected a `{B}` tensor of dtype `{T}` and rank `{D}` that is `{L}`, found `{Self}`",
    label = "not a `{L}` `{B}` tensor of dtype `{T}` and rank `{D}`",
    note = "pass one field of what `tensors::<{B}>()?` or another conversion of the struct gives, or a reference to it; `Dim<[usize; N]>` is N axes",
    note = "`#[tensor(copy, cast = {T})]` on the field converts to the dtype, and `#[tensor(layout = row_major)]` makes it `RowMajor`; an array of another rank is another field"
)]
pub trait TensorArg<B: Supports<T, D>, T: Element, D: Dimension, L: Layout = Strided>:
    TensorArgImpl<B, T, D, L>
{
    /// Runs `f` on the framework's tensor.
    fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R;
}

// This is the only impl, and the compiler is told not to recommend its bound. So it has no other impl to suggest for a
// wrong argument.
#[diagnostic::do_not_recommend]
impl<B: Supports<T, D>, T: Element, D: Dimension, L: Layout, A: TensorArgImpl<B, T, D, L>> TensorArg<B, T, D, L> for A {
    fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        A::with_tensor(self, f)
    }
}

/// [`TensorArg`] without its message, implemented for each type that owns or borrows a tensor's memory.
pub trait TensorArgImpl<B: Supports<T, D>, T: Element, D: Dimension, L> {
    /// [`TensorArg::with`].
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R;
}

impl<B, T, D, L, W> TensorArgImpl<B, T, D, W> for Shared<'_, B, T, D, L>
where
    B: Supports<T, D>,
    T: Element,
    D: Dimension,
    L: FitsIn<W>,
{
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }
}

impl<B, T, D, L, W> TensorArgImpl<B, T, D, W> for SharedMut<'_, B, T, D, L>
where
    B: Supports<T, D>,
    T: Element,
    D: Dimension,
    L: FitsIn<W>,
{
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension> TensorArgImpl<B, T, D, Strided> for Owned<B, T, D> {
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        Owned::with(self, f)
    }
}

impl<B: Supports<T, D>, T: Element, D: Dimension, L, A: TensorArgImpl<B, T, D, L>> TensorArgImpl<B, T, D, L> for &A {
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        A::with_tensor(self, f)
    }
}
