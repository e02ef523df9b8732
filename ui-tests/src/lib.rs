// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! What the cases of the UI tests share: backends that can't do everything.

use std::borrow::{Borrow, BorrowMut};
use std::marker::PhantomData;
use std::rc::Rc;

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

/// A backend whose tensors stay in the thread that made them.
#[derive(Debug)]
pub struct OneThread;

/// A tensor of [`OneThread`].
#[derive(Debug)]
pub struct Unsent<T, D: Dimension>(Array<T, D>, PhantomData<Rc<()>>);

impl<T, D: Dimension> Borrow<ArrayRef<T, D>> for Unsent<T, D> {
    fn borrow(&self) -> &ArrayRef<T, D> {
        &self.0
    }
}

impl<T, D: Dimension> BorrowMut<ArrayRef<T, D>> for Unsent<T, D> {
    fn borrow_mut(&mut self) -> &mut ArrayRef<T, D> {
        &mut self.0
    }
}

impl Backend for OneThread {
    type Device = ();
    type Tensor<T: Element, D: Dimension> = ArrayRef<T, D>;
    type Owned<T: Element, D: Dimension> = Unsent<T, D>;

    const NAME: &'static str = "OneThread";

    fn host() {}

    fn shape<T: Element, D: Dimension>(tensor: &ArrayRef<T, D>) -> Vec<usize> {
        tensor.shape().to_vec()
    }
}

impl<T: Element, D: Dimension> Supports<T, D> for OneThread {
    fn copy(view: ArrayView<'_, T, D>, (): &()) -> Result<Unsent<T, D>, TensorError> {
        Ok(Unsent(view.to_owned(), PhantomData))
    }

    fn adopt(array: Array<T, D>, (): &()) -> Result<Unsent<T, D>, TensorError> {
        Ok(Unsent(array, PhantomData))
    }

    fn check(_: &ArrayRef<T, D>) -> Result<(), TensorError> {
        Ok(())
    }

    fn device(_: &ArrayRef<T, D>) {}

    fn to_array(tensor: &ArrayRef<T, D>) -> Result<Array<T, D>, TensorError> {
        Ok(tensor.to_owned())
    }
}
