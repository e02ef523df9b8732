// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! What the cases of the UI tests share: a backend that can't do everything.

use ndarray::{Array, ArrayRef, ArrayView, Dimension};
use tensor_core::{Backend, Element, Supports, TensorError};

/// A backend that holds `f32` tensors only, and can't share an array's memory.
#[derive(Debug)]
pub struct Small;

impl Backend for Small {
    type Device = ();
    type Tensor<T: Element, D: Dimension> = ArrayRef<T, D>;
    type Owned<T: Element, D: Dimension> = Array<T, D>;

    const NAME: &'static str = "Small";

    fn host() {}

    fn shape<T: Element, D: Dimension>(tensor: &ArrayRef<T, D>) -> Vec<usize> {
        tensor.shape().to_vec()
    }
}

impl<D: Dimension> Supports<f32, D> for Small {
    fn copy(view: ArrayView<'_, f32, D>, (): &()) -> Result<Array<f32, D>, TensorError> {
        Ok(view.to_owned())
    }

    fn adopt(array: Array<f32, D>, (): &()) -> Result<Array<f32, D>, TensorError> {
        Ok(array)
    }

    fn check(_: &ArrayRef<f32, D>) -> Result<(), TensorError> {
        Ok(())
    }

    fn device(_: &ArrayRef<f32, D>) {}

    fn to_array(tensor: &ArrayRef<f32, D>) -> Result<Array<f32, D>, TensorError> {
        Ok(tensor.to_owned())
    }
}
