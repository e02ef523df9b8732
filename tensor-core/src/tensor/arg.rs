//! [`TensorArg`]: what a library function asks for when it only reads a tensor.

use alloc::vec::Vec;

use ndarray::Dimension;

use crate::{
    Backend, Element, FitsIn, Layout, MaybeShared, Owned, RowMajor, Shared, SharedMut, Strided, Supports,
    SupportsRowMajor,
};

/// A tensor of `B` with dtype `T` and as many axes as `D`, whoever owns its memory.
///
/// The argument type for functions that read: a [`Shared`], a [`SharedMut`], an [`Owned`], a [`MaybeShared`] or a reference to
/// one fits. A function that keeps the tensor takes [`Owned`]; one that writes in place takes `&mut` [`SharedMut`]. To read
/// several arguments in one closure, see [`TensorArgs`](crate::TensorArgs).
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
///
/// # Row-major arguments
///
/// With [`RowMajor`] as the last parameter, the function sees only tensors whose elements lie next to each other, the last
/// axis fastest. A share fits if its type says so: its field has `#[tensor(layout = row_major)]`, or it comes from
/// [`Shared::row_major`]. An [`Owned`] always fits. If its tensor is not row-major, the function sees a row-major copy,
/// which is made anew for each call of [`with`](Self::with).
///
/// ```
/// use ndarray::{Array2, Ix2, ShapeBuilder};
/// use tensor_core::{Host, HostMemory, Owned, RowMajor, TensorArg};
///
/// fn first_row(matrix: impl TensorArg<Host, i64, Ix2, RowMajor>) -> Vec<i64> {
///     let columns = matrix.shape()[1];
///     matrix.with(|tensor| tensor.as_slice().unwrap()[..columns].to_vec())
/// }
///
/// let column_major = Array2::from_shape_vec((2, 3).f(), vec![1, 4, 2, 5, 3, 6]).unwrap();
/// let matrix = Owned::<Host, _, _>::adopt(column_major, &HostMemory)?;
/// assert_eq!(first_row(&matrix), [1, 2, 3]);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "expected a `{B}` tensor of dtype `{T}` and rank `{D}` that is `{L}`, found `{Self}` [tensor-argument]",
    label = "not a `{L}` `{B}` tensor of dtype `{T}` and rank `{D}`",
    note = "pass one field of what `tensors::<{B}>()?` or another conversion of the struct gives, or a reference to it, and not what the closure of `with` is given; `Dim<[usize; N]>` is N axes",
    note = "`#[tensor(copy, cast = {T})]` on the field converts to the dtype; where `RowMajor` is asked for, a shared field needs `#[tensor(layout = row_major)]`, and a copied one fits as it is if the backend has `SupportsRowMajor`; an array of another rank is another field"
)]
pub trait TensorArg<B: Backend, T: Element, D: Dimension, L: Layout = Strided> {
    /// Runs `f` on the framework's tensor.
    ///
    /// # Panics
    ///
    /// If `f` panics; and if `L` is [`RowMajor`], an [`Owned`] has to be copied for that, and the copy can't be made, such
    /// as for lack of memory. [`Owned::with_row_major`] gives an error instead.
    fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R;

    /// The lengths of the axes, in elements.
    fn shape(&self) -> Vec<usize>;

    /// The device the tensor is on. A share is where its array is: on [`Backend::host`](crate::Backend::host).
    fn device(&self) -> B::Device
    where
        B: Supports<T, D>;
}

/// Implements [`TensorArg`] for a type, whatever its parameters are: which of them fit is the business of [`TensorArgImpl`].
///
/// The compiler is told not to recommend the bound, and proposes the only impl that a type has, but none of two. So each layout
/// has its own. One impl for all types would do as well, but then each type has a method `with`, and a call of it on something
/// else is an error that lists the bounds of this impl.
macro_rules! argument {
    ($($params:tt $ty:ty;)*) => {
        $(
            argument!($params $ty, Strided);
            argument!($params $ty, RowMajor);
        )*
    };
    ([$($params:tt)*] $ty:ty, $layout:ty) => {
        #[diagnostic::do_not_recommend]
        impl<B: Backend, T: Element, D: Dimension, $($params)*> TensorArg<B, T, D, $layout> for $ty
        where
            Self: TensorArgImpl<B, T, D, $layout>,
        {
            fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
                self.with_tensor(f)
            }

            fn shape(&self) -> Vec<usize> {
                self.tensor_shape()
            }

            fn device(&self) -> B::Device
            where
                B: Supports<T, D>,
            {
                self.tensor_device()
            }
        }
    };
}

argument! {
    [C: Backend, E: Element, N: Dimension, M] Shared<'_, C, E, N, M>;
    [C: Backend, E: Element, N: Dimension, M] SharedMut<'_, C, E, N, M>;
    [C: Backend, E: Element, N: Dimension] Owned<C, E, N>;
    [C: Backend, E: Element, N: Dimension, M] MaybeShared<'_, C, E, N, M>;
}

#[diagnostic::do_not_recommend]
impl<B: Backend, T: Element, D: Dimension, L: Layout, A: TensorArg<B, T, D, L>> TensorArg<B, T, D, L> for &A {
    fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        A::with(self, f)
    }

    fn shape(&self) -> Vec<usize> {
        A::shape(self)
    }

    fn device(&self) -> B::Device
    where
        B: Supports<T, D>,
    {
        A::device(self)
    }
}

/// [`TensorArg`] without its message, implemented for each type that owns or borrows a tensor's memory.
pub trait TensorArgImpl<B: Backend, T: Element, D: Dimension, L> {
    /// [`TensorArg::with`].
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R;

    /// [`TensorArg::shape`].
    fn tensor_shape(&self) -> Vec<usize>;

    /// [`TensorArg::device`].
    fn tensor_device(&self) -> B::Device
    where
        B: Supports<T, D>;
}

impl<B, T, D, L, W> TensorArgImpl<B, T, D, W> for Shared<'_, B, T, D, L>
where
    B: Backend,
    T: Element,
    D: Dimension,
    L: FitsIn<W>,
{
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }

    fn tensor_shape(&self) -> Vec<usize> {
        self.shape().to_vec()
    }

    fn tensor_device(&self) -> B::Device
    where
        B: Supports<T, D>,
    {
        self.device()
    }
}

impl<B, T, D, L, W> TensorArgImpl<B, T, D, W> for SharedMut<'_, B, T, D, L>
where
    B: Backend,
    T: Element,
    D: Dimension,
    L: FitsIn<W>,
{
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        self.with(f)
    }

    fn tensor_shape(&self) -> Vec<usize> {
        self.shape().to_vec()
    }

    fn tensor_device(&self) -> B::Device
    where
        B: Supports<T, D>,
    {
        self.device()
    }
}

impl<B: Backend, T: Element, D: Dimension> TensorArgImpl<B, T, D, Strided> for Owned<B, T, D> {
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        Owned::with(self, f)
    }

    fn tensor_shape(&self) -> Vec<usize> {
        self.shape()
    }

    fn tensor_device(&self) -> B::Device
    where
        B: Supports<T, D>,
    {
        self.device()
    }
}

impl<B: SupportsRowMajor<T, D>, T: Element, D: Dimension> TensorArgImpl<B, T, D, RowMajor> for Owned<B, T, D> {
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        match self.with_row_major(f) {
            Ok(result) => result,
            Err(error) => panic!("a tensor can't be copied to be row-major: {error}"),
        }
    }

    fn tensor_shape(&self) -> Vec<usize> {
        self.shape()
    }

    fn tensor_device(&self) -> B::Device
    where
        B: Supports<T, D>,
    {
        self.device()
    }
}

impl<B: Backend, T: Element, D: Dimension, L> TensorArgImpl<B, T, D, Strided> for MaybeShared<'_, B, T, D, L> {
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        MaybeShared::with(self, f)
    }

    fn tensor_shape(&self) -> Vec<usize> {
        self.shape()
    }

    fn tensor_device(&self) -> B::Device
    where
        B: Supports<T, D>,
    {
        self.device()
    }
}

impl<B: SupportsRowMajor<T, D>, T: Element, D: Dimension> TensorArgImpl<B, T, D, RowMajor>
    for MaybeShared<'_, B, T, D, RowMajor>
{
    fn with_tensor<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        match self {
            Self::Shared(shared) => shared.with(f),
            Self::Owned(owned) => TensorArgImpl::<B, T, D, RowMajor>::with_tensor(owned, f),
            Self::Common(common) => TensorArgImpl::<B, T, D, RowMajor>::with_tensor(&**common, f),
        }
    }

    fn tensor_shape(&self) -> Vec<usize> {
        self.shape()
    }

    fn tensor_device(&self) -> B::Device
    where
        B: Supports<T, D>,
    {
        self.device()
    }
}
