//! [`Lend`] and [`LendMut`]: shares of arrays.

use core::marker::PhantomData;

use super::Duplicate;
use crate::convert::access::{ByMut, ByRef};
use crate::convert::array_field::{ArrayField, ArrayFieldMut};
use crate::convert::attributes::ArrayAttributes;
use crate::convert::conversion::{Conversion, ConvertArray, Request, ThroughRef};
use crate::convert::mode::{Read, Write};
use crate::{Backend, Shared, SharedMut, Shares, SharesMut, TensorError};

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
