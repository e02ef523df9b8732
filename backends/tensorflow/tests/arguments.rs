//! Owned tensors as arguments, also where a function asks for a row-major one; and the way back to TensorFlow's own type.

mod common;

use common::needs_tensorflow;
use ndarray::{Array2, Ix1, Ix2, ShapeBuilder, array};
use tensor_core::{Owned, RowMajor, TensorArg, TensorArgs};
use tensor_tensorflow::{HostMemory, Tensor, TensorFlow};

fn columns() -> Owned<TensorFlow, f32, Ix2> {
    Owned::adopt(Array2::from_shape_vec((2, 2).f(), vec![1.0, 3.0, 2.0, 4.0]).unwrap(), &HostMemory).unwrap()
}

#[test]
fn a_row_major_argument_is_the_tensor_itself() {
    fn memory(matrix: impl TensorArg<TensorFlow, f32, Ix2, RowMajor>) -> (Vec<f32>, *const f32) {
        assert_eq!((matrix.shape(), matrix.device()), (vec![2, 2], HostMemory));
        matrix.with(|tensor| (tensor.to_vec(), tensor.as_ptr()))
    }
    needs_tensorflow!();
    let tensor = columns();
    assert_eq!(memory(&tensor), (vec![1.0, 2.0, 3.0, 4.0], tensor.as_ref().as_ptr()));
}

#[test]
fn to_device_copies_nothing_and_into_gives_the_tensor() {
    needs_tensorflow!();
    let tensor = columns();
    let start = tensor.as_ref().as_ptr();
    let tensor: Tensor<f32> = tensor.to_device(&HostMemory).unwrap().into();
    assert_eq!(tensor.as_ptr(), start);
    assert_eq!(tensor.into_tensorflow()[..], [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn a_tuple_of_tensors_is_seen_at_once() {
    fn total(xy: impl TensorArg<TensorFlow, f32, Ix2>, class: impl TensorArg<TensorFlow, i64, Ix1>) -> usize {
        (&xy, &class).with(|(xy, class)| xy.len() + class.len())
    }
    needs_tensorflow!();
    let class = Owned::<TensorFlow, i64, _>::copy_from(array![1, 2].view(), &HostMemory).unwrap();
    assert_eq!(total(columns(), &class), 6);
    assert_eq!((&columns(), class).with(|(xy, class)| (xy.shape(), class.shape())), (vec![2, 2], vec![2]));
}
