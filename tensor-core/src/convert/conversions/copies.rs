//! [`Duplicate`] and [`Move`]: tensors that own their memory.

use core::marker::PhantomData;

use crate::convert::access::{ByRef, ByValue};
use crate::convert::array_field::ArrayField;
use crate::convert::attributes::ArrayAttributes;
use crate::convert::conversion::{Conversion, ConvertArray, Request, ThroughRef};
use crate::convert::mode::Own;
use crate::{Backend, Owned, Supports, TensorError};

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
