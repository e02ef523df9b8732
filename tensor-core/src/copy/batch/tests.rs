//! Batches of every layout against a reference that goes index by index, with as few elements as it takes.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use half::f16;
use ndarray::{Array, Array1, Array2, ArrayD, ArrayViewD, Axis, IxDyn, Slice, array, s};
use num_complex::Complex;

use super::super::elementwise::{Unchanged, WithCast, WithCheck};
use super::super::{RowIndices, rows_of_parts_to, rows_to, stacked_to};
use super::*;
use crate::{Cast, DType};

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    /// A shape of at least `least` axes. Most samples of it are short, and some are not.
    fn shape(&mut self, least: usize) -> Vec<usize> {
        let rank = least + self.below(4);
        (0..rank).map(|_| [0, 1, 2, 2, 3, 3, 4, 4, 5, 20][self.below(10)]).collect()
    }
}

/// How many random cases each test takes. Miri is slow.
const CASES: usize = if cfg!(miri) { 2 } else { 1_000 };

/// An array, and how a view of it is made that has any layout: transposed, reversed, with gaps, broadcast.
struct Source<T> {
    array: ArrayD<T>,
    /// The lengths of the axes of the array, after it is broadcast.
    broadcast: Vec<usize>,
    /// The axis of the array that each axis of the view is.
    axes: Vec<usize>,
    /// The step along each axis of the view.
    steps: Vec<isize>,
}

impl<T: Element> Source<T>
where
    u32: Cast<T>,
{
    fn new(random: &mut Random, shape: &[usize]) -> Self {
        let rank = shape.len();
        let mut axes: Vec<usize> = (0..rank).collect();
        if random.below(3) > 0 {
            (1..rank).for_each(|end| axes.swap(end, random.below(end + 1)));
        }
        let steps: Vec<isize> = (0..rank).map(|_| [1, 1, 1, -1, -1, 2, -3][random.below(7)]).collect();
        let (mut lens, mut broadcast) = (vec![0; rank], vec![0; rank]);
        for axis in 0..rank {
            broadcast[axes[axis]] = shape[axis] * steps[axis].unsigned_abs();
            lens[axes[axis]] = if random.below(7) == 0 { 1 } else { broadcast[axes[axis]] };
        }
        let mut next = 0_u32;
        let array = Array::from_shape_simple_fn(IxDyn(&lens), || {
            next += 1;
            Cast::<T>::cast(next % 251)
        });
        Self { array, broadcast, axes, steps }
    }

    fn view(&self) -> ArrayViewD<'_, T> {
        let broadcast = self.array.broadcast(&self.broadcast[..]).expect("each axis has its length or 1");
        let mut view = broadcast.permuted_axes(&self.axes[..]);
        for (axis, &step) in self.steps.iter().enumerate() {
            view.slice_axis_inplace(Axis(axis), Slice::new(0, None, step));
        }
        view
    }
}

/// The values as text, in which NaN is equal to NaN and 0 is not −0.
fn texts<T: Debug>(values: impl IntoIterator<Item = T>) -> Vec<String> {
    values.into_iter().map(|value| format!("{value:?}")).collect()
}

fn rows_agree<C: Elementwise<T, U>, T: Cast<U>, U: Element>(random: &mut Random)
where
    u32: Cast<T>,
{
    let shape = random.shape(1);
    let source = Source::<T>::new(random, &shape);
    let (view, height) = (source.view(), shape[0]);
    assert_eq!(view.shape(), shape);
    let rows: Vec<usize> = match random.below(3) {
        0 => (height / 2..height).collect(),
        _ => (0..random.below(9) * height.min(1)).map(|_| random.below(height)).collect(),
    };
    let expected = rows.iter().flat_map(|&row| view.index_axis(Axis(0), row).to_owned()).map(T::cast);
    let mut to = vec![U::default(); rows.len() * shape[1..].iter().product::<usize>()];
    rows_to::<C, T, U, _>(&view, RowIndices::new(&rows), &mut to).unwrap();
    assert_eq!(texts(to), texts(expected), "{rows:?} of {view:?}");
}

#[test]
fn rows_of_any_layout_are_those_of_the_reference() {
    let random = &mut Random(1);
    for _ in 0..CASES {
        rows_agree::<Unchanged, u8, u8>(random);
        rows_agree::<Unchanged, f32, f32>(random);
        rows_agree::<Unchanged, Complex<f64>, Complex<f64>>(random);
        rows_agree::<WithCast, u8, f32>(random);
        rows_agree::<WithCast, f32, f16>(random);
        rows_agree::<WithCheck, i64, u8>(random);
    }
}

fn rows_of_parts_agree<C: Elementwise<T, U>, T: Cast<U>, U: Element>(random: &mut Random)
where
    u32: Cast<T>,
{
    let mut shape = random.shape(1);
    let sources: Vec<(Source<T>, usize)> = (0..=random.below(4))
        .map(|_| {
            shape[0] = random.below(5);
            (Source::new(random, &shape), shape[0])
        })
        .collect();
    let views: Vec<_> = sources.iter().map(|(source, _)| source.view()).collect();
    let joined: Vec<_> = views.iter().flat_map(|view| view.outer_iter()).collect();
    let rows: Vec<usize> = match random.below(3) {
        0 => (joined.len() / 2..joined.len()).collect(),
        _ => (0..random.below(9) * joined.len().min(1)).map(|_| random.below(joined.len())).collect(),
    };
    let expected = rows.iter().flat_map(|&row| joined[row].to_owned()).map(T::cast);
    let mut to = vec![U::default(); rows.len() * shape[1..].iter().product::<usize>()];
    rows_of_parts_to::<C, T, U, _>(&views, RowIndices::new(&rows), &mut to).unwrap();
    assert_eq!(texts(to), texts(expected), "{rows:?} of {views:?}");
}

#[test]
fn rows_of_parts_of_any_layout_are_those_of_the_reference() {
    let random = &mut Random(3);
    for _ in 0..CASES {
        rows_of_parts_agree::<Unchanged, u8, u8>(random);
        rows_of_parts_agree::<Unchanged, f64, f64>(random);
        rows_of_parts_agree::<WithCast, u16, f32>(random);
        rows_of_parts_agree::<WithCheck, i64, u8>(random);
    }
}

fn stack_agrees<C: Elementwise<T, U>, T: Cast<U>, U: Element>(random: &mut Random)
where
    u32: Cast<T>,
{
    let shape = random.shape(0);
    let sources: Vec<Source<T>> = (0..=random.below(4)).map(|_| Source::new(random, &shape)).collect();
    // Some arrays follow others of the same strides.
    let views: Vec<_> = (0..=random.below(6)).map(|_| sources[random.below(sources.len())].view()).collect();
    let expected = views.iter().flat_map(ArrayViewD::to_owned).map(T::cast);
    let mut to = vec![U::default(); views.len() * shape.iter().product::<usize>()];
    stacked_to::<C, T, U, _>(&views, &mut to).unwrap();
    assert_eq!(texts(to), texts(expected), "{views:?}");
}

#[test]
fn a_stack_of_any_layouts_is_that_of_the_reference() {
    let random = &mut Random(2);
    for _ in 0..CASES {
        stack_agrees::<Unchanged, bool, bool>(random);
        stack_agrees::<Unchanged, f64, f64>(random);
        stack_agrees::<WithCast, u16, f32>(random);
        stack_agrees::<WithCast, f16, f32>(random);
        stack_agrees::<WithCheck, i32, u8>(random);
    }
}

#[test]
fn rows_of_each_length_are_copied_whole() {
    for len in (1..20).chain([31, 32, 33, 127, 128, 129, 200]) {
        let array =
            Array2::from_shape_fn((5, len), |(row, at)| row * 1000 + at).mapv(|value| Cast::<u32>::cast(value as u64));
        for view in [array.view(), array.slice(s![.., ..;-1])] {
            let mut to = vec![0; 4 * len];
            rows_to::<Unchanged, u32, u32, _>(&view, RowIndices::new(&[4, 0, 4, 3]), &mut to).unwrap();
            let expected = [4, 0, 4, 3].into_iter().flat_map(|row| view.row(row).to_vec());
            assert_eq!(to, expected.collect::<Vec<_>>(), "{len}");
        }
    }
}

// Under Miri it would take minutes.
#[cfg_attr(miri, ignore)]
#[test]
fn more_short_rows_than_fit_the_buffer_are_all_converted() {
    let array = Array1::from_iter((0..=255_u8).cycle().take(40_000));
    let rows: Vec<usize> = (0..40_000).map(|row| row * 7 % 40_000).collect();
    let mut to = vec![0_u16; 40_000];
    rows_to::<WithCast, u8, u16, _>(&array.view(), RowIndices::new(&rows), &mut to).unwrap();
    assert!(to.iter().zip(&rows).all(|(&value, &row)| value == u16::from(array[row])));
    let mut scalars = vec![0_u16; 40_000];
    let views: Vec<_> = array.iter().map(ndarray::aview0).collect();
    stacked_to::<WithCast, u8, u16, _>(&views, &mut scalars).unwrap();
    assert!(scalars.iter().zip(&array).all(|(&value, &number)| value == u16::from(number)));
}

#[test]
fn rows_can_have_many_axes() {
    const AXES: usize = if cfg!(miri) { 7 } else { 12 };
    let array = Array::from_iter(0..1_u16 << AXES).into_shape_with_order(IxDyn(&[2; AXES])).unwrap();
    let view = array.t();
    let mut to = vec![0; 3 << (AXES - 1)];
    rows_to::<Unchanged, u16, u16, _>(&view, RowIndices::new(&[1, 1, 0]), &mut to).unwrap();
    let expected = [1, 1, 0].into_iter().flat_map(|row| view.index_axis(Axis(0), row).to_owned());
    assert!(expected.eq(to));
    // Each of 60 axes has the length 1, and one has the length 2.
    let shape: Vec<usize> = (0..62).map(|axis| if axis == 40 || axis == 0 { 2 } else { 1 }).collect();
    let array = Array::from_iter(0..4_u8).into_shape_with_order(&shape[..]).unwrap();
    let mut to = [0; 4];
    rows_to::<Unchanged, u8, u8, _>(
        &array.slice_axis(Axis(40), Slice::new(0, None, -1)),
        RowIndices::new(&[1, 0]),
        &mut to,
    )
    .unwrap();
    assert_eq!(to, [3, 2, 1, 0]);
}

#[test]
fn a_value_that_is_refused_in_a_row_is_named_by_its_index_in_the_array() {
    let array = array![[0_i32, 1], [2, 300], [4, 5], [-1, 7]];
    let refused = |index: [usize; 2], value: &str| TensorError::Cast {
        index: index.into(),
        value: value.into(),
        from: DType::I32,
        to: DType::U8,
    };
    let rows = |rows: &[usize]| {
        let mut to = vec![0; 2 * rows.len()];
        rows_to::<WithCheck, i32, u8, _>(&array.view(), RowIndices::new(rows), &mut to).map(|()| to)
    };
    assert_eq!(rows(&[0, 3, 1]), Err(refused([3, 0], "-1")));
    assert_eq!(rows(&[2, 1, 3, 1]), Err(refused([1, 1], "300")));
    // The rows follow each other.
    assert_eq!(rows(&[1, 2, 3]), Err(refused([1, 1], "300")));
    assert_eq!(rows(&[2, 3]), Err(refused([3, 0], "-1")));
    assert_eq!(rows(&[2, 0]), Ok(vec![4, 5, 0, 1]));
    // A row that is longer than a short one.
    let mut long = Array2::<i32>::zeros((4, 1000));
    long[[2, 999]] = 256;
    let error =
        rows_to::<WithCheck, i32, u8, _>(&long.view(), RowIndices::new(&[3, 0, 2]), &mut vec![0; 3000]).unwrap_err();
    assert_eq!(error, refused([2, 999], "256"));
}

#[test]
fn a_value_that_is_refused_in_a_stack_is_named_by_the_number_of_its_array() {
    let (good, bad) = (array![[0_i32, 1], [2, 3]], array![[0, 1], [300, 3]]);
    let views = [good.t(), good.view(), bad.t(), bad.view()];
    let error = stacked_to::<WithCheck, i32, u8, _>(&views, &mut [0; 16]).unwrap_err();
    let refused = |index: &[usize]| TensorError::Cast {
        index: index.into(),
        value: "300".into(),
        from: DType::I32,
        to: DType::U8,
    };
    assert_eq!(error, refused(&[2, 0, 1]));
    let scalars = [7, 8, 300, 9].map(|value| Array::from_elem((), value));
    let views = [scalars[0].view(), scalars[1].view(), scalars[3].view(), scalars[2].view()];
    assert_eq!(stacked_to::<WithCheck, i32, u8, _>(&views, &mut [0; 4]), Err(refused(&[3])));
}

#[test]
fn a_value_that_is_refused_in_a_part_is_named_by_its_row_of_all() {
    let (one, other) = (array![[0_i32, 1], [2, 300]], array![[4, 5], [6, -7]]);
    let views = [one.view(), other.view()];
    let refused = |rows: &[usize]| match rows_of_parts_to::<WithCheck, i32, u8, _>(
        &views,
        RowIndices::new(rows),
        &mut vec![0; 2 * rows.len()],
    ) {
        Err(TensorError::Cast { index, .. }) => Some(index),
        _ => None,
    };
    assert_eq!(
        [refused(&[2, 0, 2]), refused(&[0, 3, 1]), refused(&[2, 1])],
        [None, Some(vec![3, 1]), Some(vec![1, 1])]
    );
}

/// The message of the panic.
fn panic_of(call: impl FnOnce() -> Result<(), TensorError>) -> String {
    let payload = catch_unwind(AssertUnwindSafe(call)).expect_err("a panic");
    let message = payload.downcast_ref::<String>().cloned();
    message.or_else(|| payload.downcast_ref::<&str>().map(|&text| text.into())).expect("a text")
}

#[test]
fn what_the_caller_has_to_check_is_a_panic_before_anything_is_written() {
    let array = array![[1_u8, 2], [3, 4]];
    let mut to = [9; 6];
    let message = panic_of(|| rows_to::<Unchanged, u8, u8, _>(&array.view(), RowIndices::new(&[0, 1, 2]), &mut to));
    assert_eq!((&*message, to), ("expected rows below 2, the length of the first axis; found row 2", [9; 6]));
    let message = panic_of(|| rows_to::<Unchanged, u8, u8, _>(&array.view(), RowIndices::new(&[1, 0]), &mut to));
    assert!(message.contains("one element of the copy for each of the rows"), "{message}");
    let message = panic_of(|| {
        rows_to::<Unchanged, u8, u8, _>(&array![1_u8].into_dyn().index_axis(Axis(0), 0), RowIndices::new(&[0]), &mut to)
    });
    assert_eq!(message, "an array with rows has at least one axis");
    // There is no element, and the row is missing nevertheless.
    let message =
        panic_of(|| rows_to::<Unchanged, u8, u8, _>(&Array2::zeros((2, 0)).view(), RowIndices::new(&[2]), &mut []));
    assert!(message.contains("found row 2"), "{message}");
    let views = [array.view(), array.slice(s![..1, ..])];
    let message = panic_of(|| rows_of_parts_to::<Unchanged, u8, u8, _>(&views, RowIndices::new(&[2, 3, 0]), &mut to));
    assert_eq!(message, "expected rows below 3, the length of the first axes; found row 3");
    let message = panic_of(|| rows_of_parts_to::<Unchanged, u8, u8, _>(&views, RowIndices::new(&[2]), &mut to));
    assert!(message.contains("one element of the copy for each of the rows"), "{message}");
    let narrow = [array.view(), array.slice(s![.., ..1])];
    let message = panic_of(|| rows_of_parts_to::<Unchanged, u8, u8, _>(&narrow, RowIndices::new(&[0, 1, 2]), &mut to));
    assert_eq!(message, "expected rows of one shape, found [2] and those of [2, 1]");
    let message = panic_of(|| stacked_to::<Unchanged, u8, u8, _>(&views, &mut to));
    assert_eq!(message, "expected arrays of one shape, found [2, 2] and [1, 2]");
    let message = panic_of(|| stacked_to::<Unchanged, u8, u8, _>(&views[..1], &mut to));
    assert!(message.contains("one element of the copy for each of the arrays"), "{message}");
    assert_eq!(to, [9; 6]);
}

#[cfg(feature = "rayon")]
#[test]
fn the_parts_of_a_divided_batch_make_up_the_whole() {
    let array = Array::from_iter(0_u32..40 * 6 * 50).into_shape_with_order((40, 6, 50)).unwrap();
    let indices: Vec<usize> = (0..100).map(|row| row * 17 % 40).collect();
    for view in [array.view(), array.view().permuted_axes([0, 2, 1]), array.slice(s![..;-1, .., ..;2])] {
        for part in [1, 1000, 100_000, usize::MAX] {
            let row = view.len() / 40;
            let expected: Vec<u32> = indices.iter().flat_map(|&row| view.index_axis(Axis(0), row).to_owned()).collect();
            let mut to = vec![MaybeUninit::new(u32::MAX); indices.len() * row];
            let loops = &Loops::new(&view.shape()[1..], &view.strides()[1..]);
            let batch = Rows { view: &view, loops, indices: &indices, to: &mut to };
            let Ok(()) = threads::batch_halved::<Unchanged, u32, u32, _>(batch, expected.len() * 4, part);
            // SAFETY: each element was written when the memory was got.
            assert!(to.iter().map(|value| unsafe { value.assume_init() }).eq(expected.iter().copied()));
            to.fill(MaybeUninit::new(u32::MAX));
            let views = [view.view(), view.view()];
            let twice: Vec<usize> = indices.iter().map(|&row| if row % 3 == 0 { row + 40 } else { row }).collect();
            let batch = RowsOfParts { views: &views, ends: &[40, 80], indices: &twice, to: &mut to };
            let Ok(()) = threads::batch_halved::<Unchanged, u32, u32, _>(batch, expected.len() * 4, part);
            // SAFETY: as above.
            assert!(to.iter().map(|value| unsafe { value.assume_init() }).eq(expected.iter().copied()));
            let views: Vec<_> = indices.iter().map(|&row| view.index_axis(Axis(0), row)).collect();
            to.fill(MaybeUninit::new(u32::MAX));
            let batch = Stack { views: &views, to: &mut to };
            let Ok(()) = threads::batch_halved::<Unchanged, u32, u32, _>(batch, expected.len() * 4, part);
            // SAFETY: as above.
            assert!(to.iter().map(|value| unsafe { value.assume_init() }).eq(expected.iter().copied()));
        }
    }
}

#[cfg(feature = "rayon")]
#[test]
fn a_value_that_is_refused_in_any_part_of_a_batch_is_noticed() {
    for place in [0, 50, 99] {
        let mut array = Array2::<u32>::zeros((100, 3));
        array[[place, 1]] = 256;
        let (view, indices) = (array.view(), (0..100).rev().collect::<Vec<_>>());
        let mut to = vec![MaybeUninit::<u8>::uninit(); 300];
        let batch = Rows { view: &view, loops: &Loops::new(&[3], &[1]), indices: &indices, to: &mut to };
        assert!(threads::batch_halved::<WithCheck, u32, u8, _>(batch, 1200, 100).is_err(), "{place}");
    }
}
