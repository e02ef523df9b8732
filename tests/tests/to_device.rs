//! `Owned::to_device` of a backend with several devices that leaves it to core.

use std::cell::Cell;

use ndarray::{Array, Array2, ArrayView, Dimension, Ix2, ShapeBuilder, array};
use tensor_core::{Backend, Element, Owned, Supports, TensorError};

/// A backend whose devices are numbers. There are three of them.
struct Numbered;

/// An array that is on a device.
#[derive(Debug)]
struct Placed<T, D: Dimension> {
    array: Array<T, D>,
    device: u8,
}

thread_local! {
    /// How many tensors were made.
    static MADE: Cell<usize> = const { Cell::new(0) };
}

impl Backend for Numbered {
    type Device = u8;
    type Tensor<T: Element, D: Dimension> = Placed<T, D>;
    type Owned<T: Element, D: Dimension> = Placed<T, D>;

    const NAME: &'static str = "Numbered";

    fn host() -> u8 {
        0
    }

    fn shape<T: Element, D: Dimension>(tensor: &Placed<T, D>) -> Vec<usize> {
        tensor.array.shape().to_vec()
    }
}

impl<T: Element, D: Dimension> Supports<T, D> for Numbered {
    fn copy(view: ArrayView<'_, T, D>, device: &u8) -> Result<Placed<T, D>, TensorError> {
        Self::adopt(view.to_owned(), device)
    }

    fn adopt(array: Array<T, D>, &device: &u8) -> Result<Placed<T, D>, TensorError> {
        if device > 2 {
            return Err(TensorError::Backend { backend: Self::NAME, message: format!("no device {device}") });
        }
        MADE.set(MADE.get() + 1);
        Ok(Placed { array, device })
    }

    fn check(_: &Placed<T, D>) -> Result<(), TensorError> {
        Ok(())
    }

    fn device(tensor: &Placed<T, D>) -> u8 {
        tensor.device
    }

    fn to_array(tensor: &Placed<T, D>) -> Result<Array<T, D>, TensorError> {
        tensor_core::to_array(&tensor.array.view())
    }
}

fn tensor() -> Owned<Numbered, f32, Ix2> {
    let columns = Array2::from_shape_vec((2, 2).f(), vec![1.0, 3.0, 2.0, 4.0]).unwrap();
    Owned::adopt(columns, &1).unwrap()
}

#[test]
fn a_tensor_moves_to_another_device_with_its_values() {
    let moved = tensor().to_device(&2).unwrap();
    assert_eq!((moved.device(), MADE.take()), (2, 2));
    assert_eq!(moved.to_array().unwrap(), array![[1.0, 2.0], [3.0, 4.0]]);
    let host = moved.to_device(&Numbered::host()).unwrap();
    assert_eq!((host.device(), host.shape()), (0, vec![2, 2]));
}

#[test]
fn a_tensor_that_is_there_already_is_not_copied() {
    let tensor = tensor();
    let start = tensor.with(|tensor| tensor.array.as_ptr());
    let tensor = tensor.to_device(&1).unwrap();
    assert_eq!((tensor.with(|tensor| tensor.array.as_ptr()), MADE.take()), (start, 1));
    assert_eq!(tensor.with(|tensor| tensor.array.strides().to_vec()), [1, 2]);
}

#[test]
fn a_device_that_is_not_there_is_an_error() {
    assert_eq!(tensor().to_device(&3).unwrap_err().to_string(), "Numbered failed: no device 3");
}
