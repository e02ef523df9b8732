//! Every layout that ndarray can give an array, shared, copied and moved.

mod common;

use common::{address, counted, counting, refusal, turn, values};
use ndarray::{Array, Array1, Array2, Array3, ArrayView, Axis, Dimension, IxDyn, ShapeBuilder, Slice, arr0, s};
use tensor_core::TensorInput;
use tensor_tch::Tch;
use tensor_tch::tch::Tensor;

#[derive(TensorInput)]
struct Own<D: Dimension> {
    values: Array<f32, D>,
}

#[derive(TensorInput)]
struct View<'a, D: Dimension> {
    values: ArrayView<'a, f32, D>,
}

#[derive(TensorInput)]
struct Copied<'a, D: Dimension> {
    #[tensor(copy)]
    values: ArrayView<'a, f32, D>,
}

/// The array's values, row-major.
fn values_of<D: Dimension + 'static>(array: &ArrayView<'_, f32, D>) -> Vec<f32> {
    array.iter().copied().collect()
}

/// That the tensor is the array in memory: the same address and strides, wherever they are stepped along.
#[track_caller]
fn lies_where<D: Dimension + 'static>(tensor: &Tensor, array: &ArrayView<'_, f32, D>) {
    let sizes: Vec<usize> = tensor.size().iter().map(|&size| usize::try_from(size).unwrap()).collect();
    assert_eq!(sizes, array.shape());
    if !array.is_empty() {
        assert_eq!(address(tensor), array.as_ptr() as usize);
        for (axis, stride) in tensor.stride().into_iter().enumerate() {
            if sizes[axis] > 1 {
                assert_eq!(stride, i64::try_from(array.strides()[axis]).unwrap(), "axis {axis}");
            }
        }
    }
    assert_eq!(values(tensor), values_of(array));
}

/// That the tensor has the array's values in memory of its own, row-major.
#[track_caller]
fn is_copy_of<D: Dimension + 'static>(tensor: &Tensor, array: &ArrayView<'_, f32, D>) {
    assert!(tensor.is_contiguous());
    assert!(array.is_empty() || address(tensor) != array.as_ptr() as usize);
    assert_eq!(values(tensor), values_of(array));
}

/// A view that can be shared where it is, and copied.
#[track_caller]
fn view_is_shared<D: Dimension + 'static>(array: &ArrayView<'_, f32, D>) {
    let ((), cost) = counted(|| {
        let view = View { values: array.view() };
        view.tensors::<Tch>().unwrap().with(|t| lies_where(t.values, array));
    });
    assert_eq!(cost, 0);
    view_is_copied(array);
}

/// A view that can be copied, whether or not it can be shared.
#[track_caller]
fn view_is_copied<D: Dimension + 'static>(array: &ArrayView<'_, f32, D>) {
    Copied { values: array.view() }.tensors::<Tch>().unwrap().values.with(|tensor| is_copy_of(tensor, array));
    let view = View { values: array.view() };
    view.to_tensors::<Tch>().unwrap().values.with(|tensor| is_copy_of(tensor, array));
    view.into_tensors::<Tch>().unwrap().values.with(|tensor| is_copy_of(tensor, array));
}

/// An array that is shared, written and moved where it is.
#[track_caller]
fn own_is_in_place<D: Dimension + 'static>(array: Array<f32, D>) {
    let ((), cost) = counted(|| {
        let mut own = Own { values: array };
        own.tensors::<Tch>().unwrap().with(|t| lies_where(t.values, &own.values.view()));
        let expected = values_of(&(&own.values + 1.0).view());
        let before = own.values.as_ptr();
        own.tensors_mut::<Tch>().unwrap().with_mut(|t| *t.values += 1.0);
        assert_eq!(values_of(&own.values.view()), expected);
        assert!(own.values.is_empty() || own.values.as_ptr() == before);
        own.to_tensors::<Tch>().unwrap().values.with(|tensor| is_copy_of(tensor, &own.values.view()));
        view_is_copied(&own.values.view());
        // Only the strides and the address are looked at, once the array is away.
        let (strides, len) = (own.values.strides().to_vec(), own.values.len());
        own.into_tensors::<Tch>().unwrap().values.with(|tensor| {
            assert_eq!(values(tensor), expected);
            assert!(len == 0 || address(tensor) == before as usize);
            for (axis, (size, stride)) in tensor.size().into_iter().zip(tensor.stride()).enumerate() {
                assert!(size <= 1 || len == 0 || stride == i64::try_from(strides[axis]).unwrap(), "axis {axis}");
            }
        });
    });
    assert_eq!(cost, 0);
}

#[test]
fn row_major_column_major_and_transposed() {
    let _turn = turn();
    own_is_in_place(counting((2, 3, 4)));
    own_is_in_place(counting((2, 3, 4).f()));
    own_is_in_place(counting((2, 3, 4)).reversed_axes());
    own_is_in_place(counting((2, 3, 4)).permuted_axes([1, 2, 0]));
    for array in [counting((2, 3, 4)), counting((2, 3, 4).f()), counting((2, 3, 4)).permuted_axes([2, 0, 1])] {
        view_is_shared(&array.view());
    }
}

#[test]
fn sliced_with_steps_and_offsets() {
    let _turn = turn();
    let array = || counting((6, 8));
    own_is_in_place(array().slice_move(s![1..;2, ..;3]));
    own_is_in_place(array().slice_move(s![.., 2..5]));
    own_is_in_place(array().slice_move(s![3, 1..;2]));
    own_is_in_place(array().slice_move(s![2..4, ..]));
    own_is_in_place(array().reversed_axes().slice_move(s![1..;2, 3..]));
    // No gaps: rows in a row, one row, a part of one.
    view_is_shared(&array().slice(s![2..4, ..]));
    view_is_shared(&array().slice(s![3, ..]));
    view_is_shared(&array().slice(s![3, 2..5]));
    view_is_shared(&array().t().slice(s![.., 1..3]));
}

#[test]
fn broadcast() {
    let _turn = turn();
    let row = counting(3);
    view_is_shared(&row.broadcast((4, 3)).unwrap());
    view_is_shared(&row.broadcast((2, 4, 3)).unwrap());
    view_is_shared(&arr0(7.0).broadcast((2, 2)).unwrap());
    view_is_shared(&counting((3, 1)).broadcast((3, 5)).unwrap());
}

#[test]
fn axes_of_length_0() {
    let _turn = turn();
    own_is_in_place(Array1::zeros(0));
    own_is_in_place(Array3::zeros((2, 0, 3)));
    own_is_in_place(counting((4, 6)).slice_move(s![2..2, ..;-1]));
    view_is_shared(&counting((4, 6)).slice(s![.., 3..3]));
    view_is_shared(&counting((4, 6)).slice(s![1..1;2, ..;2]));
}

#[test]
fn axes_of_length_1_with_any_stride() {
    let _turn = turn();
    let odd = || {
        let memory = (0..12_u8).map(f32::from).collect();
        Array3::from_shape_vec((1, 3, 4).strides((77, 4, 1)), memory).unwrap()
    };
    assert_eq!(odd().strides(), [77, 4, 1]);
    own_is_in_place(odd());
    let mut backwards = odd();
    backwards.invert_axis(Axis(0));
    assert_eq!(backwards.strides(), [-77, 4, 1]);
    view_is_shared(&backwards.view());
    own_is_in_place(backwards);

    let array = counting((4, 3, 4));
    let (first, _) = array.view().split_at(Axis(0), 1);
    assert_eq!(first.strides(), [12, 4, 1]);
    view_is_shared(&first);
    view_is_shared(&first.permuted_axes([1, 2, 0]));
    own_is_in_place(counting((4, 3, 4)).slice_move(s![1..2, .., ..]));
    own_is_in_place(counting((4, 3, 4)).slice_move(s![..1;2, .., ..]));
    own_is_in_place(counting((1, 1, 1)).insert_axis(Axis(1)));
    own_is_in_place(counting((5, 3)).slice_move(s![.., 1..2]));
    view_is_shared(&counting((4, 3, 4)).slice(s![2..3;-1, 1..2;-1, ..]));
}

#[test]
fn rank_0_and_dynamic_rank() {
    let _turn = turn();
    own_is_in_place(arr0(5.0));
    own_is_in_place(counting((2, 3)).slice_move(s![1, 2]));
    own_is_in_place(arr0(5.0).into_dyn());
    own_is_in_place(counting((2, 3, 4)).into_dyn());
    own_is_in_place(counting(IxDyn(&[1, 2, 1, 2, 1, 2, 1, 2])));
    own_is_in_place(counting((2, 3, 4)).into_dyn().permuted_axes(IxDyn(&[2, 0, 1])));
    view_is_shared(&counting((2, 3)).into_dyn().view());
    view_is_shared(&arr0(5.0).view());
}

/// More axes than the shim has room for at first.
#[test]
fn many_axes() {
    let _turn = turn();
    own_is_in_place(counting(IxDyn(&[1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 3])));
}

#[test]
fn a_negative_stride_is_refused_by_a_share_and_copied_by_all_else() {
    let _turn = turn();
    let text = |structure: &str, axis: usize| {
        format!(
            "`{structure}.values`: axis {axis} runs backwards, which PyTorch can't express: \
             expected strides of at least 0 in a share; write `#[tensor(copy)]`, or call `to_tensors`"
        )
    };
    let array = counting((3, 4));
    let backwards = array.slice(s![.., ..;-1]);
    assert_eq!(refusal(View { values: backwards.view() }.tensors::<Tch>()), text("View", 1));
    view_is_copied(&backwards);

    let mut own = Own { values: counting((3, 4)) };
    own.values.invert_axis(Axis(0));
    assert_eq!(refusal(own.tensors::<Tch>()), text("Own", 0));
    assert_eq!(refusal(own.tensors_mut::<Tch>()), text("Own", 0));
    let expected = values_of(&own.values.view());
    own.to_tensors::<Tch>().unwrap().values.with(|tensor| is_copy_of(tensor, &own.values.view()));
    own.into_tensors::<Tch>().unwrap().values.with(|tensor| assert_eq!(values(tensor), expected));
}

#[test]
fn a_view_with_gaps_is_refused_by_a_share_and_copied_by_all_else() {
    let _turn = turn();
    let array = counting((3, 4));
    let mut every_second = array.view();
    every_second.slice_axis_inplace(Axis(1), Slice::new(0, None, 2));
    for gaps in [array.slice(s![.., 1..3]), array.slice(s![..;2, ..]), every_second] {
        let text = refusal(View { values: gaps.view() }.tensors::<Tch>());
        let strides = gaps.strides();
        let shape = gaps.shape();
        assert!(
            text.starts_with(&format!(
                "`View.values`: a view of shape {shape:?} and strides {strides:?} has gaps, and PyTorch could reach"
            )),
            "{text}"
        );
        view_is_copied(&gaps);
    }
    view_is_copied(&array.slice(s![..;-2, 1..;2]));
}

#[test]
fn a_copy_is_row_major_whatever_the_array_was() {
    let _turn = turn();
    let array: Array2<f32> = counting((3, 5).f());
    view_is_copied(&array.view());
    view_is_copied(&array.t());
    let owned = Own { values: array }.to_tensors::<Tch>().unwrap();
    assert_eq!(owned.values.with(Tensor::stride), [5, 1]);
    assert_eq!(owned.values.to_array().unwrap(), counting((3, 5)));
}
