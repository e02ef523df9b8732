//! Large copies: the largest by several threads, and all in tiles that are full.

use ndarray::{Array1, Array2, Array3, ArrayView2, Dimension, IxDyn, Slice, s};
use tensor_core::{Host, TensorError, TensorInput, row_major};

/// Numbers that differ wherever their indices do.
fn numbers(len: usize) -> Array1<u32> {
    (0..u32::try_from(len).expect("a small number")).collect()
}

/// That each element of the copy is the one that `place` says, by the number it has.
#[track_caller]
fn check<D: Dimension>(view: &ndarray::ArrayView<'_, u32, D>) {
    let copy = row_major(view).expect("enough memory");
    assert_eq!(copy.shape(), view.shape());
    let differs = copy.as_slice().expect("row-major").iter().zip(view).position(|(copied, value)| copied != value);
    assert_eq!(differs, None);
}

#[test]
fn large_copies_of_any_order_have_every_value() {
    let array = numbers(1501 * 1203).into_shape_with_order((1501, 1203)).unwrap();
    check(&array.view());
    check(&array.t());
    check(&array.slice(s![..;-1, ..;-1]));
    check(&array.slice(s![.., ..;-1]));
    check(&array.slice(s![1.., 1..]).t());
    check(&numbers(1 << 21).view());
    check(&numbers(3001 * 3001).into_shape_with_order((3001, 3001)).unwrap().t());
    check(&numbers(1 << 23).slice(s![..;3]));
    check(&numbers(1 << 23).slice(s![..;-5]));
    let few = numbers(1021);
    check(&few.broadcast((1300, 1021)).unwrap());
    check(&few.broadcast((1300, 1021)).unwrap().t());
}

#[test]
fn large_copies_of_images_have_every_value() {
    let images = numbers(16 * 97 * 301 * 3).into_shape_with_order((16, 97, 301, 3)).unwrap();
    check(&images.view().permuted_axes([0, 3, 1, 2]));
    check(&images.slice(s![0..1, .., .., ..]).permuted_axes([0, 3, 1, 2]));
    check(&images.view().permuted_axes([3, 2, 1, 0]));
    check(&images.slice(s![.., .., .., ..2]));
    let channels_first = images.view().into_shape_with_order((16, 3, 97, 301)).unwrap();
    check(&channels_first.permuted_axes([0, 2, 3, 1]));
    let many = numbers(1 << 21).into_shape_with_order(IxDyn(&[2; 21])).unwrap();
    check(&many.t());
    check(&many.slice_each_axis(|axis| Slice::new(0, None, if axis.axis.0 % 3 == 0 { -1 } else { 1 })));
}

#[derive(TensorInput)]
struct Checked<'a> {
    #[tensor(copy, cast_checked = u8)]
    values: ArrayView2<'a, i64>,
}

#[test]
fn of_many_values_that_are_refused_the_first_is_named_whichever_thread_finds_one() {
    let mut array = Array2::<i64>::from_elem((2200, 2200), 7);
    for (place, expected) in
        [([1000, 1000], [1000, 1000]), ([900, 3], [900, 3]), ([900, 2], [900, 2]), ([0, 900], [0, 900])]
    {
        array[place] = 256;
        let error = Checked { values: array.view() }.tensors::<Host>().unwrap_err();
        let wanted = format!("the value 256 at {expected:?} would change");
        assert!(error.to_string().contains(&wanted), "{error}");
    }
    // The same in the order of the transpose.
    let error = Checked { values: array.t() }.tensors::<Host>().unwrap_err();
    assert!(error.to_string().contains("the value 256 at [2, 900] would change"), "{error}");
}

#[test]
fn what_no_memory_can_hold_is_refused_before_anything_is_copied() {
    let value = Array3::<u8>::zeros((1, 1, 1));
    let view = value.broadcast((usize::MAX >> 33, 1 << 16, 1 << 16)).unwrap();
    assert_eq!(row_major(&view).unwrap_err(), TensorError::NoMemory { elements: view.len() });
}
