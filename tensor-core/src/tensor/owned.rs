//! [`Owned`]: a framework's tensor that owns its memory, with its dtype and rank in its type.

use alloc::format;
use alloc::vec::Vec;
use core::borrow::{Borrow, BorrowMut};
use core::fmt;

use ndarray::{Array, ArrayView, Dimension};

use crate::{Backend, Element, Host, Supports, SupportsRowMajor, TensorError, Values};

/// A tensor of `B` that owns its memory: dtype `T`, as many axes as `D`.
///
/// ```
/// use ndarray::{Array1, Ix1, array};
/// use tensor_core::{Host, Owned};
///
/// let tensor = Owned::<Host, f32, Ix1>::try_from(array![1.0, 2.0])?;
/// assert_eq!(tensor.shape(), [2]);
/// let back: Array1<f32> = tensor.to_array()?;
/// assert_eq!(back, array![1.0, 2.0]);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
///
/// # Clones
///
/// It has no `Clone`, since no framework has a clone that is both cheap and independent. The clones of a PyTorch or candle
/// tensor share its memory, so that a write to one is seen in the other. Those of an ndarray array and of a TensorFlow
/// tensor copy every value. To copy the values, call [`to_array`](Self::to_array), and [`adopt`](Self::adopt) what it
/// gives.
///
/// # The framework's own tensor
///
/// [`into_inner`](Self::into_inner) gives it. Where Rust allows the impl, `into` gives it too: for [`Host`](crate::Host),
/// and for backends whose crate defines the tensor type.
pub struct Owned<B: Backend, T: Element, D: Dimension> {
    tensor: B::Owned<T, D>,
    // The compiler asks for the size of the last field wherever the struct is used by value. Were that the tensor, `Owned<f32, …>`,
    // in which `f32` is no backend, would be two errors in one place.
    _last: (),
}

impl<B: Supports<T, D>, T: Element, D: Dimension> Owned<B, T, D> {
    /// Gives a raw tensor its type, after checking that it has that dtype and rank. Never a cast.
    ///
    /// (Not the trait `TryFrom`: a blanket impl over every backend's tensor would overlap with the standard library's.)
    ///
    /// # Errors
    ///
    /// [`TensorError::DType`], [`TensorError::Rank`] or [`TensorError::NotDense`]; the tensor is then dropped.
    pub fn try_from(tensor: B::Owned<T, D>) -> Result<Self, TensorError> {
        B::check(tensor.borrow())?;
        Ok(Self { tensor, _last: () })
    }

    /// Gives a raw tensor its type, after checking its dtype, its rank and that it is on `device`.
    ///
    /// # Errors
    ///
    /// As [`try_from`](Self::try_from), and [`TensorError::Device`].
    pub fn try_from_on(tensor: B::Owned<T, D>, device: &B::Device) -> Result<Self, TensorError> {
        let tensor = Self::try_from(tensor)?;
        let found = tensor.device();
        if found == *device {
            Ok(tensor)
        } else {
            Err(TensorError::Device { expected: format!("{device:?}"), found: format!("{found:?}") })
        }
    }

    /// Copies `view`, once, into a tensor on `device`.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device.
    pub fn copy_from(view: ArrayView<'_, T, D>, device: &B::Device) -> Result<Self, TensorError> {
        B::copy(view, device).map(|tensor| Self { tensor, _last: () })
    }

    /// Moves `array` into a tensor on `device`, without a copy where the backend can adopt memory.
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device.
    pub fn adopt(array: Array<T, D>, device: &B::Device) -> Result<Self, TensorError> {
        B::adopt(array, device).map(|tensor| Self { tensor, _last: () })
    }

    /// Writes values into a tensor on `device`, converted on the way.
    pub(crate) fn convert(values: impl Values<T, D>, device: &B::Device) -> Result<Self, TensorError> {
        B::convert(values, device).map(|tensor| Self { tensor, _last: () })
    }

    /// A tensor that a backend made for `T` and `D`.
    pub(crate) fn new(tensor: B::Owned<T, D>) -> Self {
        Self { tensor, _last: () }
    }

    /// The device the tensor is on.
    #[must_use]
    pub fn device(&self) -> B::Device {
        B::device(self.tensor.borrow())
    }

    /// Runs `f` on the framework's tensor if it is row-major, and otherwise on a row-major copy, which lives as long as `f`
    /// runs.
    ///
    /// As an argument of a function that asks for [`RowMajor`](crate::RowMajor), the tensor is lent in this way.
    ///
    /// ```
    /// use ndarray::array;
    /// use tensor_core::{Host, Owned};
    ///
    /// let columns = Owned::<Host, f32, _>::try_from(array![[1.0, 2.0], [3.0, 4.0]].reversed_axes())?;
    /// let values = columns.with_row_major(|tensor| tensor.as_slice().map(<[f32]>::to_vec))?;
    /// assert_eq!(values, Some(vec![1.0, 3.0, 2.0, 4.0]));
    /// # Ok::<(), tensor_core::TensorError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TensorError::NoMemory`] or [`TensorError::Backend`], if the copy can't be made; the errors of
    /// [`Supports::check`], if the tensor was changed in place through the framework's own interface. `f` does not run
    /// then.
    pub fn with_row_major<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> Result<R, TensorError>
    where
        B: SupportsRowMajor<T, D>,
    {
        B::with_row_major(self.tensor.borrow(), f)
    }

    /// The values, copied once into a row-major array; from any device and without the gradient.
    ///
    /// # Errors
    ///
    /// [`TensorError::DType`] or [`TensorError::Rank`], if the tensor was changed in place through the framework's own
    /// interface; [`TensorError::Backend`], if the framework fails.
    pub fn to_array(&self) -> Result<Array<T, D>, TensorError> {
        B::to_array(self.tensor.borrow())
    }
}

impl<B: Backend, T: Element, D: Dimension> Owned<B, T, D> {
    /// Runs `f` on the framework's tensor.
    pub fn with<R>(&self, f: impl for<'t> FnOnce(&'t B::Tensor<T, D>) -> R) -> R {
        f(self.tensor.borrow())
    }

    /// Runs `f` on the framework's tensor, to write to it.
    pub fn with_mut<R>(&mut self, f: impl for<'t> FnOnce(&'t mut B::Tensor<T, D>) -> R) -> R {
        f(self.tensor.borrow_mut())
    }

    /// Moves the tensor to `device`; its dtype, shape and values stay. A tensor that is already there is not copied.
    ///
    /// ```
    /// use ndarray::array;
    /// use tensor_core::{Host, HostMemory, Owned};
    ///
    /// let tensor = Owned::<Host, f32, _>::try_from(array![1.0, 2.0])?;
    /// let address = tensor.with(|tensor| tensor.as_ptr());
    /// let tensor = tensor.to_device(&HostMemory)?;
    /// assert_eq!(tensor.with(|tensor| tensor.as_ptr()), address);
    /// # Ok::<(), tensor_core::TensorError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TensorError::Backend`], if the framework can't allocate or does not know the device. The tensor is then dropped.
    #[allow(clippy::wrong_self_convention, reason = "frameworks name it so, and the tensor moves")]
    pub fn to_device(mut self, device: &B::Device) -> Result<Self, TensorError> {
        self.move_to(device)?;
        Ok(self)
    }

    /// [`to_device`](Self::to_device), in place. After an error the tensor is as it was.
    pub(crate) fn move_to(&mut self, device: &B::Device) -> Result<(), TensorError> {
        B::to_device::<T, D>(&mut self.tensor, device)
    }

    /// The framework's own tensor.
    #[must_use]
    pub fn into_inner(self) -> B::Owned<T, D> {
        self.tensor
    }

    /// The lengths of the axes, in elements.
    #[must_use]
    pub fn shape(&self) -> Vec<usize> {
        B::shape(self.tensor.borrow())
    }
}

impl<B: Backend, T: Element, D: Dimension> AsRef<B::Tensor<T, D>> for Owned<B, T, D> {
    fn as_ref(&self) -> &B::Tensor<T, D> {
        self.tensor.borrow()
    }
}

impl<B: Backend, T: Element, D: Dimension> AsMut<B::Tensor<T, D>> for Owned<B, T, D> {
    fn as_mut(&mut self) -> &mut B::Tensor<T, D> {
        self.tensor.borrow_mut()
    }
}

impl<T: Element, D: Dimension> From<Owned<Host, T, D>> for Array<T, D> {
    fn from(tensor: Owned<Host, T, D>) -> Self {
        tensor.into_inner()
    }
}

impl<B: Backend, T: Element, D: Dimension> fmt::Debug for Owned<B, T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::debug::debug(f, "Owned", B::NAME, T::DTYPE, &self.shape())
    }
}
