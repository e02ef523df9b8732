//! [`SampleField`]: the fields of several samples, put together in the field of a batch.
//!
//! What a field of the batch is made of follows from its type and that of the samples' fields, which meet in [`CollateOps`]. As with
//! [`ConvertOps`](super::field::ConvertOps), the kind of field says who does the work.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use ndarray::{Array, Dimension, Ix0, Ix1};

use super::access::{Access, ByList};
use super::array_field::ArrayField;
use super::attributes::{Declared, Share};
use super::collated_array::{
    BatchArray, CheckRank, KnownRank, LengthDtype, MaskDtype, OneMoreAxis, SampleDtype, SampleRank, batch_array,
    wrong_rank,
};
use super::field::{ArrayOps, Field};
use super::sample_input::CollateFields;
use super::structs::StructOps;
use super::wrappers::{OptionOps, PointerOps};
use crate::backend::{StackOf, Values};
use crate::checks::HasRank;
use crate::copy::{self, Unchanged};
use crate::memory::uninit;
use crate::spec::Report;
use crate::{Element, Loan, TensorError};

/// How samples of unequal length are made as long as each other: a value stands behind the shorter ones.
#[derive(Debug)]
pub struct Padding<'p, T> {
    value: T,
    axes: &'p [usize],
    to: PadTo,
}

/// How long the axes become that are padded.
#[derive(Debug, Clone, Copy)]
pub enum PadTo {
    /// As long as the longest sample.
    Longest,
    /// As long as this. A sample that is longer is an error.
    Length(usize),
    /// The next multiple of this, which is not 0, from the longest sample on.
    MultipleOf(usize),
}

impl<'p, T> Padding<'p, T> {
    /// Padding with `value` at the end of these axes of the sample's array, of which there is at least one.
    pub const fn new(value: T, axes: &'p [usize], to: PadTo) -> Self {
        Self { value, axes, to }
    }
}

impl PadTo {
    /// [`PadTo::MultipleOf`]. Generated code asks for it when compiling.
    ///
    /// # Panics
    ///
    /// If the number is 0.
    #[must_use]
    #[track_caller]
    pub const fn multiple_of(number: usize) -> Self {
        assert!(number > 0, "expected a number other than 0; change `pad_to_multiple_of`");
        Self::MultipleOf(number)
    }

    /// The length of an axis, of which `longest` is the longest. `None`: it can't be counted.
    fn length(self, longest: usize) -> Option<usize> {
        match self {
            Self::Longest => Some(longest),
            Self::Length(length) => Some(length),
            Self::MultipleOf(number) => longest.checked_next_multiple_of(number),
        }
    }
}

/// A field of a batch.
#[derive(Debug)]
pub struct Collated<T> {
    /// The field.
    pub batch: T,
    /// The lengths that were padded, if any were.
    lengths: Lengths,
}

/// How long each sample is along the first axis that is padded.
#[derive(Debug, Default)]
struct Lengths {
    of_samples: Vec<usize>,
    /// How long all of them are when padded.
    padded: usize,
}

/// A field of a sample, of which a batch has several in a field of type `T`.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` can't be put together to the batch's field of this name [tensor-collate]",
    label = "needs another type here, or in the batch",
    note = "an array needs an array that owns its memory and has an axis more, a scalar an `Array1` or a `Vec`, an `Option` an `Option`, and a struct with `#[tensor(sample_of = Batch)]` a `Batch`"
)]
pub trait SampleField<T, R>: Field<Declared<Share>> + Sized {
    /// The batch's field; `None`, and an entry in the report, if it can't be made.
    fn put_together(
        fields: Vec<&Self>,
        name: &'static str,
        padding: Option<&Padding<'_, Self::Elem>>,
        report: &mut Report,
    ) -> Option<Collated<T>>;
}

#[diagnostic::do_not_recommend]
impl<F: Field<Declared<Share>, Ops: CollateOps<F, T, R>>, T, R> SampleField<T, R> for F {
    fn put_together(
        fields: Vec<&Self>,
        name: &'static str,
        padding: Option<&Padding<'_, F::Elem>>,
        report: &mut Report,
    ) -> Option<Collated<T>> {
        F::Ops::put_together(fields, name, padding, report)
    }
}

/// What puts together fields of type `F` in one of type `T`. `R` says whether their numbers of axes are known when compiling:
/// [`KnownRank`] or [`AnyRank`](super::collated_array::AnyRank).
pub trait CollateOps<F: Field<Declared<Share>>, T, R> {
    /// [`SampleField::put_together`].
    fn put_together(
        fields: Vec<&F>,
        name: &'static str,
        padding: Option<&Padding<'_, F::Elem>>,
        report: &mut Report,
    ) -> Option<Collated<T>>;
}

impl<F, T, R> CollateOps<F, T, R> for ArrayOps
where
    F: ArrayField + Field<Declared<Share>, Elem = <F as ArrayField>::Elem>,
    T: BatchArray,
    <F as ArrayField>::Elem: SampleDtype<T::Elem>,
    R: CheckRank<<F as ArrayField>::Dim, T::Dim>,
{
    fn put_together(
        fields: Vec<&F>,
        name: &'static str,
        padding: Option<&Padding<'_, <F as ArrayField>::Elem>>,
        report: &mut Report,
    ) -> Option<Collated<T>> {
        arrays(fields, name, padding, report)
    }
}

/// An array of the arrays of several samples.
fn arrays<F: ArrayField<Elem: SampleDtype<T::Elem>>, T: BatchArray>(
    fields: Vec<&F>,
    name: &'static str,
    padding: Option<&Padding<'_, F::Elem>>,
    report: &mut Report,
) -> Option<Collated<T>> {
    let loans: Vec<_> = fields.into_iter().map(ArrayField::loan).collect();
    let mut lengths = Lengths::default();
    let checked = check::<_, _, T>(&loans, padding, &mut lengths);
    report.convert(name, false, checked.as_ref().map(|_| ()).map_err(Clone::clone), || {
        let views: Vec<_> = loans.iter().map(|loan| loan.view().clone()).collect();
        let array = match padding {
            Some(padding) => copy::padded(&views, &checked?, padding.value)?,
            None => StackOf::<_, _, Unchanged>::new(&views).into_array()?,
        };
        Ok(Collated { batch: batch_array(SampleDtype::same(array))?, lengths })
    })
}

/// The shape of the batch, if the samples agree in shape but for the axes that are padded, and fit into it.
fn check<E: Element, D: Dimension, T: BatchArray>(
    loans: &[Loan<'_, E, D>],
    padding: Option<&Padding<'_, E>>,
    lengths: &mut Lengths,
) -> Result<D::Larger, TensorError> {
    let padded = padding.map_or(&[][..], |padding| padding.axes);
    let expected = loans[0].view().shape();
    let axes = expected.len();
    if let Some(&axis) = padded.iter().find(|&&axis| axis >= axes) {
        return Err(TensorError::NoAxisToPad { axis, axes });
    }
    let mut dim = D::Larger::zeros(axes + 1);
    if T::Dim::NDIM.is_some_and(|rank| rank != axes + 1) {
        return Err(wrong_rank::<T>(axes + 1));
    }
    dim[0] = loans.len();
    let shape = &mut dim.slice_mut()[1..];
    shape.copy_from_slice(expected);
    for (sample, loan) in loans.iter().enumerate() {
        let found = loan.view().shape();
        if axes != found.len() {
            return Err(TensorError::SampleRank { sample, expected: axes, found: found.len() });
        }
        for axis in 0..axes {
            let (found, length) = (found[axis], &mut shape[axis]);
            match padding {
                Some(padding) if padding.axes.contains(&axis) => {
                    if let PadTo::Length(most) = padding.to
                        && found > most
                    {
                        return Err(TensorError::SampleTooLong { sample, axis, most, found });
                    }
                    *length = found.max(*length);
                }
                _ if found != *length => {
                    return Err(TensorError::SampleAxis { sample, axis, expected: *length, found });
                }
                _ => {}
            }
        }
    }
    let Some(padding) = padding else { return Ok(dim) };
    for &axis in padded {
        let length = padding.to.length(shape[axis]);
        shape[axis] = length.ok_or(TensorError::NoMemory { elements: usize::MAX })?;
    }
    if let Some(&first) = padded.first() {
        lengths.padded = shape[first];
        lengths.of_samples = loans.iter().map(|loan| loan.view().shape()[first]).collect();
    }
    Ok(dim)
}

/// What a field holds by reference or in a box is put together.
macro_rules! pointers {
    ($([$($lifetime:lifetime)?] $ty:ty;)*) => {
        $(
            impl<$($lifetime,)? F: SampleField<T, R>, T, R> CollateOps<$ty, T, R> for PointerOps {
                fn put_together(
                    fields: Vec<&$ty>,
                    name: &'static str,
                    padding: Option<&Padding<'_, F::Elem>>,
                    report: &mut Report,
                ) -> Option<Collated<T>> {
                    F::put_together(fields.into_iter().map(|field| &**field).collect(), name, padding, report)
                }
            }
        )*
    };
}
pointers! {
    ['r] &'r F;
    ['r] &'r mut F;
    [] Box<F>;
}

impl<F: SampleField<T::Inner, R>, T: BatchOption, R> CollateOps<Option<F>, T, R> for OptionOps {
    fn put_together(
        fields: Vec<&Option<F>>,
        name: &'static str,
        padding: Option<&Padding<'_, F::Elem>>,
        report: &mut Report,
    ) -> Option<Collated<T>> {
        let samples = fields.len();
        match ByList::option(fields) {
            Ok(None) => {
                let lengths = Lengths { of_samples: vec![0; samples], padded: 0 };
                Some(Collated { batch: T::from_option(None), lengths })
            }
            Ok(Some(fields)) => {
                let Collated { batch, lengths } = F::put_together(fields, name, padding, report)?;
                Some(Collated { batch: T::from_option(Some(batch)), lengths })
            }
            Err(error) => report.fail(name, error),
        }
    }
}

/// A field of a batch for an `Option` in the samples: an `Option`, or one in a box.
///
/// If there were one impl alone, the compiler would take the batch's field for an `Option`, and say only that the types differ.
pub trait BatchOption {
    /// What the option holds.
    type Inner;

    /// The option as this type.
    fn from_option(option: Option<Self::Inner>) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T> BatchOption for Option<T> {
    type Inner = T;

    fn from_option(option: Self) -> Self {
        option
    }
}

#[diagnostic::do_not_recommend]
impl<T: BatchOption> BatchOption for Box<T> {
    type Inner = T::Inner;

    fn from_option(option: Option<T::Inner>) -> Self {
        Self::new(T::from_option(option))
    }
}

impl<K, S, T, R> CollateOps<S, T, R> for StructOps<K>
where
    S: CollateFields + Field<Declared<Share>>,
    T: FromBatch<S::Batch>,
{
    fn put_together(
        fields: Vec<&S>,
        name: &'static str,
        _: Option<&Padding<'_, S::Elem>>,
        report: &mut Report,
    ) -> Option<Collated<T>> {
        let batch = report.inside(name, |report| S::collate_fields(&fields, report))?;
        Some(Collated { batch: T::from_batch(batch), lengths: Lengths::default() })
    }
}

/// A field of a batch that holds a nested batch `S`: itself, or in a box.
pub trait FromBatch<S> {
    /// The batch as this type.
    fn from_batch(batch: S) -> Self;
}

impl<S> FromBatch<S> for S {
    fn from_batch(batch: S) -> S {
        batch
    }
}

#[diagnostic::do_not_recommend]
impl<S> FromBatch<S> for Box<S> {
    fn from_batch(batch: S) -> Self {
        Self::new(batch)
    }
}

/// The same field of each sample.
pub fn column<'s, S, F>(samples: &[&'s S], field: impl Fn(&'s S) -> &'s F) -> Vec<&'s F> {
    samples.iter().map(|sample| field(sample)).collect()
}

/// [`SampleField::put_together`] without padding.
pub fn collate<F: SampleField<T, R>, T, R>(fields: Vec<&F>, name: &'static str, report: &mut Report) -> Option<T> {
    F::put_together(fields, name, None, report).map(|collated| collated.batch)
}

/// [`collate`] of arrays whose number of axes is known. Its bounds are those of [`CollateOps`] for arrays, so that the compiler's message has
/// no way to them. Each function is in one line, which is what the message shows of it.
#[rustfmt::skip]
pub fn collate_array<F: ArrayField<Elem: SampleDtype<T::Elem>, Dim: OneMoreAxis<T::Dim>>, T: BatchArray<Dim: HasRank<RankOfBatch<F, T>, Rank: SampleRank<RankOfBatch<F, T>>>>>(fields: Vec<&F>, name: &'static str, report: &mut Report) -> Option<T> {
    arrays(fields, name, None, report).map(|collated| collated.batch)
}

/// [`collate_array`] with padding.
#[rustfmt::skip]
pub fn collate_padded_array<F: ArrayField<Elem: SampleDtype<T::Elem>, Dim: OneMoreAxis<T::Dim>>, T: BatchArray<Dim: HasRank<RankOfBatch<F, T>, Rank: SampleRank<RankOfBatch<F, T>>>>>(fields: Vec<&F>, name: &'static str, padding: &Padding<'_, F::Elem>, report: &mut Report) -> Option<Collated<T>> {
    arrays(fields, name, Some(padding), report)
}

/// The number of axes that a batch `T` of arrays `F` has.
type RankOfBatch<F, T> = <<F as ArrayField>::Dim as OneMoreAxis<<T as BatchArray>::Dim>>::Rank;

/// [`SampleField::put_together`] with padding.
pub fn collate_padded<F: SampleField<T, R>, T, R>(
    fields: Vec<&F>,
    name: &'static str,
    padding: &Padding<'_, F::Elem>,
    report: &mut Report,
) -> Option<Collated<T>> {
    F::put_together(fields, name, Some(padding), report)
}

/// A field of a batch for the lengths of samples.
pub trait LengthsField: Sized {
    /// The lengths.
    ///
    /// # Errors
    ///
    /// A length is too large for the dtype; or there is no memory.
    fn from_lengths(lengths: &[usize]) -> Result<Self, TensorError>;
}

impl<T: BatchArray<Elem: LengthDtype>> LengthsField for T
where
    KnownRank: CheckRank<Ix0, <T::Elem as LengthDtype>::Dim<T::Dim>>,
{
    fn from_lengths(lengths: &[usize]) -> Result<Self, TensorError> {
        let mut array = uninit(Ix1(lengths.len()))?;
        for (sample, (place, &length)) in array.iter_mut().zip(lengths).enumerate() {
            let too_large = || TensorError::Length { sample, length, dtype: T::Elem::DTYPE };
            place.write(T::Elem::from_length(length).ok_or_else(too_large)?);
        }
        // SAFETY: each element was written, one for each length.
        batch_array(unsafe { array.assume_init() })
    }
}

/// A field of a batch that says where samples have values, and where padding.
pub trait MaskField: Sized {
    /// `true` for the first values of each sample, as many as its length, and then `false` up to `padded`.
    ///
    /// # Errors
    ///
    /// There is no memory.
    fn from_lengths(lengths: &[usize], padded: usize) -> Result<Self, TensorError>;
}

impl<T: BatchArray> MaskField for T
where
    bool: MaskDtype<T::Elem>,
    KnownRank: CheckRank<Ix1, <bool as MaskDtype<T::Elem>>::Dim<T::Dim>>,
{
    fn from_lengths(lengths: &[usize], padded: usize) -> Result<Self, TensorError> {
        let mut array = uninit(ndarray::Dim([lengths.len(), padded]))?;
        for (mut row, &length) in array.outer_iter_mut().zip(lengths) {
            for (index, place) in row.iter_mut().enumerate() {
                place.write(index < length);
            }
        }
        // SAFETY: each element was written, those of one row for each length.
        let array: Array<bool, _> = unsafe { array.assume_init() };
        batch_array(MaskDtype::same(array))
    }
}

/// The lengths of the samples of the field `name`, for the batch's field that `lengths` names.
pub fn lengths<L: LengthsField, T>(
    collated: Option<&Collated<T>>,
    name: &'static str,
    report: &mut Report,
) -> Option<L> {
    let lengths = &collated?.lengths;
    report.convert(name, false, Ok(()), || L::from_lengths(&lengths.of_samples))
}

/// Where the samples of the field `name` have values, for the batch's field that `mask` names.
pub fn mask<M: MaskField, T>(collated: Option<&Collated<T>>, name: &'static str, report: &mut Report) -> Option<M> {
    let lengths = &collated?.lengths;
    report.convert(name, false, Ok(()), || M::from_lengths(&lengths.of_samples, lengths.padded))
}
