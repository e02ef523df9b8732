//! What the UI tests' cases share: a backend with gaps in it.

use ndarray::{Array, ArrayRef, ArrayView, Dimension};
use tensor_core::{Backend, Supports, TensorError};

/// A backend that holds `f32` tensors only, and can't share an array's memory.
#[derive(Debug)]
pub struct Small;

impl Backend for Small {
    type Device = ();

    const NAME: &'static str = "Small";

    fn host() {}
}

impl<D: Dimension> Supports<f32, D> for Small {
    type Tensor = ArrayRef<f32, D>;
    type Owned = Array<f32, D>;

    fn copy(view: ArrayView<'_, f32, D>, (): &()) -> Result<Self::Owned, TensorError> {
        Ok(view.to_owned())
    }

    fn adopt(array: Array<f32, D>, (): &()) -> Result<Self::Owned, TensorError> {
        Ok(array)
    }

    fn check(_: &Self::Tensor) -> Result<(), TensorError> {
        Ok(())
    }

    fn shape(tensor: &Self::Tensor) -> Vec<usize> {
        tensor.shape().to_vec()
    }

    fn device(_: &Self::Tensor) -> Self::Device {}

    fn to_array(tensor: &Self::Tensor) -> Result<Array<f32, D>, TensorError> {
        Ok(tensor.to_owned())
    }
}
