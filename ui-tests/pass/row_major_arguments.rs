//! A row-major argument takes a share whose type says so, and every owned tensor, whatever its strides. A tuple of arguments
//! is seen at once, each in its own layout.

#![deny(warnings)]

use ndarray::{Array1, Array2, Ix1, Ix2, array};
use tensor_core::{Host, RowMajor, TensorArg, TensorArgs, TensorInput};

#[derive(TensorInput)]
struct Points {
    #[tensor(layout = row_major)]
    shared: Array2<f32>,
    #[tensor(copy)]
    copied: Array2<f32>,
    #[tensor(copy, cast = i64)]
    class: Array1<u8>,
}

fn first_two(xy: impl TensorArg<Host, f32, Ix2, RowMajor>) -> Vec<f32> {
    xy.with(|tensor| tensor.as_slice().unwrap()[..2].to_vec())
}

fn labelled(xy: impl TensorArg<Host, f32, Ix2, RowMajor>, class: impl TensorArg<Host, i64, Ix1>) -> bool {
    xy.shape()[0] == class.shape()[0] && (xy, class).with(|(xy, class)| xy.is_standard_layout() && class.sum() == 3)
}

fn main() {
    let columns = array![[1.0, 2.0], [3.0, 4.0]].reversed_axes();
    let points = Points { shared: array![[5.0, 6.0]], copied: columns, class: array![1, 2] };
    let tensors = points.tensors::<Host>().unwrap();
    assert_eq!(first_two(&tensors.shared), [5.0, 6.0]);
    assert_eq!(first_two(&tensors.copied), [1.0, 3.0]);
    assert!(labelled(&tensors.copied, &tensors.class));
    assert_eq!((&tensors.shared, &tensors.class).with(|(xy, class)| xy.len() + class.len()), 4);
    drop(tensors);
    let moved = points.into_tensors::<Host>().unwrap();
    assert_eq!(first_two(moved.copied), [1.0, 3.0]);
}
