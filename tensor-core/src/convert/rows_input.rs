//! The traits of structs whose rows can be taken, and [`RowSource`], which takes them again and again.
//!
//! As with the traits in [`input`](super::input), a derived struct has inherent methods of the same names.

use core::fmt;

use super::attributes::{Declared, Share};
use super::backend_bounds::HoldsRows;
use super::conversion::Request;
use super::conversions::Pick;
use super::field::{Convert, Field};
use super::input::check;
use super::kept_tensors::{Keeper, KeptTensors};
use super::mode::Rows;
use super::row_selection::{IntoRows, RowSelection};
use super::structs::TensorStruct;
use crate::spec::Report;
use crate::{Backend, InputError};

/// A struct whose arrays all begin with the same axis, one row for each sample: `#[tensor(samples = batch)]`.
///
/// The derive implements it. Fields with `whole` have no such axis.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no axis of samples, whose rows a batch could be made of [tensor-samples]",
    label = "not a struct with samples",
    note = "write `#[tensor(samples = batch)]` above the struct: `batch` is the name that each field's `shape` begins with"
)]
pub trait Samples: TensorStruct + CountSamples {
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

/// [`Samples::sample_count`] of a struct that may have no samples.
///
/// It is a trait of its own, so that a function which asks for [`Samples`] need not ask for [`Field`]; see
/// [`ReadStruct`](super::input::ReadStruct).
pub trait CountSamples {
    /// `Samples::sample_count`.
    fn count_samples(&self) -> Result<usize, InputError>;
}

#[diagnostic::do_not_recommend]
impl<S: TensorStruct + Field<Declared<Share>>> CountSamples for S {
    fn count_samples(&self) -> Result<usize, InputError> {
        let mut report = Report::default();
        let count = report.rows(|report| check(self, report), Ok);
        report.finish(&S::SPEC, count)
    }
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
pub trait TensorRows<B: Backend>: Samples + RowsCompanion<B> + PickRows<B> {
    /// Rows of each field as tensors, on `device`. Rows of a shared field that lie next to each other (a range) are a share, if
    /// the backend can share them and `device` is the host; all others are gathered, in one pass. A field with `whole` is as
    /// [`TensorInput::tensors_on`](crate::TensorInput::tensors_on) makes it, with an [`Arc`](alloc::sync::Arc) around a copy; a
    /// [`RowSource`] makes that copy once for all batches.
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
/// [`RowSource::rows`] names it. A type that only some structs have would add a second error there.
pub trait RowsCompanion<B: Backend> {
    /// The companion struct with a tensor for each field.
    type Rows<'data>
    where
        Self: 'data;

    /// [`RowSource::rows`].
    #[doc(hidden)]
    fn rows_of<'a>(source: &RowSource<'a, Self, B>, rows: RowSelection<'_>) -> Result<Self::Rows<'a>, InputError>
    where
        Self: PickRows<B> + Sized;
}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: Field<Declared<Share>>> RowsCompanion<B> for S {
    type Rows<'data>
        = <S as Field<Declared<Share>>>::Tensor<Rows<'data, B>>
    where
        S: 'data;

    fn rows_of<'a>(source: &RowSource<'a, S, B>, rows: RowSelection<'_>) -> Result<Self::Rows<'a>, InputError>
    where
        S: PickRows<B>,
    {
        S::pick_rows_of(source, rows)
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

    /// [`RowSource::rows`].
    #[expect(clippy::missing_errors_doc, reason = "said there")]
    fn pick_rows_of<'a>(
        source: &RowSource<'a, Self, B>,
        rows: RowSelection<'_>,
    ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Rows<'a, B>>, InputError>
    where
        Self: Field<Declared<Share>> + Sized;
}

/// A struct whose rows become tensors of `B` again and again, as in a loop over batches.
///
/// Each batch is what [`TensorRows::rows_on`] makes of the same rows. But the shapes of the arrays are checked once, and the
/// fields with `whole` and `copy` are copied once: their tensor is behind an [`Arc`](alloc::sync::Arc), and all batches have
/// it in common.
///
/// ```
/// use ndarray::{Array1, Array2, array};
/// use tensor_core::{Backend, Host, InputError, RowSource, TensorInput};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Points {
///     #[tensor(shape = [batch, 2])]
///     xy: Array2<f32>,
///     #[tensor(whole, copy, cast = f32)]
///     weights: Array1<u8>,
/// }
///
/// let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], weights: array![3, 1] };
/// let source = RowSource::<_, Host>::new(&points, &Host::host())?;
/// for (rows, sums) in [([2, 0], [17.0, 1.0]), ([1, 1], [9.0, 9.0])] {
///     source.rows(&rows)?.with(|t| assert_eq!(t.xy.dot(t.weights).to_vec(), sums));
/// }
/// # Ok::<(), InputError>(())
/// ```
///
/// The tensors that are kept may belong to one thread, as PyTorch's do, and so does a source. Several threads have one each.
pub struct RowSource<'data, S: ?Sized, B: Backend> {
    structure: &'data S,
    device: B::Device,
    sample_count: usize,
    kept: KeptTensors,
}

impl<'data, S: TensorStruct, B: Backend> RowSource<'data, S, B> {
    /// The rows of `structure`, as tensors on `device`.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    pub fn new(structure: &'data S, device: &B::Device) -> Result<Self, InputError>
    where
        S: Samples,
        B: HoldsRows<S>,
    {
        let sample_count = structure.sample_count()?;
        Ok(Self { structure, device: device.clone(), sample_count, kept: KeptTensors::default() })
    }

    /// Rows of each field as tensors, as [`TensorRows::rows_on`] makes them.
    ///
    /// # Errors
    ///
    /// A row that is not among the samples; or a failure of the backend.
    pub fn rows<'i>(&self, rows: impl IntoRows<'i>) -> Result<S::Rows<'data>, InputError>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        S::rows_of(self, rows.into_rows())
    }
}

impl<'data, S: ?Sized, B: Backend> RowSource<'data, S, B> {
    /// The struct.
    #[must_use]
    pub fn get(&self) -> &'data S {
        self.structure
    }

    /// The device that tensors which own their memory are on.
    #[must_use]
    pub fn device(&self) -> &B::Device {
        &self.device
    }

    /// How many samples the struct has.
    #[must_use]
    pub fn sample_count(&self) -> usize {
        self.sample_count
    }

    /// The tensors that all batches have in common.
    pub(super) fn kept(&self) -> &KeptTensors {
        &self.kept
    }
}

impl<S: ?Sized, B: Backend> fmt::Debug for RowSource<'_, S, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowSource")
            .field("device", &self.device)
            .field("sample_count", &self.sample_count)
            .finish_non_exhaustive()
    }
}

// That a struct is `PickRows` is what `HoldsRows` says of it. So `TensorRows` follows from it, and `Rows` is known to be the companion,
// in a function that is generic over the backend.
#[diagnostic::do_not_recommend]
impl<B: Backend, S: Samples + PickRows<B> + Field<Declared<Share>>> TensorRows<B> for S {
    fn rows_on<'i>(&self, rows: impl IntoRows<'i>, device: &B::Device) -> Result<Self::Rows<'_>, InputError> {
        self.pick_rows(rows.into_rows(), device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: TensorStruct + Convert<Pick<B>, Declared<Share>>> PickRows<B> for S {
    fn pick_rows<'a>(
        &'a self,
        rows: RowSelection<'_>,
        device: &B::Device,
    ) -> Result<S::Tensor<Rows<'a, B>>, InputError> {
        let mut report = Report::default();
        let rows = report.rows(|report| check(self, report), |count| rows.of(count));
        let request = |rows| Request { device, rows, keeper: Keeper::none() };
        let tensors = rows.and_then(|rows| S::convert(self, "", &mut report, &request(rows)));
        report.finish(&S::SPEC, tensors)
    }

    fn pick_rows_of<'a>(
        source: &RowSource<'a, S, B>,
        rows: RowSelection<'_>,
    ) -> Result<S::Tensor<Rows<'a, B>>, InputError> {
        let Ok(picked) = rows.clone().of(source.sample_count()) else {
            // The whole check knows the field whose rows they are not.
            return source.get().pick_rows(rows, source.device());
        };
        let mut report = Report::default();
        let request = Request { device: source.device(), rows: picked, keeper: source.kept().keeper() };
        let tensors = S::convert(source.get(), "", &mut report, &request);
        report.finish(&S::SPEC, tensors)
    }
}
