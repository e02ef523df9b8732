//! Samples of unequal shape in one array, each behind the other, with a value where a sample is shorter than its place.
//!
//! Each element of the copy is written once: those of a row, and then the padding behind them.

use core::mem::MaybeUninit;
use core::ptr;

use ndarray::{ArrayView, Dimension};

use super::elementwise::{Elementwise, Unchanged};
use super::kernel;
use super::nest::{Axis, Loops, Starts};
use super::threads::{self, Batch};
use crate::Element;

/// Samples, and the part of the copy that they are written to.
struct Padded<'a, 'v, T, D> {
    /// None is longer than `shape` along any axis.
    views: &'a [ArrayView<'v, T, D>],
    /// The shape of the place that each sample has in the copy.
    shape: &'a [usize],
    /// How many elements such a place has; at least 1.
    place: usize,
    value: T,
    /// As long as the places together.
    to: &'a mut [MaybeUninit<T>],
}

/// Writes every element of `to`: each of `views` to a place of the shape `shape`, and `value` to what is left of it.
///
/// # Panics
///
/// If a view has another number of axes than `shape` or is longer along one, or if `to` is not as long as the places together. Nothing
/// is written then.
pub(super) fn pad<T: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    shape: &[usize],
    value: T,
    to: &mut [MaybeUninit<T>],
) {
    for view in views {
        let found = view.shape();
        let fits = found.len() == shape.len() && found.iter().zip(shape).all(|(found, most)| found <= most);
        assert!(fits, "expected samples of at most the shape {shape:?}, found {found:?}");
    }
    let elements = shape.iter().try_fold(views.len(), |len, &axis| len.checked_mul(axis));
    assert_eq!(elements, Some(to.len()), "one element of the copy for each of the places");
    if to.is_empty() {
        return;
    }
    let place = to.len() / views.len();
    let Ok(()) = threads::run_batch::<Unchanged, T, T, _>(Padded { views, shape, place, value, to });
}

impl<T: Element, D: Dimension> Batch<T, T> for Padded<'_, '_, T, D> {
    #[cfg(feature = "rayon")]
    fn samples(&self) -> usize {
        self.views.len()
    }

    #[cfg(feature = "rayon")]
    fn split_at(self, at: usize) -> (Self, Self) {
        let (views, other_views) = self.views.split_at(at);
        let (to, other_to) = self.to.split_at_mut(at * self.place);
        (Self { views, to, ..self }, Self { views: other_views, to: other_to, ..self })
    }

    #[cfg(feature = "rayon")]
    fn len(&self) -> usize {
        self.to.len()
    }

    fn copy<C: Elementwise<T, T>>(self) -> Result<(), C::Refused> {
        for (view, place) in self.views.iter().zip(self.to.chunks_exact_mut(self.place)) {
            // SAFETY: `as_ptr` leads to the first element of the view, and lengths and strides from there to all of them.
            unsafe { write(view.as_ptr(), view.shape(), view.strides(), self.shape, self.value, place) };
        }
        Ok(())
    }

    #[cfg(feature = "rayon")]
    fn copy_first<C: Elementwise<T, T>>(self) -> Result<(), C::Refused> {
        self.copy::<C>()
    }
}

/// Writes a sample to a place of the shape `shape`, and `value` to what is left of it.
///
/// # Safety
///
/// The elements to which `lens` and `strides` lead from `from` may be read. `lens` and `strides` are as many as `shape`, none of `lens` is larger,
/// and `to` has one element for each of `shape`, of which there is at least one.
unsafe fn write<T: Element>(
    from: *const T,
    lens: &[usize],
    strides: &[isize],
    shape: &[usize],
    value: T,
    to: &mut [MaybeUninit<T>],
) {
    let inner = usize::from(!shape.is_empty());
    if lens[inner..] == shape[inner..] {
        // Only the end of the first axis is padded, which lies behind all values.
        let (values, rest) = to.split_at_mut(lens.iter().product());
        rest.fill(MaybeUninit::new(value));
        if values.is_empty() {
            return;
        }
        let loops = Loops::new(lens, strides);
        if let [Axis { from: 1, .. }] = loops.axes() {
            // SAFETY: the elements that the caller names are beside each other, and `values` has one for each of them.
            unsafe { ptr::copy_nonoverlapping(from, values.as_mut_ptr().cast(), values.len()) };
        } else {
            // SAFETY: the loops lead to the elements that the caller names, and `values` has one for each of them.
            let Ok(()) = unsafe { kernel::samples::<Unchanged, T, T, _>(&loops, &One(from), values.as_mut_ptr()) };
        }
        return;
    }
    let row = to.len() / shape[0];
    let (rows, rest) = to.split_at_mut(row * lens[0]);
    rest.fill(MaybeUninit::new(value));
    for (index, part) in rows.chunks_exact_mut(row).enumerate() {
        let start = from.wrapping_offset(strides[0] * index.cast_signed());
        // SAFETY: `index` is below the length of the first axis, so that the other axes lead from `start` to elements of the
        // sample. The place of a row has one element for each of the other axes.
        unsafe { write(start, &lens[1..], &strides[1..], &shape[1..], value, part) };
    }
}

/// One sample, which begins here.
struct One<T>(*const T);

impl<T> Starts<T> for One<T> {
    #[inline(always)]
    fn len(&self) -> usize {
        1
    }

    #[inline(always)]
    fn start(&self, _: usize) -> *const T {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use ndarray::{Array, ArrayD, ArrayView1, ArrayViewD, Axis, IxDyn, Slice, array, s};

    use super::*;
    use crate::copy::padded;

    /// The same by a loop over all indices.
    fn reference(views: &[ArrayViewD<'_, u32>], shape: &[usize], value: u32) -> ArrayD<u32> {
        let dim: Vec<_> = [views.len()].into_iter().chain(shape.iter().copied()).collect();
        ArrayD::from_shape_fn(dim, |index| views[index[0]].get(&index.slice()[1..]).copied().unwrap_or(value))
    }

    #[test]
    fn samples_of_any_layout_are_padded_behind_each_axis() {
        // Miri takes its time for each.
        let len = if cfg!(miri) { 12 } else { 50 };
        let array = Array::from_iter((0_u32..).take(42 * len)).into_shape_with_order((6, 7, len)).unwrap();
        let samples = [
            array.view(),
            array.slice(s![1..1, .., ..]),
            array.slice(s![.., ..0, ..]),
            array.slice(s![..;-1, 2.., ..;2]),
            array.slice(s![.., ..3, 5..;-1]),
            array.slice(s![2..3, ..1, ..1]),
            array.slice(s![.., .., ..len - 10]),
            array.slice(s![..4, .., ..]),
        ];
        let transposed = array.slice(s![.., ..6, ..6]).permuted_axes([2, 0, 1]);
        let all: Vec<_> = samples.into_iter().chain([transposed]).map(ArrayView::into_dyn).collect();
        let shapes = [[6, 7, len], [7, 7, len], [6, 8, len + 1]];
        for shape in shapes.into_iter().skip(if cfg!(miri) { 2 } else { 0 }) {
            let dim = IxDyn(&[all.len(), shape[0], shape[1], shape[2]]);
            let batch = padded(&all, &dim, 9_999).unwrap();
            assert_eq!(batch, reference(&all, &shape, 9_999));
            assert!(batch.is_standard_layout());
        }
    }

    // Under Miri it would take an hour.
    #[cfg_attr(miri, ignore)]
    #[test]
    fn large_batches_are_padded_by_several_threads() {
        let row = Array::from_iter(0_u32..9_000);
        let views: Vec<_> = (0..70).map(|end| row.slice_axis(Axis(0), Slice::from(0..end * 130)).into_dyn()).collect();
        let batch = padded(&views, &IxDyn(&[70, 9_000]), 7).unwrap();
        assert_eq!(batch, reference(&views, &[9_000], 7));
    }

    #[test]
    fn scalars_and_batches_without_a_value_are_no_special_case() {
        let scalars: Vec<_> = [3_u8, 4].map(|value| Array::from_elem((), value)).into();
        let views: Vec<_> = scalars.iter().map(|scalar| scalar.view()).collect();
        assert_eq!(padded(&views, &ndarray::Dim([2]), 0).unwrap(), array![3, 4]);
        let empty = ArrayView1::from(&[] as &[f32]);
        assert_eq!(padded(&[empty, empty], &ndarray::Dim([2, 0]), 1.0).unwrap().dim(), (2, 0));
        assert_eq!(padded(&[empty, empty], &ndarray::Dim([2, 3]), 1.0).unwrap(), Array::ones((2, 3)));
    }

    #[test]
    #[should_panic(expected = "expected samples of at most the shape [2], found [3]")]
    fn a_sample_that_is_longer_than_its_place_is_a_panic() {
        pad(&[array![1_u8, 2, 3].view()], &[2], 0, &mut [MaybeUninit::uninit(); 2]);
    }

    #[test]
    #[should_panic(expected = "one element of the copy for each of the places")]
    fn memory_of_another_length_is_a_panic() {
        pad(&[array![1_u8].view()], &[2], 0, &mut [MaybeUninit::uninit(); 3]);
    }
}
