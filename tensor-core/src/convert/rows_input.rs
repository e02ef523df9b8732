//! The traits of structs whose rows can be taken.
//!
//! As with the traits in [`input`](super::input), a derived struct has inherent methods of the same names.

use alloc::string::String;
use alloc::vec::Vec;

use super::access::Parts;
use super::attributes::{Declared, Share};
use super::conversion::Request;
use super::conversions::{CopyPicked, Pick};
use super::field::Field;
use super::implied::Converts;
use super::input::check;
use super::kept_tensors::{Keeper, KeptTensors};
use super::known_backend::{IfBackend, IsBackend};
use super::mode::{Own, Rows};
use super::named::Of;
use super::row_selection::{IntoRows, PickedRows, RowSelection};
use super::structs::TensorStruct;
use crate::spec::{Report, RowShapes, Visit};
use crate::{Backend, InputError};

/// A struct whose arrays all begin with the same axis, one row for each sample: `#[tensor(samples = batch)]`.
///
/// The derive implements it. Fields with `whole` have no such axis.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no axis of samples, whose rows a batch could be made of [tensor-samples]",
    label = "not a struct with samples",
    note = "write `#[tensor(samples = batch)]` above the struct: `batch` is the name that each field's `shape` begins with"
)]
pub trait Samples: TensorStruct + SamplesStruct<Itself = Self> + CountSamples + Field<Declared<Share>> {
    /// How many samples the struct has: the length of the axis that its arrays begin with. 0, if every field that has samples is
    /// an `Option` without a value.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    fn sample_count(&self) -> Result<usize, InputError> {
        self.count_samples()
    }
}

/// The associated type of [`Samples`], which only a supertrait's can be said to be the struct. The derive implements it.
pub trait SamplesStruct {
    /// The struct itself. Of any other type it is a type that rustc does not know, and what is done with that is no second error: of
    /// what a loader is given, say.
    type Itself;
}

/// [`Samples::sample_count`] of a struct that may have no samples.
///
/// It is a trait of its own, so that the derive need not write it; see
/// [`ReadStruct`](super::input::ReadStruct).
pub trait CountSamples {
    /// `Samples::sample_count`.
    fn count_samples(&self) -> Result<usize, InputError>;

    /// The numbers of samples of several structs, whose rows are to be joined.
    fn count_parts(parts: &[&Self]) -> Result<CountedParts, InputError>
    where
        Self: Sized;

    /// Has `visit` done with each array that has rows. Gives what became of it.
    fn visit_rows(&self, visit: Visit) -> Visit;
}

#[diagnostic::do_not_recommend]
impl<S: TensorStruct + Field<Declared<Share>>> CountSamples for S {
    fn count_samples(&self) -> Result<usize, InputError> {
        let mut report = Report::default();
        let count = report.rows(|report| check(self, report), Ok);
        report.finish(&S::SPEC, count)
    }

    fn count_parts(parts: &[&Self]) -> Result<CountedParts, InputError> {
        let mut counted = CountedParts::default();
        let mut first = RowShapes::new();
        for (number, part) in parts.iter().enumerate() {
            let mut report = Report::default();
            report.keep_row_shapes();
            let count = report.rows(|report| check(*part, report), Ok);
            let shapes = report.row_shapes();
            if number == 0 {
                first = shapes;
            } else {
                report.compare_row_shapes(&first, &shapes);
            }
            let count = report.finish(&S::SPEC, count);
            let count = count.map_err(|error| if parts.len() > 1 { error.of_part(number) } else { error })?;
            counted.rows = counted.rows.saturating_add(count);
            counted.ends.push(counted.rows);
        }
        if let Some((field, _)) = first.into_iter().next() {
            counted.field = field;
        }
        Ok(counted)
    }

    fn visit_rows(&self, visit: Visit) -> Visit {
        let mut report = Report::visiting(visit);
        check(self, &mut report);
        core::mem::take(report.visit())
    }
}

/// Structs whose rows are joined, in numbers.
#[derive(Debug, Default)]
pub struct CountedParts {
    /// How many rows they have together.
    pub(super) rows: usize,
    /// How many rows each part and those before it have together.
    pub(super) ends: Vec<usize>,
    /// The first field that has rows.
    pub(super) field: String,
}

/// A field that begins with an axis of samples, in a struct with `samples`: a struct which has `samples` as well.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` does not begin with an axis of samples [tensor-samples]",
    label = "not a struct with samples",
    note = "write `#[tensor(samples = batch)]` above that struct, or `#[tensor(whole)]` on the field; an array has a `shape` that begins with `batch`"
)]
pub trait SamplesField {}

#[diagnostic::do_not_recommend]
impl<S: Samples> SamplesField for S {}

#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` can't become tensors of backend `{B}` [tensor-backend]",
    label = "not an input whose rows `{B}` can take",
    note = "write `#[derive(TensorInput)]` and `#[tensor(samples = batch)]` on the struct; each of its dtypes has to exist in the backend"
)]
/// A struct of arrays whose rows can become tensors of `B`.
///
/// ```
/// use ndarray::{Array1, Array2, array};
/// use tensor_core::{Backend, Host, InputError, TensorInput, TensorRows};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Points {
///     #[tensor(shape = [batch, 2])]
///     xy: Array2<f32>,
///     #[tensor(copy, cast = i64, shape = [batch])]
///     class: Array1<u8>,
/// }
///
/// let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], class: array![7, 8, 9] };
/// let next_to_each_other = points.rows::<Host>(1..3)?;
/// assert!(next_to_each_other.xy.is_shared());
/// let gathered = points.rows::<Host>(&[2, 0])?;
/// gathered.with(|t| {
///     assert_eq!(t.xy, array![[4.0, 5.0], [0.0, 1.0]].view());
///     assert_eq!(t.class, array![9, 7].view());
/// });
/// # Ok::<(), InputError>(())
/// ```
pub trait TensorRows<B: Backend>: Samples + RowsCompanion<B, B> + PickRows<B> {
    /// Rows of each field as tensors, on `device`. Rows of a shared field that lie next to each other (a range) are a share, if
    /// the backend can share them and `device` is the host; all others are gathered, in one pass. A shared field with `whole` is a
    /// share on the host, and copied elsewhere. Copies of fields with `whole` have an [`Arc`](alloc::sync::Arc) around them, and a
    /// [`RowSource`](crate::RowSource) makes them once for all batches.
    ///
    /// # Errors
    ///
    /// A row that is not among the samples; all violations of the declared shapes; or a failure of the backend.
    fn rows_on<'i>(&self, rows: impl IntoRows<'i>, device: &B::Device) -> Result<Self::Rows<'_>, InputError>;

    /// Rows of each field as tensors, on the default device.
    ///
    /// # Errors
    ///
    /// As [`rows_on`](Self::rows_on).
    fn rows<'i>(&self, rows: impl IntoRows<'i>) -> Result<Self::Rows<'_>, InputError> {
        self.rows_on(rows, &B::host())
    }
}

/// The associated type of [`TensorRows`], of a struct whose rows `B` may be unable to hold.
///
/// [`RowSource::rows`](crate::RowSource::rows) names it. A type that only some structs have would add a second error there. `Known` is
/// for the compiler's messages alone.
pub trait RowsCompanion<B, Known = IsBackend<B>> {
    /// The companion struct with a tensor for each field.
    type Rows<'data>
    where
        Self: 'data,
        B: 'data;

    /// The companion struct whose tensors own their memory.
    type OwnRows;

    /// [`RowSource::rows`](crate::RowSource::rows).
    #[doc(hidden)]
    fn rows_of<'a>(rows: CheckedRows<'a, '_, Self>, device: &B::Device) -> Result<Self::Rows<'a>, InputError>
    where
        B: Backend,
        Self: PickRows<B> + Sized;

    /// [`RowSource::to_rows`](crate::RowSource::to_rows).
    #[doc(hidden)]
    fn own_rows_of(rows: CheckedRows<'_, '_, Self>, device: &B::Device) -> Result<Self::OwnRows, InputError>
    where
        B: Backend,
        Self: CopyRows<B> + Sized;
}

/// Rows of structs whose shapes a [`RowSource`](crate::RowSource) has checked.
#[derive(Debug)]
pub struct CheckedRows<'a, 'c, S> {
    /// The structs, which are joined.
    pub(super) structs: Parts<'a, S>,
    /// Rows that they have.
    pub(super) rows: PickedRows<'c>,
    /// The tensors that all batches have in common.
    pub(super) kept: &'c KeptTensors,
}

/// [`IfBackend`], of whose tensors [`RowsCompanion`] says so.
pub trait KnownRows<B>: IfBackend<B> + Sized {
    /// The same companion.
    fn known<S: Field<Declared<Share>>>(rows: S::Tensor<Rows<'_, B>>) -> S::Tensor<Rows<'_, B, Self>>
    where
        B: Backend;

    /// The same companion, which owns its tensors.
    fn known_own<S: Field<Declared<Share>>>(rows: S::Tensor<Own<B>>) -> S::Tensor<Own<B, Self>>
    where
        B: Backend;
}

#[diagnostic::do_not_recommend]
impl<B: Backend> KnownRows<B> for B {
    fn known<S: Field<Declared<Share>>>(rows: S::Tensor<Rows<'_, B>>) -> S::Tensor<Rows<'_, B>> {
        rows
    }

    fn known_own<S: Field<Declared<Share>>>(rows: S::Tensor<Own<B>>) -> S::Tensor<Own<B>> {
        rows
    }
}

#[diagnostic::do_not_recommend]
impl<B, K: KnownRows<B>, S: Field<Declared<Share>>> RowsCompanion<B, K> for S {
    type Rows<'data>
        = <S as Field<Declared<Share>>>::Tensor<Rows<'data, B, K>>
    where
        S: 'data,
        B: 'data;

    type OwnRows = <S as Field<Declared<Share>>>::Tensor<Own<B, K>>;

    fn rows_of<'a>(rows: CheckedRows<'a, '_, Self>, device: &B::Device) -> Result<Self::Rows<'a>, InputError>
    where
        B: Backend,
        S: PickRows<B>,
    {
        S::pick_rows_of(rows, device).map(K::known::<S>)
    }

    fn own_rows_of(rows: CheckedRows<'_, '_, Self>, device: &B::Device) -> Result<Self::OwnRows, InputError>
    where
        B: Backend,
        S: CopyRows<B>,
    {
        S::copy_rows_of(rows, device).map(K::known_own::<S>)
    }
}

/// [`TensorRows`] without its associated type; see [`ReadStruct`](super::input::ReadStruct).
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` can't become tensors of backend `{B}` [tensor-backend]",
    label = "not an input whose rows `{B}` can take",
    note = "each of its dtypes has to exist in the backend"
)]
pub trait PickRows<B: Backend> {
    /// `TensorRows::rows_on`.
    #[expect(clippy::missing_errors_doc, reason = "said there")]
    fn pick_rows<'a>(
        &'a self,
        rows: RowSelection<'_>,
        device: &B::Device,
    ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Rows<'a, B>>, InputError>
    where
        Self: Field<Declared<Share>>;

    /// [`RowSource::rows`](crate::RowSource::rows).
    #[expect(clippy::missing_errors_doc, reason = "said there")]
    fn pick_rows_of<'a>(
        rows: CheckedRows<'a, '_, Self>,
        device: &B::Device,
    ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Rows<'a, B>>, InputError>
    where
        Self: Field<Declared<Share>> + Sized;
}

/// A struct copies of whose rows `B` can hold.
pub trait CopyRows<B: Backend> {
    /// [`RowSource::to_rows`](crate::RowSource::to_rows).
    ///
    /// # Errors
    ///
    /// A failure of the backend.
    fn copy_rows_of(
        rows: CheckedRows<'_, '_, Self>,
        device: &B::Device,
    ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Own<B>>, InputError>
    where
        Self: Field<Declared<Share>> + Sized;
}

/// The backend of a [`PickRows`]; see [`Converts`].
pub trait Picks<S>: Backend + Of<S, Itself: PickRows<Self> + Field<Declared<Share>>> {}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: PickRows<B> + Field<Declared<Share>>> Picks<S> for B {}

// That a struct is `PickRows` is what `HoldsRows` says of it. So `TensorRows` follows from it, and `Rows` is known to be the companion,
// in a function that is generic over the backend.
#[diagnostic::do_not_recommend]
impl<B: Picks<S>, S: Samples> TensorRows<B> for S {
    fn rows_on<'i>(&self, rows: impl IntoRows<'i>, device: &B::Device) -> Result<Self::Rows<'_>, InputError> {
        self.pick_rows(rows.into_rows(), device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend + Converts<Pick<B>, S>, S: TensorStruct> PickRows<B> for S {
    fn pick_rows<'a>(
        &'a self,
        rows: RowSelection<'_>,
        device: &B::Device,
    ) -> Result<<S as Field<Declared<Share>>>::Tensor<Rows<'a, B>>, InputError> {
        let mut report = Report::default();
        let rows = report.rows(|report| check(self, report), |count| rows.of(count));
        let request = |rows| Request { device, rows, keeper: Keeper::none() };
        let tensors = rows.and_then(|rows| S::convert(Parts::One(self), "", &mut report, &request(rows)));
        report.finish(&S::SPEC, tensors)
    }

    fn pick_rows_of<'a>(
        CheckedRows { structs, rows, kept }: CheckedRows<'a, '_, Self>,
        device: &B::Device,
    ) -> Result<<S as Field<Declared<Share>>>::Tensor<Rows<'a, B>>, InputError> {
        let mut report = Report::default();
        let request = Request { device, rows, keeper: kept.keeper() };
        let tensors = S::convert(structs, "", &mut report, &request);
        report.finish(&S::SPEC, tensors)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend + Converts<CopyPicked<B>, S>, S: TensorStruct> CopyRows<B> for S {
    fn copy_rows_of(
        CheckedRows { structs, rows, kept: _ }: CheckedRows<'_, '_, Self>,
        device: &B::Device,
    ) -> Result<<S as Field<Declared<Share>>>::Tensor<Own<B>>, InputError> {
        let mut report = Report::default();
        let request = Request { device, rows, keeper: Keeper::none() };
        let tensors = S::convert(structs, "", &mut report, &request);
        report.finish(&S::SPEC, tensors)
    }
}
