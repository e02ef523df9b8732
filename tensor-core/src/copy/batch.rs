//! Batches: many samples of one shape, each copied to its place in the batch.
//!
//! The samples are rows of an array, chosen by index ([`Rows`]), or arrays of their own ([`Stack`]). What does not depend on
//! the sample is prepared once: samples whose strides are the same share their loops. Nothing here knows where the batch
//! is written to.

use alloc::vec::Vec;
use core::mem::MaybeUninit;

use ndarray::{ArrayView, Axis, Dimension, Slice};

use super::elementwise::Elementwise;
use super::kernel;
use super::nest::{Loops, Nest, Starts};
use super::row_indices::RowIndices;
use super::threads::{self, Batch};
use crate::{Element, TensorError};

/// Copies one sample, with several threads if it is large enough for that.
pub(super) fn copy_one<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    to: &mut [MaybeUninit<U>],
) -> Result<(), C::Refused> {
    Nest::new(view, to).map_or(Ok(()), threads::run::<C, T, U>)
}

/// Rows of an array, by index along its first axis.
pub(super) struct Rows<'a, 'v, T, U, D> {
    view: &'a ArrayView<'v, T, D>,
    /// The loops over one row.
    loops: &'a Loops,
    /// Each is below the length of the first axis.
    indices: &'a [usize],
    /// As long as the rows together.
    to: &'a mut [MaybeUninit<U>],
}

/// Writes every element of `to`, with the rows in the order of `rows`, or stops where a value is refused. The error names
/// the index in `view`. It never writes an uninitialized value.
///
/// # Panics
///
/// If `view` has no axis or not all of the rows, or if `to` is not as long as the rows together. Nothing is written then.
pub(super) fn rows<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    rows: RowIndices<'_>,
    to: &mut [MaybeUninit<U>],
) -> Result<(), TensorError> {
    let (&height, shape) = view.shape().split_first().expect("an array with rows has at least one axis");
    if let Some(row) = rows.first_beyond(height) {
        panic!("expected rows below {height}, the length of the first axis; found row {row}");
    }
    let rows = rows.as_slice();
    let elements = shape.iter().try_fold(rows.len(), |len, &axis| len.checked_mul(axis));
    assert_eq!(elements, Some(to.len()), "one element of the copy for each of the rows");
    if to.is_empty() {
        return Ok(());
    }
    // Rows that follow each other, as in a batch that is not shuffled, are a part of the array.
    let copied = if rows.windows(2).all(|pair| pair[1] == pair[0] + 1) {
        copy_one::<C, T, U, D>(&view.slice_axis(Axis(0), Slice::from(rows[0]..rows[0] + rows.len())), to)
    } else {
        let loops = &Loops::new(shape, &view.strides()[1..]);
        threads::run_batch::<C, T, U, _>(Rows { view, loops, indices: rows, to })
    };
    copied.map_err(|_| {
        let refused = |&row: &usize| {
            let mut error = C::first_refused(&view.slice_axis(Axis(0), Slice::from(row..=row)))?;
            if let TensorError::Cast { index, .. } = &mut error {
                index[0] = row;
            }
            Some(error)
        };
        rows.iter().find_map(refused).expect("a value was refused")
    })
}

impl<T: Element, U: Element, D: Dimension> Batch<T, U> for Rows<'_, '_, T, U, D> {
    #[cfg(feature = "rayon")]
    fn samples(&self) -> usize {
        self.indices.len()
    }

    #[cfg(feature = "rayon")]
    fn split_at(self, at: usize) -> (Self, Self) {
        let (indices, others) = self.indices.split_at(at);
        let (to, other_to) = self.to.split_at_mut(at * self.loops.len());
        (Self { indices, to, ..self }, Self { indices: others, to: other_to, ..self })
    }

    #[cfg(feature = "rayon")]
    fn len(&self) -> usize {
        self.to.len()
    }

    fn copy<C: Elementwise<T, U>>(self) -> Result<(), C::Refused> {
        let starts = RowStarts { first: self.view.as_ptr(), step: self.view.strides()[0], indices: self.indices };
        // SAFETY: each row is one of the view's, so `step` leads from the first element of the view to that of the row,
        // and the loops, which are those over one row, lead from there to elements of the view. `to` is as long as the rows
        // together, and a `&mut` does not overlap anything.
        unsafe { kernel::samples::<C, T, U, _>(self.loops, &starts, self.to.as_mut_ptr()) }
    }

    #[cfg(feature = "rayon")]
    fn copy_first<C: Elementwise<T, U>>(self) -> Result<(), C::Refused> {
        let row = self.indices[0];
        copy_one::<C, T, U, D>(&self.view.slice_axis(Axis(0), Slice::from(row..=row)), self.to)
    }
}

/// Where rows of one array begin.
struct RowStarts<'a, T> {
    first: *const T,
    step: isize,
    indices: &'a [usize],
}

impl<T> Starts<T> for RowStarts<'_, T> {
    #[inline(always)]
    fn len(&self) -> usize {
        self.indices.len()
    }

    #[inline(always)]
    fn start(&self, sample: usize) -> *const T {
        self.first.wrapping_offset(self.step * self.indices[sample].cast_signed())
    }
}

/// Rows of arrays that are joined along their first axis, by index along it.
pub(super) struct RowsOfParts<'a, 'v, T, U, D> {
    /// They have the same shape, but for the first axis.
    views: &'a [ArrayView<'v, T, D>],
    /// For each view, how many rows there are up to its last one.
    ends: &'a [usize],
    /// Each is below the number of all rows.
    indices: &'a [usize],
    /// As long as the rows together.
    to: &'a mut [MaybeUninit<U>],
}

/// Writes every element of `to`, with the rows in the order of `rows`, or stops where a value is refused. The error names
/// the index in the joined array. It never writes an uninitialized value.
///
/// # Panics
///
/// If there is no array, if the arrays have no axis or differ in another one than the first, if they have not all of the rows, or if
/// `to` is not as long as the rows together. Nothing is written then.
pub(super) fn rows_of_parts<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    rows: RowIndices<'_>,
    to: &mut [MaybeUninit<U>],
) -> Result<(), TensorError> {
    let (_, shape) = views[0].shape().split_first().expect("an array with rows has at least one axis");
    if let Some(other) = views.iter().find(|view| view.shape().get(1..) != Some(shape)) {
        panic!("expected rows of one shape, found {shape:?} and those of {:?}", other.shape());
    }
    let mut height = 0;
    let ends: Vec<usize> = views
        .iter()
        .map(|view| {
            height = usize::saturating_add(height, view.shape()[0]);
            height
        })
        .collect();
    if let Some(row) = rows.first_beyond(height) {
        panic!("expected rows below {height}, the length of the first axes; found row {row}");
    }
    let rows = rows.as_slice();
    let elements = shape.iter().try_fold(rows.len(), |len, &axis| len.checked_mul(axis));
    assert_eq!(elements, Some(to.len()), "one element of the copy for each of the rows");
    if to.is_empty() {
        return Ok(());
    }
    threads::run_batch::<C, T, U, _>(RowsOfParts { views, ends: &ends, indices: rows, to }).map_err(|_| {
        let refused = |&row: &usize| {
            let (part, in_part) = part_of(&ends, row);
            let mut error = C::first_refused(&views[part].slice_axis(Axis(0), Slice::from(in_part..=in_part)))?;
            if let TensorError::Cast { index, .. } = &mut error {
                index[0] = row;
            }
            Some(error)
        };
        rows.iter().find_map(refused).expect("a value was refused")
    })
}

/// Which part has a row, and the row's number in it.
fn part_of(ends: &[usize], row: usize) -> (usize, usize) {
    let part = ends.partition_point(|&end| end <= row);
    (part, row - part.checked_sub(1).map_or(0, |before| ends[before]))
}

impl<T: Element, U: Element, D: Dimension> Batch<T, U> for RowsOfParts<'_, '_, T, U, D> {
    #[cfg(feature = "rayon")]
    fn samples(&self) -> usize {
        self.indices.len()
    }

    #[cfg(feature = "rayon")]
    fn split_at(self, at: usize) -> (Self, Self) {
        let row = self.to.len() / self.indices.len();
        let (indices, others) = self.indices.split_at(at);
        let (to, other_to) = self.to.split_at_mut(at * row);
        (Self { indices, to, ..self }, Self { indices: others, to: other_to, ..self })
    }

    #[cfg(feature = "rayon")]
    fn len(&self) -> usize {
        self.to.len()
    }

    fn copy<C: Elementwise<T, U>>(self) -> Result<(), C::Refused> {
        let Self { views, ends, indices, mut to } = self;
        let strides = |&row: &usize| &views[part_of(ends, row).0].strides()[1..];
        let are_alike = views.iter().all(|view| view.strides()[1..] == views[0].strides()[1..]);
        // Rows with the same strides share their loops.
        for indices in indices.chunk_by(|one, next| are_alike || strides(one) == strides(next)) {
            let loops = Loops::new(&views[0].shape()[1..], strides(&indices[0]));
            let (part, rest) = to.split_at_mut(indices.len() * loops.len());
            // SAFETY: each row is one of a view's with these strides, so the start of it is the row's first element, and the
            // loops, which are those over one row, lead from there to elements of the view. `part` is as long as these rows
            // together, and a `&mut` does not overlap anything.
            unsafe { kernel::samples::<C, T, U, _>(&loops, &PartStarts { views, ends, indices }, part.as_mut_ptr()) }?;
            to = rest;
        }
        Ok(())
    }

    #[cfg(feature = "rayon")]
    fn copy_first<C: Elementwise<T, U>>(self) -> Result<(), C::Refused> {
        let (part, row) = part_of(self.ends, self.indices[0]);
        copy_one::<C, T, U, D>(&self.views[part].slice_axis(Axis(0), Slice::from(row..=row)), self.to)
    }
}

/// Where rows of joined arrays begin.
struct PartStarts<'a, 'v, T, D> {
    views: &'a [ArrayView<'v, T, D>],
    ends: &'a [usize],
    indices: &'a [usize],
}

impl<T, D: Dimension> Starts<T> for PartStarts<'_, '_, T, D> {
    #[inline(always)]
    fn len(&self) -> usize {
        self.indices.len()
    }

    #[inline(always)]
    fn start(&self, sample: usize) -> *const T {
        let (part, row) = part_of(self.ends, self.indices[sample]);
        let view = &self.views[part];
        view.as_ptr().wrapping_offset(view.strides()[0] * row.cast_signed())
    }
}

/// Arrays of one shape, each with strides of its own.
pub(super) struct Stack<'a, 'v, T, U, D> {
    views: &'a [ArrayView<'v, T, D>],
    /// As long as the arrays together.
    to: &'a mut [MaybeUninit<U>],
}

/// Writes every element of `to`, with the arrays one after the other, or stops where a value is refused. The error names
/// the array's number and the index in the array. It never writes an uninitialized value.
///
/// # Panics
///
/// If there is no array, if the arrays differ in shape, or if `to` is not as long as the arrays together. Nothing is written
/// then.
pub(super) fn stack<C: Elementwise<T, U>, T: Element, U: Element, D: Dimension>(
    views: &[ArrayView<'_, T, D>],
    to: &mut [MaybeUninit<U>],
) -> Result<(), TensorError> {
    let (first, others) = views.split_first().expect("a stack has at least one array");
    if let Some(other) = others.iter().find(|view| view.shape() != first.shape()) {
        panic!("expected arrays of one shape, found {:?} and {:?}", first.shape(), other.shape());
    }
    assert_eq!(first.len().checked_mul(views.len()), Some(to.len()), "one element of the copy for each of the arrays");
    if to.is_empty() {
        return Ok(());
    }
    threads::run_batch::<C, T, U, _>(Stack { views, to }).map_err(|_| {
        let refused = |(number, view): (usize, &ArrayView<'_, T, D>)| {
            let mut error = C::first_refused(view)?;
            if let TensorError::Cast { index, .. } = &mut error {
                index.insert(0, number);
            }
            Some(error)
        };
        views.iter().enumerate().find_map(refused).expect("a value was refused")
    })
}

impl<T: Element, U: Element, D: Dimension> Batch<T, U> for Stack<'_, '_, T, U, D> {
    #[cfg(feature = "rayon")]
    fn samples(&self) -> usize {
        self.views.len()
    }

    #[cfg(feature = "rayon")]
    fn split_at(self, at: usize) -> (Self, Self) {
        let (views, other_views) = self.views.split_at(at);
        let (to, other_to) = self.to.split_at_mut(at * self.views[0].len());
        (Self { views, to }, Self { views: other_views, to: other_to })
    }

    #[cfg(feature = "rayon")]
    fn len(&self) -> usize {
        self.to.len()
    }

    fn copy<C: Elementwise<T, U>>(self) -> Result<(), C::Refused> {
        let mut to = self.to;
        for views in self.views.chunk_by(|one, next| one.strides() == next.strides()) {
            let loops = Loops::new(views[0].shape(), views[0].strides());
            let (part, rest) = to.split_at_mut(views.len() * loops.len());
            // SAFETY: the loops are those over each of these views, which have the same shape and the same strides. `part`
            // is as long as the views together, and a `&mut` does not overlap anything.
            unsafe { kernel::samples::<C, T, U, _>(&loops, &views, part.as_mut_ptr()) }?;
            to = rest;
        }
        Ok(())
    }

    #[cfg(feature = "rayon")]
    fn copy_first<C: Elementwise<T, U>>(self) -> Result<(), C::Refused> {
        copy_one::<C, T, U, D>(&self.views[0], self.to)
    }
}

impl<T, D: Dimension> Starts<T> for &[ArrayView<'_, T, D>] {
    #[inline(always)]
    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    #[inline(always)]
    fn start(&self, sample: usize) -> *const T {
        self[sample].as_ptr()
    }
}

#[cfg(test)]
mod tests;
