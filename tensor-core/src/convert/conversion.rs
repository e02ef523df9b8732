//! [`Conversion`]: from a struct to its companion, each of them one type. To add one, read `ARCHITECTURE.md`.
//!
//! A conversion says how a struct is taken ([`Access`]) and what its fields become ([`Mode`]). Its one impl of [`ConvertArray`]
//! makes the tensor of an array; `wrappers`, `structs` and `field_tree` do the rest for all conversions.

use core::marker::PhantomData;

use super::access::{Access, ByMut, ByRef, ByValue};
use super::array_field::{ArrayField, ArrayFieldMut};
use super::attributes::ArrayAttributes;
use super::mode::{Mode, Own, Read, Write};
use crate::{Backend, Owned, Shared, SharedMut, Shares, SharesMut, Supports, TensorError};

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
    /// The tensor.
    ///
    /// # Errors
    ///
    /// Those of the backend; those of the attributes, such as a rank that the array has not.
    fn convert_array<'a>(
        array: Taken<'a, Self, F>,
        device: &<Self::Backend as Backend>::Device,
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
    fn convert_array<'a>(array: &'a F, _: &B::Device) -> Result<Shared<'a, B, A::Elem, A::Dim, A::Layout>, TensorError>
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
        _: &B::Device,
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
    fn convert_array<'a>(array: &'a F, device: &B::Device) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        A::copy(array.loan(), device)
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
    fn convert_array<'a>(array: F, device: &B::Device) -> Result<Owned<B, A::Elem, A::Dim>, TensorError>
    where
        F: 'a,
    {
        A::adopt(array, device)
    }
}
