//! [`Conversion`]: from a struct to its companion, each of them one type. To add one, read `ARCHITECTURE.md`.
//!
//! A conversion says how a struct is taken ([`Access`]) and what its fields become ([`Mode`]). Its one impl of [`ConvertArray`]
//! makes the tensor of an array; `wrappers`, `structs` and `field_tree` do the rest for all conversions.

use alloc::vec::Vec;
use core::marker::PhantomData;

use ndarray::Dimension;

use super::access::{Access, ByList, ByMut, ByRef, ByValue};
use super::array_field::{ArrayField, ArrayFieldMut};
use super::attributes::ArrayAttributes;
use super::mode::{Mode, Own, Read, Rows, Stacked, Write};
use super::row_selection::PickedRows;
use crate::backend::{RowsOf, ShareOrCopy, StackOf};
use crate::{
    Backend, Element, Layout, Loan, MaybeShared, Owned, Shared, SharedMut, Shares, SharesMut, Supports, TensorError,
};

/// A conversion from a struct to its companion.
pub trait Conversion: Sized {
    /// The backend that makes the tensors.
    type Backend: Backend;
    /// How the struct is taken.
    type Access: Access;
    /// What its fields become.
    type Mode<'a>: Mode<Backend = Self::Backend>;
    /// The conversion of a field with `copy`.
    type Copying: for<'a> Conversion<
            Backend = Self::Backend,
            Access = <Self::Access as Access>::Copying,
            Mode<'a> = <Self::Mode<'a> as Mode>::Copying,
        >;
    /// The conversion of a field with `whole`.
    type Whole: for<'a> Conversion<Backend = Self::Backend, Access = Self::Access, Mode<'a> = <Self::Mode<'a> as Mode>::Whole>;
    /// The conversion of what a `&mut` in the struct refers to.
    type ThroughMut: for<'a> Conversion<
            Backend = Self::Backend,
            Access = <Self::Access as Access>::ThroughMut,
            Mode<'a> = Self::Mode<'a>,
        >;

    /// Whether an array is converted for nothing, so that it is tried even if another field has failed.
    const IS_FREE: bool = false;
}

/// A conversion that reaches what a `&` in the struct refers to.
pub trait ThroughRef: Conversion {
    /// The conversion of that.
    type Through: for<'a> Conversion<
            Backend = Self::Backend,
            Access = <Self::Access as Access>::ThroughRef,
            Mode<'a> = Self::Mode<'a>,
        >;
}

/// What a conversion is asked for, beside the struct.
#[derive(Debug)]
pub struct Request<'c, B: Backend> {
    /// Where tensors that own their memory are to be.
    pub(super) device: &'c B::Device,
    /// Which rows are wanted, by those conversions that know rows.
    pub(super) rows: PickedRows<'c>,
}

/// A struct or a field `F`, as the conversion `V` takes it.
pub type Taken<'a, V, F> = <<V as Conversion>::Access as Access>::Of<'a, F>;

/// The tensor of an array `F` with the attributes `A`, as the conversion `V` makes it.
pub type ArrayTensor<'a, V, F, A> = <<V as Conversion>::Mode<'a> as Mode>::Tensor<
    <A as ArrayAttributes<<F as ArrayField>::Elem, <F as ArrayField>::Dim>>::Elem,
    <A as ArrayAttributes<<F as ArrayField>::Elem, <F as ArrayField>::Dim>>::Dim,
    <A as ArrayAttributes<<F as ArrayField>::Elem, <F as ArrayField>::Dim>>::Layout,
>;

/// What a conversion makes of an array `F` with the attributes `A`, if the backend can.
pub trait ConvertArray<F: ArrayField, A: ArrayAttributes<F::Elem, F::Dim>>: Conversion {
    /// Checks what would make [`convert_array`](Self::convert_array) fail, and costs nothing. It is asked even if another field
    /// has failed, so that all that is wrong is reported.
    ///
    /// # Errors
    ///
    /// As [`convert_array`](Self::convert_array).
    fn check_array(_: &Taken<'_, Self, F>, _: &Request<'_, Self::Backend>) -> Result<(), TensorError> {
        Ok(())
    }

    /// The tensor.
    ///
    /// # Errors
    ///
    /// Those of the backend; those of the attributes, such as a rank that the array has not.
    fn convert_array<'a>(
        array: Taken<'a, Self, F>,
        request: &Request<'_, Self::Backend>,
    ) -> Result<ArrayTensor<'a, Self, F, A>, TensorError>
    where
        F: 'a;
}

/// Of `tensors`: shares, and copies of the fields with `copy`.
#[derive(Debug)]
pub struct Lend<B>(PhantomData<B>);

impl<B: Backend> Conversion for Lend<B> {
    type Backend = B;
    type Access = ByRef;
    type Mode<'a> = Read<'a, B>;
    type Copying = Duplicate<B>;
    type Whole = Self;
    type ThroughMut = Self;

    const IS_FREE: bool = true;
}

impl<B: Backend> ThroughRef for Lend<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for Lend<B>
where
    B: Shares<A::Elem, A::Dim, A::Layout>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim, Elem = <F as ArrayField>::Elem>,
{
    fn convert_array<'a>(
        array: &'a F,
        _: &Request<'_, B>,
    ) -> Result<Shared<'a, B, A::Elem, A::Dim, A::Layout>, TensorError>
    where
        F: 'a,
    {
        Shared::from_loan(A::axes(array.loan())?)
    }
}

/// Of `tensors_mut`: shares to write, and copies of the fields with `copy`.
#[derive(Debug)]
pub struct LendMut<B>(PhantomData<B>);

impl<B: Backend> Conversion for LendMut<B> {
    type Backend = B;
    type Access = ByMut;
    type Mode<'a> = Write<'a, B>;
    type Copying = Duplicate<B>;
    type Whole = Self;
    type ThroughMut = Self;

    const IS_FREE: bool = true;
}

impl<B, F, A> ConvertArray<F, A> for LendMut<B>
where
    B: SharesMut<A::Elem, A::Dim, A::Layout>,
    F: ArrayFieldMut,
    A: ArrayAttributes<F::Elem, F::Dim, Elem = <F as ArrayField>::Elem>,
{
    fn convert_array<'a>(
        array: &'a mut F,
        _: &Request<'_, B>,
    ) -> Result<SharedMut<'a, B, A::Elem, A::Dim, A::Layout>, TensorError>
    where
        F: 'a,
    {
        SharedMut::from_loan(A::axes_mut(array.loan_mut())?)
    }
}

/// Of `to_tensors`: a copy of each field.
#[derive(Debug)]
pub struct Duplicate<B>(PhantomData<B>);

impl<B: Backend> Conversion for Duplicate<B> {
    type Backend = B;
    type Access = ByRef;
    type Mode<'a> = Own<B>;
    type Copying = Self;
    type Whole = Self;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for Duplicate<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for Duplicate<B>
where
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn convert_array<'a>(array: &'a F, request: &Request<'_, B>) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        A::copy(array.loan(), request.device)
    }
}

/// Of `into_tensors`: each array is moved where it can be, and copied elsewhere.
#[derive(Debug)]
pub struct Move<B>(PhantomData<B>);

impl<B: Backend> Conversion for Move<B> {
    type Backend = B;
    type Access = ByValue;
    type Mode<'a> = Own<B>;
    type Copying = Self;
    type Whole = Self;
    // What is borrowed can't be moved.
    type ThroughMut = Duplicate<B>;
}

impl<B: Backend> ThroughRef for Move<B> {
    type Through = Duplicate<B>;
}

impl<B, F, A> ConvertArray<F, A> for Move<B>
where
    B: Supports<A::Elem, A::Dim>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn convert_array<'a>(array: F, request: &Request<'_, B>) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        A::adopt(array, request.device)
    }
}

/// Of `rows`: rows of each array, shared where they lie next to each other and the backend can share them, and gathered elsewhere.
#[derive(Debug)]
pub struct Pick<B>(PhantomData<B>);

impl<B: Backend> Conversion for Pick<B> {
    type Backend = B;
    type Access = ByRef;
    type Mode<'a> = Rows<'a, B>;
    type Copying = Gather<B>;
    type Whole = Lend<B>;
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
        array: &'a F,
        request: &Request<'_, B>,
    ) -> Result<MaybeShared<'a, B, A::Elem, A::Dim, A::Layout>, TensorError>
    where
        F: 'a,
    {
        let loan = array.loan();
        request.rows.check(loan.view().shape())?;
        match &request.rows {
            PickedRows::Range(rows) => {
                let loan = A::axes(loan.rows(rows.clone()))?;
                let choice =
                    RowsChoice::<B, A::Elem, A::Dim, A::Layout> { loan, device: request.device, layout: PhantomData };
                B::share_or_copy(choice)
            }
            PickedRows::Indices(_) => Gather::<B>::gathered::<F, A>(array, request).map(MaybeShared::Owned),
        }
    }
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
    type Access = ByRef;
    type Mode<'a> = Own<B>;
    type Copying = Self;
    type Whole = Duplicate<B>;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for Gather<B> {
    type Through = Self;
}

impl<B: Backend> Gather<B> {
    /// Rows of an array, which has them, in a tensor of their own.
    fn gathered<F, A>(array: &F, request: &Request<'_, B>) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        B: Supports<A::Elem, A::Dim>,
        F: ArrayField,
        A: ArrayAttributes<F::Elem, F::Dim>,
    {
        match &request.rows {
            PickedRows::Range(rows) => {
                A::copy(array.loan().rows(rows.clone()), request.device).map_err(|mut error| {
                    // The index of a refused value is the one in the array, as it is for rows by their indices.
                    if let TensorError::Cast { index, .. } = &mut error {
                        index[0] += rows.start;
                    }
                    error
                })
            }
            PickedRows::Indices(rows) => {
                let loan = A::axes(array.loan())?;
                let rows = RowsOf::<F::Elem, A::Dim, A::Each>::new(loan.view(), rows);
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
    fn convert_array<'a>(array: &'a F, request: &Request<'_, B>) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        request.rows.check(array.loan().view().shape())?;
        Self::gathered::<F, A>(array, request)
    }
}

/// Of `stack`: the arrays of several structs, in one tensor with one axis more.
#[derive(Debug)]
pub struct Stack<B>(PhantomData<B>);

impl<B: Backend> Conversion for Stack<B> {
    type Backend = B;
    type Access = ByList;
    type Mode<'a> = Stacked<B>;
    type Copying = Self;
    type Whole = Self;
    type ThroughMut = Self;
}

impl<B: Backend> ThroughRef for Stack<B> {
    type Through = Self;
}

impl<B, F, A> ConvertArray<F, A> for Stack<B>
where
    B: Supports<A::Elem, <A::Dim as Dimension>::Larger>,
    F: ArrayField,
    A: ArrayAttributes<F::Elem, F::Dim>,
{
    fn check_array(arrays: &Vec<&F>, _: &Request<'_, B>) -> Result<(), TensorError> {
        let first = arrays[0].loan();
        let expected = first.view().shape();
        for (sample, array) in arrays.iter().enumerate().skip(1) {
            let loan = array.loan();
            let found = loan.view().shape();
            if expected.len() != found.len() {
                return Err(TensorError::SampleRank { sample, expected: expected.len(), found: found.len() });
            }
            if let Some(axis) = (0..found.len()).find(|&axis| expected[axis] != found[axis]) {
                let (expected, found) = (expected[axis], found[axis]);
                return Err(TensorError::SampleAxis { sample, axis, expected, found });
            }
        }
        Ok(())
    }

    fn convert_array<'a>(
        arrays: Vec<&'a F>,
        request: &Request<'_, B>,
    ) -> Result<Owned<B, A::Elem, <A::Dim as Dimension>::Larger>, TensorError>
    where
        F: 'a,
    {
        let loans = arrays.into_iter().map(|array| A::axes(array.loan())).collect::<Result<Vec<_>, _>>()?;
        let views: Vec<_> = loans.iter().map(|loan| loan.view().clone()).collect();
        let stack = StackOf::<F::Elem, A::Dim, A::Each>::new(&views);
        // The sample's number is in front of the index.
        Owned::convert(stack, request.device).map_err(|error| A::of_array(error, 1))
    }
}
