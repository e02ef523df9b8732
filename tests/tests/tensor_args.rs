//! Tensors as arguments of functions: every owner, layout and number of them.

use ndarray::{Array, Array1, Array2, ArrayRef, Dimension, Ix0, Ix1, Ix2, IxDyn, ShapeBuilder, array};
use tensor_core::{
    Backend, Element, Host, HostMemory, Layout, Owned, RowMajor, Shared, SharedMut, Strided, Supports, TensorArg,
    TensorArgs, TensorInput,
};

#[derive(TensorInput)]
struct Batch {
    #[tensor(layout = row_major, shape = [batch, 2])]
    rows: Array2<f32>,
    any: Array2<f64>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Array1<u8>,
}

fn batch() -> Batch {
    let any = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]].reversed_axes();
    Batch { rows: array![[1.0, 2.0], [3.0, 4.0]], any, labels: array![7, 8] }
}

/// An owned tensor that is column-major: `[[1, 2, 3], [4, 5, 6]]`.
fn columns() -> Owned<Host, i32, Ix2> {
    let array = Array2::from_shape_vec((2, 3).f(), vec![1, 4, 2, 5, 3, 6]).unwrap();
    Owned::adopt(array, &HostMemory).unwrap()
}

/// The memory of a tensor, if it is one row-major block.
fn block<T: Element, D: Dimension>(tensor: impl TensorArg<Host, T, D, RowMajor>) -> Option<Vec<T>> {
    tensor.with(|tensor| tensor.as_slice().map(<[T]>::to_vec))
}

fn address<T: Element, D: Dimension, L: Layout>(tensor: impl TensorArg<Host, T, D, L>) -> *const T {
    tensor.with(|tensor| tensor.as_ptr())
}

#[test]
fn a_row_major_argument_is_the_owned_tensor_itself_or_a_row_major_copy() {
    let tensor = columns();
    assert_eq!(block(&tensor), Some(vec![1, 2, 3, 4, 5, 6]));
    assert_eq!(block(&&tensor), Some(vec![1, 2, 3, 4, 5, 6]));
    let itself = tensor.with(|tensor| tensor.as_ptr());
    assert_ne!(address::<_, _, RowMajor>(&tensor), itself);
    assert_eq!(address::<_, _, Strided>(&tensor), itself);
    assert_eq!(tensor.with(|tensor| tensor.strides().to_vec()), [1, 2]);

    let rows = Owned::<Host, i32, Ix2>::try_from(array![[1, 2], [3, 4]]).unwrap();
    assert_eq!(address::<_, _, RowMajor>(&rows), rows.with(|tensor| tensor.as_ptr()));
    assert_eq!(block(rows), Some(vec![1, 2, 3, 4]));
    let one = Owned::<Host, i32, Ix0>::try_from(ndarray::arr0(5)).unwrap();
    assert_eq!(block(one), Some(vec![5]));
}

#[test]
fn a_tensor_that_was_replaced_is_row_major_as_an_argument() {
    let mut owned = Owned::<Host, i32, IxDyn>::try_from(array![[1, 2], [3, 4]].into_dyn()).unwrap();
    owned = Owned::try_from(owned.into_inner().reversed_axes()).unwrap();
    assert_eq!(block(&owned), Some(vec![1, 3, 2, 4]));
    let mut backwards = array![1, 2, 3];
    backwards.invert_axis(ndarray::Axis(0));
    assert_eq!(block(Owned::<Host, _, _>::try_from(backwards).unwrap()), Some(vec![3, 2, 1]));
    let mut empty = Array2::<i32>::zeros((0, 3));
    empty.invert_axis(ndarray::Axis(1));
    assert_eq!(block(Owned::<Host, _, _>::try_from(empty).unwrap()), Some(Vec::new()));
}

#[test]
fn fields_of_every_conversion_are_row_major_arguments() {
    let mut batch = batch();
    let tensors = batch.tensors::<Host>().unwrap();
    assert_eq!(block(&tensors.rows), Some(vec![1.0, 2.0, 3.0, 4.0]));
    assert_eq!(block(&tensors.labels), Some(vec![7, 8]));
    assert_eq!(block(&batch.tensors_mut::<Host>().unwrap().rows), Some(vec![1.0, 2.0, 3.0, 4.0]));
    assert_eq!(block(batch.to_tensors::<Host>().unwrap().any), Some(vec![1.0, 4.0, 2.0, 5.0, 3.0, 6.0]));
    assert_eq!(block(batch.into_tensors::<Host>().unwrap().any), Some(vec![1.0, 4.0, 2.0, 5.0, 3.0, 6.0]));
}

#[test]
fn an_argument_has_a_shape_and_a_device() {
    fn look<B: Supports<T, D>, T: Element, D: Dimension, L: Layout>(
        tensor: impl TensorArg<B, T, D, L>,
    ) -> (Vec<usize>, B::Device) {
        (tensor.shape(), tensor.device())
    }
    let (shape, expected) = (vec![2, 3], HostMemory);
    assert_eq!(look::<_, _, _, Strided>(&columns()), (shape.clone(), expected));
    assert_eq!(look::<_, _, _, RowMajor>(columns()), (shape.clone(), expected));
    let mut array = Array2::<u8>::zeros((2, 3));
    let write = SharedMut::<Host, _, _>::new(array.view_mut()).unwrap();
    assert_eq!(look(&write), (shape.clone(), expected));
    let read = Shared::<Host, _, _>::new(array.view()).unwrap();
    assert_eq!(look(&&read), (shape.clone(), expected));
    assert_eq!(look::<_, _, _, RowMajor>(read.row_major().unwrap()), (shape, Host::host()));
}

#[test]
fn a_tuple_of_fields_is_seen_at_once() {
    let mut batch = batch();
    let tensors = batch.tensors::<Host>().unwrap();
    let (rows, any, labels) = (&tensors.rows, &tensors.any, &tensors.labels).with(|(rows, any, labels)| {
        assert_eq!((rows.ndim(), any.ndim(), labels.ndim()), (2, 2, 1));
        (rows.as_ptr(), any.as_ptr(), labels.to_vec())
    });
    assert_eq!((rows, any, labels), (batch.rows.as_ptr(), batch.any.as_ptr(), vec![7, 8]));
    // By value, by a reference to a reference, and twice the same.
    assert_eq!((tensors.rows, &&tensors.any).with(|(rows, any)| rows.len() + any.len()), 10);
    let written = batch.tensors_mut::<Host>().unwrap();
    assert_eq!((&written.rows, &written.rows).with(|(rows, again)| rows.len() + again.len()), 8);
}

/// The strides that a generic function sees, of arguments with different dtypes, ranks, layouts and backends.
fn strides<B: Supports<f64, Ix2>>(
    any: impl TensorArg<Host, i32, Ix2>,
    rows: impl TensorArg<Host, i32, Ix2, RowMajor>,
    labels: &impl TensorArg<Host, i64, Ix1>,
    other: impl TensorArg<B, f64, Ix2>,
) -> [Vec<isize>; 3] {
    let lens = (&other, labels).with(|(other, labels)| (B::shape(other), labels.len()));
    assert_eq!(lens, (vec![3, 2], 2));
    assert_eq!((&other, labels, &rows).with(|(other, ..)| B::shape(other)), [3, 2]);
    let seen = |array: &ArrayRef<i32, Ix2>| array.strides().to_vec();
    (any, &rows, labels).with(|(any, rows, labels)| [seen(any), seen(rows), labels.strides().to_vec()])
}

#[test]
fn a_tuple_of_generic_arguments_keeps_each_layout() {
    let tensors = batch().into_tensors::<Host>().unwrap();
    let columns = columns();
    assert_eq!(strides(&columns, &columns, &tensors.labels, &tensors.any), [vec![1, 2], vec![3, 1], vec![1]]);
}

#[test]
fn up_to_six_tensors_are_seen_at_once() {
    fn sum<T: Element, D: Dimension + 'static, L: Layout>(tensor: &impl TensorArg<Host, T, D, L>) -> usize {
        let two = (tensor, tensor).with(|(a, b)| a.len() + b.len());
        let three = (tensor, tensor, tensor).with(|(a, b, c)| a.len() + b.len() + c.len());
        let four = (tensor, tensor, tensor, tensor).with(|(a, .., d)| a.len() + d.len());
        let five = (tensor, tensor, tensor, tensor, tensor).with(|(a, .., e)| a.len() + e.len());
        let six = (tensor, tensor, tensor, tensor, tensor, tensor).with(|(a, _, _, _, _, f)| a.len() + f.len());
        two + three + four + five + six
    }
    assert_eq!(sum::<_, _, RowMajor>(&columns()), 6 * 11);
    let owned = |value| Owned::<Host, i32, _>::try_from(Array1::from_elem(1, value)).unwrap();
    let six = [1, 2, 3, 4, 5, 6].map(owned);
    let seen = (&six[0], &six[1], &six[2], &six[3], &six[4], &six[5]).with(|tensors| {
        let (first, second, .., fifth, sixth) = tensors;
        [first, second, tensors.2, tensors.3, fifth, sixth].map(|tensor| tensor[0])
    });
    assert_eq!(seen, [1, 2, 3, 4, 5, 6]);
    let seen = (owned(7), &six[0], &&six[1], owned(8)).with(|(a, b, c, d)| [a[0], b[0], c[0], d[0]]);
    assert_eq!(seen, [7, 1, 2, 8]);
}

/// An argument beside a share of a type that is written out: the layout of the share is the only one that it can have.
#[test]
fn a_generic_argument_may_stand_beside_a_share() {
    fn dot(a: &impl TensorArg<Host, f64, Ix1>, b: Shared<'_, Host, f64, Ix1>) -> f64 {
        (a, b).with(|(a, b)| a.dot(b))
    }
    let array = array![1.0, 2.0];
    let share = Shared::new(array.view()).unwrap();
    assert!((dot(&share, share) - 5.0).abs() < f64::EPSILON);
}

#[test]
fn to_device_leaves_a_tensor_where_it_is_already() {
    let tensor = columns();
    let before = tensor.with(|tensor| tensor.as_ptr());
    let tensor = tensor.to_device(&HostMemory).unwrap();
    assert_eq!((tensor.with(|tensor| tensor.as_ptr()), tensor.device()), (before, HostMemory));
    let array: Array<i32, Ix2> = tensor.into();
    assert_eq!(array.as_ptr(), before);
    assert_eq!(array, array![[1, 2, 3], [4, 5, 6]]);
}
