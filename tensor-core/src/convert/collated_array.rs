//! The array types that a batch can have, and what they have to have in common with those of the samples.

use alloc::boxed::Box;
use alloc::vec::Vec;

use ndarray::{ArcArray, Array, ArrayBase, CowArray, CowRepr, Dim, Dimension, Ix, Ix1, IxDyn, OwnedArcRepr, OwnedRepr};

use crate::checks::{HasRank, NumAxes};
use crate::dtype::NoArray;
use crate::{Element, TensorError};

/// An array type that a batch of samples can have as a field: one that owns its memory.
#[diagnostic::on_unimplemented(
    message = "samples can't be put together in a `{Self}` [tensor-collate]",
    label = "the batch's field is no array that owns its memory",
    note = "use an array with one axis more than the sample's has, such as `Array3<f32>` for an `Array2<f32>` and `Array1<i64>` for an `i64`"
)]
pub trait BatchArray: Sized {
    /// The dtype.
    type Elem: Element;
    /// The number of axes, as a type.
    type Dim: Dimension;

    /// The array as this type.
    fn from_array(array: Array<Self::Elem, Self::Dim>) -> Self;
}

/// An array with the number of axes that the type of the batch's field has.
///
/// # Errors
///
/// [`TensorError::Rank`], if it has another number.
pub(super) fn batch_array<T: BatchArray, D: Dimension>(array: Array<T::Elem, D>) -> Result<T, TensorError> {
    let found = array.ndim();
    match array.into_dimensionality() {
        Ok(array) => Ok(T::from_array(array)),
        Err(_) => Err(wrong_rank::<T>(found)),
    }
}

/// The error of a batch with another number of axes than its type has.
pub(super) fn wrong_rank<T: BatchArray>(found: usize) -> TensorError {
    TensorError::Rank { expected: T::Dim::NDIM.unwrap_or(found), found }
}

#[diagnostic::do_not_recommend]
impl<T: Element, D: Dimension> BatchArray for ArrayBase<OwnedRepr<T>, D, T> {
    type Elem = T;
    type Dim = D;

    fn from_array(array: Array<T, D>) -> Self {
        array
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, D: Dimension> BatchArray for ArrayBase<OwnedArcRepr<T>, D, T> {
    type Elem = T;
    type Dim = D;

    fn from_array(array: Array<T, D>) -> ArcArray<T, D> {
        array.into_shared()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element, D: Dimension> BatchArray for ArrayBase<CowRepr<'_, T>, D, T> {
    type Elem = T;
    type Dim = D;

    fn from_array(array: Array<T, D>) -> Self {
        CowArray::from(array)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element> BatchArray for Vec<T> {
    type Elem = T;
    type Dim = Ix1;

    fn from_array(array: Array<T, Ix1>) -> Self {
        // The array has one element after the other, and memory before the first one.
        let (mut values, start) = array.into_raw_vec_and_offset();
        values.drain(..start.unwrap_or(0));
        values
    }
}

#[diagnostic::do_not_recommend]
impl<T: BatchArray> BatchArray for Box<T> {
    type Elem = T::Elem;
    type Dim = T::Dim;

    fn from_array(array: Array<T::Elem, T::Dim>) -> Self {
        Self::new(T::from_array(array))
    }
}

/// The dtype of samples, which has to be that of the batch's array, `T`.
#[diagnostic::on_unimplemented(
    message = "samples of dtype `{Self}` can't be put together in an array of `{T}` [tensor-collate]",
    label = "the batch's field is an array of `{T}`",
    note = "use the same dtype in both structs; a `cast` on the batch's field converts the values when it becomes a tensor"
)]
pub trait SampleDtype<T>: Sized {
    /// The same array. The compiler knows that the types are the same only where they are.
    fn same<D: Dimension>(array: Array<Self, D>) -> Array<T, D>;
}

#[diagnostic::do_not_recommend]
impl<T: Element> SampleDtype<T> for T {
    fn same<D: Dimension>(array: Array<T, D>) -> Array<T, D> {
        array
    }
}

// If there were one impl alone, the compiler would take the batch's dtype for that of the sample, and say only that the types differ.
#[diagnostic::do_not_recommend]
impl<T: Element> SampleDtype<NoArray> for T {
    fn same<D: Dimension>(array: Array<T, D>) -> Array<NoArray, D> {
        array.map(|_| NoArray)
    }
}

/// The dtype of a mask, `bool`, which has to be that of the batch's array, `T`.
#[diagnostic::on_unimplemented(
    message = "a `mask` is of `{Self}`, and the batch's field is an array of `{T}` [tensor-collate]",
    label = "an array of `{T}`",
    note = "use an `Array2<bool>` for the mask (an `Array1<i64>` is for `lengths`); `cast` on it converts the values when it becomes a tensor"
)]
pub trait MaskDtype<T>: Sized {
    /// `D`, the dimension of the mask. It is asked of the dtype, so that of a mask of another dtype no rank is asked.
    type Dim<D>;

    /// The same array; see [`SampleDtype::same`].
    fn same<D>(array: Array<Self, D>) -> Array<T, D>;
}

impl<T> MaskDtype<T> for T {
    type Dim<D> = D;

    fn same<D>(array: Array<T, D>) -> Array<T, D> {
        array
    }
}

/// An integer dtype, for the lengths of samples.
#[diagnostic::on_unimplemented(
    message = "`lengths` are integers, and the batch's field is an array of `{Self}` [tensor-collate]",
    label = "an array of `{Self}`",
    note = "use an `Array1<i64>` for the lengths; an `Array2<bool>` is for `mask`"
)]
pub trait LengthDtype: Element {
    /// `D`, the dimension of the lengths; see [`MaskDtype::Dim`].
    type Dim<D>;

    /// The length; `None`, if it is too large.
    fn from_length(length: usize) -> Option<Self>;
}

macro_rules! integers {
    ($($ty:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl LengthDtype for $ty {
                type Dim<D> = D;

                fn from_length(length: usize) -> Option<Self> {
                    Self::try_from(length).ok()
                }
            }
        )*
    };
}
integers! { u8 u16 u32 u64 i8 i16 i32 i64 }

/// Whether it is known when compiling how many axes the arrays of a sample and of a batch have.
pub trait CheckRank<D, E> {}

/// The numbers of axes are known or dynamic: a batch's array, of dimension `E`, has one more than a sample's, of dimension `D`.
#[derive(Debug)]
pub struct KnownRank;

/// The dimension of a sample's array is a parameter of the struct: whether the number of axes fits is seen when samples are put together.
#[derive(Debug)]
pub struct AnyRank;

impl<D, E> CheckRank<D, E> for AnyRank {}

impl<D, E> CheckRank<D, E> for KnownRank
where
    D: OneMoreAxis<E>,
    E: HasRank<D::Rank, Rank: SampleRank<D::Rank>>,
{
}

/// The number of axes of a batch's array, which has to be `R`.
#[diagnostic::on_unimplemented(
    message = "the batch's array has `{Self}`, and `{R}` are needed: those of the sample, and one for the samples [tensor-collate]",
    label = "a batch of these has `{R}`",
    note = "use an array with `{R}` in the batch's struct, or one with an axis less in the sample's"
)]
pub trait SampleRank<R> {}

impl<R> SampleRank<R> for R {}

/// A number of axes that is known only at run time.
#[derive(Debug)]
pub struct AnyAxes;

/// A dimension type, and the number of axes with one more, as a [`NumAxes`]. If it is dynamic, the number that the batch's `E` has.
pub trait OneMoreAxis<E> {
    /// A [`NumAxes`], or [`AnyAxes`].
    type Rank;
}

impl<E: HasRank<AnyAxes>> OneMoreAxis<E> for IxDyn {
    type Rank = E::Rank;
}

macro_rules! ranks {
    ($($axes:literal $more:literal;)*) => {
        $(impl<E> OneMoreAxis<E> for Dim<[Ix; $axes]> {
            type Rank = NumAxes<$more>;
        })*
    };
}
ranks! { 0 1; 1 2; 2 3; 3 4; 4 5; 5 6; 6 7; }
