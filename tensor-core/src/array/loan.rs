//! What a backend gets to see of an array it may borrow: the view, and whether the memory between its elements
//! belongs to the array as well.

use alloc::vec::Vec;
use core::ops::Range;

use ndarray::{ArrayBase, ArrayView, ArrayViewMut, Axis, Dimension, ViewRepr};

use crate::{Layout, TensorError};

/// A view of an array, on its way into a backend that will read it.
///
/// Some frameworks can reach every byte from a tensor's first element to its last, whatever the strides (PyTorch's
/// `as_strided` does). This is harmless for an array that owns its allocation. But a *view* with gaps may have been
/// cut, for instance by `multi_slice_mut`, from an array that somebody else is writing to. So a loan records whether
/// its array owns the gaps.
#[derive(Debug)]
pub struct Loan<'data, T, D: Dimension> {
    // This is `ArrayView` written out. Behind the alias, the compiler would not see that a longer loan can serve as a
    // shorter one.
    view: ArrayBase<ViewRepr<&'data T>, D, T>,
    owns_gaps: bool,
}

impl<T, D: Dimension> Clone for Loan<'_, T, D> {
    fn clone(&self) -> Self {
        Self { view: self.view.clone(), owns_gaps: self.owns_gaps }
    }
}

impl<T, D: Dimension + Copy> Copy for Loan<'_, T, D> {}

impl<'data, T, D: Dimension> Loan<'data, T, D> {
    /// A loan of the elements of `view` and nothing else: the memory between them may be somebody else's.
    #[must_use]
    pub fn new(view: ArrayView<'data, T, D>) -> Self {
        Self { view, owns_gaps: false }
    }

    /// A loan of an array that owns its whole allocation.
    ///
    /// # Safety
    ///
    /// For all of `'data`, the memory from the first to the last element of `view` is initialized and is not written by
    /// anybody.
    #[must_use]
    pub unsafe fn new_whole(view: ArrayView<'data, T, D>) -> Self {
        Self { view, owns_gaps: true }
    }

    /// The view.
    #[must_use]
    pub fn view(&self) -> &ArrayView<'data, T, D> {
        &self.view
    }

    /// The same loan with the number of axes in its type.
    ///
    /// # Errors
    ///
    /// [`TensorError::Rank`], if the array has another number of axes.
    pub fn with_rank<R: Dimension>(self) -> Result<Loan<'data, T, R>, TensorError> {
        let found = self.view.ndim();
        match self.view.into_dimensionality() {
            Ok(view) => Ok(Loan { view, owns_gaps: self.owns_gaps }),
            Err(_) => Err(TensorError::Rank { expected: R::NDIM.unwrap_or(found), found }),
        }
    }

    /// The same loan with its axes in another order: axis `i` is what axis `axes[i]` was.
    ///
    /// # Errors
    ///
    /// [`TensorError::Rank`], if the array has another number of axes than are listed.
    ///
    /// # Panics
    ///
    /// If `axes` does not list each axis once.
    pub(crate) fn permuted(self, axes: &[usize]) -> Result<Self, TensorError> {
        let axes = permutation::<D>(axes, self.view.ndim())?;
        Ok(Self { view: self.view.permuted_axes(axes), owns_gaps: self.owns_gaps })
    }

    /// The rows of the first axis from `rows.start` to before `rows.end`. The whole of the array's memory is still lent.
    ///
    /// # Panics
    ///
    /// If the array has no axis, or the rows are not in it.
    pub(crate) fn rows(mut self, rows: Range<usize>) -> Self {
        self.view.slice_axis_inplace(Axis(0), rows.into());
        self
    }

    /// `Ok` if the memory is laid out as `L` says.
    ///
    /// # Errors
    ///
    /// [`TensorError::NotRowMajor`].
    pub fn check_layout<L: Layout>(&self) -> Result<(), TensorError> {
        check_layout::<L>(self.view.is_standard_layout(), self.view.shape(), self.view.strides())
    }

    /// `Ok` if every byte from the first element to the last may be read for `'data` and all strides are at least 0.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] or [`TensorError::Gaps`], naming `backend`.
    pub fn check_span(&self, backend: &'static str) -> Result<(), TensorError> {
        check_span(self.view.shape(), self.view.strides(), self.owns_gaps, backend)
    }
}

/// A view of an array, on its way into a backend that will write it; otherwise like [`Loan`].
#[derive(Debug)]
pub struct LoanMut<'data, T, D: Dimension> {
    // `ArrayViewMut`; see `Loan`.
    view: ArrayBase<ViewRepr<&'data mut T>, D, T>,
    owns_gaps: bool,
}

impl<'data, T, D: Dimension> LoanMut<'data, T, D> {
    /// A loan of the elements of `view` and nothing else: the memory between them may be somebody else's.
    #[must_use]
    pub fn new(view: ArrayViewMut<'data, T, D>) -> Self {
        Self { view, owns_gaps: false }
    }

    /// A loan of an array that owns its whole allocation.
    ///
    /// # Safety
    ///
    /// For all of `'data`, the memory from the first to the last element of `view` is initialized and is not read or
    /// written by anybody but the holder of the loan.
    #[must_use]
    pub unsafe fn new_whole(view: ArrayViewMut<'data, T, D>) -> Self {
        Self { view, owns_gaps: true }
    }

    /// The view, to read.
    #[must_use]
    pub fn view(&self) -> ArrayView<'_, T, D> {
        self.view.view()
    }

    /// The lengths of the axes, in elements.
    pub(crate) fn shape(&self) -> &[usize] {
        self.view.shape()
    }

    /// The view, to write.
    #[must_use]
    pub fn into_view(self) -> ArrayViewMut<'data, T, D> {
        self.view
    }

    /// The same loan for a shorter while.
    #[must_use]
    pub fn reborrow(&mut self) -> LoanMut<'_, T, D> {
        LoanMut { view: self.view.view_mut(), owns_gaps: self.owns_gaps }
    }

    /// The same loan for a shorter while, to read only.
    #[must_use]
    pub fn read(&self) -> Loan<'_, T, D> {
        Loan { view: self.view.view(), owns_gaps: self.owns_gaps }
    }

    /// The same loan with the number of axes in its type.
    ///
    /// # Errors
    ///
    /// [`TensorError::Rank`], if the array has another number of axes.
    pub fn with_rank<R: Dimension>(self) -> Result<LoanMut<'data, T, R>, TensorError> {
        let found = self.view.ndim();
        match self.view.into_dimensionality() {
            Ok(view) => Ok(LoanMut { view, owns_gaps: self.owns_gaps }),
            Err(_) => Err(TensorError::Rank { expected: R::NDIM.unwrap_or(found), found }),
        }
    }

    /// The same loan with its axes in another order; see [`Loan::permuted`].
    ///
    /// # Errors
    ///
    /// [`TensorError::Rank`], if the array has another number of axes than are listed.
    pub(crate) fn permuted(self, axes: &[usize]) -> Result<Self, TensorError> {
        let axes = permutation::<D>(axes, self.view.ndim())?;
        Ok(Self { view: self.view.permuted_axes(axes), owns_gaps: self.owns_gaps })
    }

    /// `Ok` if the memory is laid out as `L` says.
    ///
    /// # Errors
    ///
    /// [`TensorError::NotRowMajor`].
    pub fn check_layout<L: Layout>(&self) -> Result<(), TensorError> {
        check_layout::<L>(self.view.is_standard_layout(), self.view.shape(), self.view.strides())
    }

    /// `Ok` if every byte from the first element to the last may be read and written for `'data` and all strides are at
    /// least 0.
    ///
    /// # Errors
    ///
    /// [`TensorError::NegativeStride`] or [`TensorError::Gaps`], naming `backend`.
    pub fn check_span(&self, backend: &'static str) -> Result<(), TensorError> {
        check_span(self.view.shape(), self.view.strides(), self.owns_gaps, backend)
    }
}

/// The order of axes as ndarray takes it.
pub(crate) fn permutation<D: Dimension>(axes: &[usize], found: usize) -> Result<D, TensorError> {
    if axes.len() != found {
        return Err(TensorError::Rank { expected: axes.len(), found });
    }
    let mut order = D::zeros(found);
    order.slice_mut().copy_from_slice(axes);
    Ok(order)
}

/// Checks the layout that `L` asks for. `is_row_major` is ndarray's answer, which ignores the strides of axes of length 1.
fn check_layout<L: Layout>(is_row_major: bool, shape: &[usize], strides: &[isize]) -> Result<(), TensorError> {
    if !L::ROW_MAJOR || is_row_major {
        return Ok(());
    }
    Err(TensorError::NotRowMajor { shape: shape.to_vec(), strides: strides.to_vec() })
}

/// Checks that no stride is negative, and that a view with gaps owns the memory in them.
fn check_span(shape: &[usize], strides: &[isize], owns_gaps: bool, backend: &'static str) -> Result<(), TensorError> {
    if shape.contains(&0) {
        return Ok(());
    }
    // Axes of length 1 are left out. ndarray allows any stride there, since nothing steps along them.
    let mut stepped: Vec<(usize, isize)> = Vec::with_capacity(shape.len());
    for (axis, (&len, &stride)) in shape.iter().zip(strides).enumerate() {
        if len > 1 {
            if stride < 0 {
                return Err(TensorError::NegativeStride { backend, axis });
            }
            stepped.push((len, stride));
        }
    }
    if owns_gaps {
        return Ok(());
    }
    stepped.sort_unstable_by_key(|&(_, stride)| stride);
    // All offsets from 0 to `reach` are elements. The strides ascend, so an axis that steps further than `reach + 1`
    // leaves a gap there: every later axis steps at least as far.
    let mut reach = 0_isize;
    for (len, stride) in stepped {
        if stride > reach + 1 {
            return Err(TensorError::Gaps { backend, shape: shape.to_vec(), strides: strides.to_vec() });
        }
        reach += stride * isize::try_from(len - 1).expect("an axis of an array in memory fits isize");
    }
    Ok(())
}
