//! [`Pick`] and [`Gather`]: rows of arrays; and [`LendWhole`] and [`Keep`]: the arrays that belong to all of the rows.
//!
//! The rows are those of one struct or of several that are joined. What belongs to all rows is then that of the first.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::Range;

use ndarray::Dimension;

use super::Lend;
use crate::backend::{RowsOf, RowsOfParts, ShareOrCopy};
use crate::convert::access::{ByParts, ByRef, Parts};
use crate::convert::array_field::ArrayField;
use crate::convert::attributes::ArrayAttributes;
use crate::convert::conversion::{Conversion, ConvertArray, Request, ThroughRef};
use crate::convert::mode::{CopiedRows, Kept, Own, Read, Rows, WholeRead};
use crate::convert::row_selection::PickedRows;
use crate::copy::RowIndices;
use crate::{Backend, Element, Layout, Loan, MaybeShared, Owned, Shared, Shares, Supports, TensorError};

/// Of `rows`: rows of each array, shared where they lie next to each other and the backend can share them, and gathered elsewhere.
#[derive(Debug)]
pub struct Pick<B>(PhantomData<B>);

impl<B: Backend> Conversion for Pick<B> {
    type Backend = B;
    type Access = ByParts;
    type Mode<'a> = Rows<'a, B>;
    type Copying = Gather<B>;
    type Whole = LendWhole<B>;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for Pick<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for Pick<B>
where
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim, Elem = <F as ArrayField>::Elem>,
{
    fn convert_array<'a>(
        array: Parts<'a, F>,
        request: &Request<'_, B>,
    ) -> Result<MaybeShared<'a, B, A::Elem, A::Dim, A::Layout>, TensorError>
    where
        F: 'a,
    {
        check_rows(&array, &request.rows)?;
        if let Some(Stretch { array, rows, .. }) = Stretch::of(&array, &request.rows) {
            let loan = A::axes(array.loan().rows(rows))?;
            let choice =
                RowsChoice::<B, A::Elem, A::Dim, A::Layout> { loan, device: request.device, layout: PhantomData };
            return B::share_or_copy(choice);
        }
        Gather::<B>::gathered::<F, A>(&array, request).map(MaybeShared::Owned)
    }
}

/// Rows that follow each other in one part of an array.
struct Stretch<'p, F> {
    array: &'p F,
    /// By their numbers in the part.
    rows: Range<usize>,
    /// The number of the first one among all rows.
    first: usize,
}

impl<'p, F: ArrayField> Stretch<'p, F> {
    /// The rows, which the parts have, if they are such a stretch.
    fn of(parts: &Parts<'p, F>, rows: &PickedRows<'_>) -> Option<Self> {
        let PickedRows::Range(rows) = rows else { return None };
        let mut start = 0;
        for &array in parts.as_slice() {
            let end = match parts {
                Parts::One(_) => rows.end,
                Parts::Joined(_) => usize::saturating_add(start, array.loan().view().shape()[0]),
            };
            if rows.end <= end {
                return Some(Self { array, rows: rows.start.checked_sub(start)?..rows.end - start, first: rows.start });
            }
            start = end;
        }
        None
    }
}

/// Whether the parts of an array have these rows.
fn check_rows<F: ArrayField>(parts: &Parts<'_, F>, rows: &PickedRows<'_>) -> Result<(), TensorError> {
    let mut count: usize = 0;
    for part in parts.as_slice() {
        let loan = part.loan();
        let &[rows, ..] = loan.view().shape() else { return Err(TensorError::Rank { expected: 1, found: 0 }) };
        count = count.saturating_add(rows);
    }
    rows.check(count)
}

/// Rows that lie next to each other, to be shared or copied.
struct RowsChoice<'c, 'data, B: Backend, T: Element, D: Dimension, L> {
    loan: Loan<'data, T, D>,
    device: &'c B::Device,
    layout: PhantomData<L>,
}

impl<'data, B, T, D, L> ShareOrCopy<B, T, D> for RowsChoice<'_, 'data, B, T, D, L>
where
    B: Supports<T, D>,
    T: Element,
    D: Dimension + 'static,
    L: Layout,
{
    type Output = Result<MaybeShared<'data, B, T, D, L>, TensorError>;

    // What the backend can't express, such as an array that runs backwards, is copied as other rows are.
    fn share<M: Layout>(self) -> Self::Output
    where
        B: Shares<T, D, M>,
    {
        if *self.device == B::host()
            && let Ok(shared) = Shared::<B, T, D, M>::from_loan(self.loan.clone())
            && let Ok(shared) = shared.with_layout()
        {
            return Ok(MaybeShared::Shared(shared));
        }
        self.copy()
    }

    fn copy(self) -> Self::Output {
        Owned::copy_from(self.loan.view().clone(), self.device).map(MaybeShared::Owned)
    }
}

/// Of `rows`, for a field with `copy`: rows of each array, copied.
#[derive(Debug)]
pub struct Gather<B>(PhantomData<B>);

impl<B: Backend> Conversion for Gather<B> {
    type Backend = B;
    type Access = ByParts;
    type Mode<'a> = CopiedRows<B>;
    type Copying = Self;
    type Whole = Keep<B>;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for Gather<B> {
    type Through = Self;
}

impl<B: Backend> Gather<B> {
    /// Rows of an array, which has them, in a tensor of their own.
    fn gathered<F, A>(parts: &Parts<'_, F>, request: &Request<'_, B>) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        B: Supports<A::Elem, A::Dim>,
        F: ArrayField,
        A: ArrayAttributes<F::Elem, F::Dim>,
    {
        if let Some(Stretch { array, rows, first }) = Stretch::of(parts, &request.rows) {
            return A::copy(array.loan().rows(rows), request.device).map_err(|mut error| {
                // The index of a refused value is the one among all rows, as it is for rows by their indices.
                if let TensorError::Cast { index, .. } = &mut error {
                    index[0] += first;
                }
                error
            });
        }
        match (parts, &request.rows) {
            (Parts::One(array), PickedRows::Indices(rows)) => {
                let loan = A::axes(array.loan())?;
                let rows = RowsOf::<F::Elem, A::Dim, A::Each>::new(loan.view(), *rows);
                Owned::convert(rows, request.device).map_err(|error| A::of_array(error, 0))
            }
            (parts, rows) => {
                let loans =
                    parts.as_slice().iter().map(|array| A::axes(array.loan())).collect::<Result<Vec<_>, _>>()?;
                let views: Vec<_> = loans.iter().map(|loan| loan.view().clone()).collect();
                let rows = rows.indices();
                let rows = RowsOfParts::<F::Elem, A::Dim, A::Each>::new(&views, RowIndices::new(&rows));
                Owned::convert(rows, request.device).map_err(|error| A::of_array(error, 0))
            }
        }
    }
}

impl<B, F, A> ConvertArray<F, A> for Gather<B>
where
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn convert_array<'a>(
        array: Parts<'a, F>,
        request: &Request<'_, B>,
    ) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        check_rows(&array, &request.rows)?;
        Self::gathered::<F, A>(&array, request)
    }
}

/// Of `rows`, for a field with `whole`: a share of each array on the host, and elsewhere a copy, which all batches have in common.
#[derive(Debug)]
pub struct LendWhole<B>(PhantomData<B>);

impl<B: Backend> Conversion for LendWhole<B> {
    type Backend = B;
    type Access = ByParts;
    type Mode<'a> = WholeRead<'a, B>;
    type Copying = Keep<B>;
    type Whole = Self;
    type ThroughMut = Self;

    const IS_FREE: bool = true;
}

impl<B: Backend> ThroughRef for LendWhole<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for LendWhole<B>
where
    Lend<B>: for<'a> ConvertArray<F, A, Backend = B, Access = ByRef, Mode<'a> = Read<'a, B>>,
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn convert_array<'a>(
        array: Parts<'a, F>,
        request: &Request<'_, B>,
    ) -> Result<MaybeShared<'a, B, A::Elem, A::Dim, A::Layout>, TensorError>
    where
        F: 'a,
    {
        let array = array.as_slice()[0];
        if *request.device == B::host() {
            return <Lend<B> as ConvertArray<F, A>>::convert_array(array, request).map(MaybeShared::Shared);
        }
        let copy = || A::copy(array.loan(), request.device);
        request.keeper.get_or_make(request.device, copy).map(MaybeShared::Common)
    }
}

/// Of `rows`, for a field with `whole` and `copy`: a copy of each array, which all batches have in common.
#[derive(Debug)]
pub struct Keep<B>(PhantomData<B>);

impl<B: Backend> Conversion for Keep<B> {
    type Backend = B;
    type Access = ByParts;
    type Mode<'a> = Kept<B>;
    type Copying = Self;
    type Whole = Self;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for Keep<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for Keep<B>
where
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn convert_array<'a>(
        array: Parts<'a, F>,
        request: &Request<'_, B>,
    ) -> Result<Arc<Owned<B, A::Elem, A::Dim>>, TensorError>
    where
        F: 'a,
    {
        request.keeper.get_or_make(request.device, || A::copy(array.as_slice()[0].loan(), request.device))
    }
}

/// Of `to_rows`: rows of each array, copied.
#[derive(Debug)]
pub struct CopyPicked<B>(PhantomData<B>);

impl<B: Backend> Conversion for CopyPicked<B> {
    type Backend = B;
    type Access = ByParts;
    type Mode<'a> = Own<B>;
    type Copying = Self;
    type Whole = CopyWhole<B>;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for CopyPicked<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for CopyPicked<B>
where
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn convert_array<'a>(
        array: Parts<'a, F>,
        request: &Request<'_, B>,
    ) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        <Gather<B> as ConvertArray<F, A>>::convert_array(array, request)
    }
}

/// Of `to_rows`, for a field with `whole`: a copy of each array.
#[derive(Debug)]
pub struct CopyWhole<B>(PhantomData<B>);

impl<B: Backend> Conversion for CopyWhole<B> {
    type Backend = B;
    type Access = ByParts;
    type Mode<'a> = Own<B>;
    type Copying = Self;
    type Whole = Self;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for CopyWhole<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for CopyWhole<B>
where
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn convert_array<'a>(
        array: Parts<'a, F>,
        request: &Request<'_, B>,
    ) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        A::copy(array.as_slice()[0].loan(), request.device)
    }
}
