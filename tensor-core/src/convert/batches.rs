//! The traits of structs that batches are made of: rows of one struct, and several structs stacked.
//!
//! As with the traits in [`input`](super::input), a derived struct has inherent methods of the same names.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::attributes::{Declared, Share};
use super::conversion::{Pick, Request, Stack};
use super::field::{Convert, Field};
use super::input::{check, converted};
use super::mode::{Rows, Stacked};
use super::row_selection::{IntoRows, RowSelection};
use super::structs::TensorStruct;
use crate::spec::Report;
use crate::{Backend, InputError, TensorError};

/// A struct whose arrays all begin with the same axis, one row for each sample: `#[tensor(samples = batch)]`.
///
/// The derive implements it. Fields with `whole` have no such axis.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no axis of samples, whose rows a batch could be made of",
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
/// It is a trait of its own, so that a function which asks for [`Samples`] need not ask for [`Field`]; see [`ReadStruct`](super::input::ReadStruct).
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
    message = "a field of type `{Self}` does not begin with an axis of samples",
    label = "not a struct with samples",
    note = "write `#[tensor(samples = batch)]` above that struct, or `#[tensor(whole)]` on the field; an array has a `shape` that begins with `batch`"
)]
pub trait SamplesField {}

#[diagnostic::do_not_recommend]
impl<S: Samples> SamplesField for S {}

#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` can't become tensors of backend `{B}`",
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
pub trait TensorRows<B: Backend>: Samples + PickRows<B> {
    /// The companion struct with a tensor for each field.
    type Rows<'data>
    where
        Self: 'data;

    /// Rows of each field as tensors, on `device`. Rows of a shared field that lie next to each other (a range) are a share, if
    /// the backend can share them and `device` is the host; all others are gathered, in one pass. A field with `whole` is as
    /// [`TensorInput::tensors_on`](crate::TensorInput::tensors_on) makes it.
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

/// [`TensorRows`] without its associated type; see [`ReadStruct`](super::input::ReadStruct).
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` can't become tensors of backend `{B}`",
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
}

/// A struct several of which can be stacked: `#[tensor(stack)]`. The derive implements it.
#[diagnostic::on_unimplemented(
    message = "structs `{Self}` can't be stacked",
    label = "not a struct with `stack`",
    note = "write `#[tensor(stack)]` above the struct, which needs `#[derive(TensorInput)]`"
)]
pub trait Stackable: TensorStruct {}

/// What an iterator of structs to stack gives: a struct by reference, or a reference, a `Box`, an `Rc` or an `Arc` of one, by
/// reference.
#[diagnostic::on_unimplemented(
    message = "expected references to `{S}`, which `stack` reads, found `{Self}`",
    label = "not a reference to `{S}`",
    note = "write `S::stack(&samples)` for a `Vec<S>`, a `[S; N]` or a list of `&S`, or `S::stack(samples.iter())`"
)]
pub trait IntoSample<'s, S> {
    /// The struct.
    fn into_sample(self) -> &'s S;
}

#[diagnostic::do_not_recommend]
impl<'s, S> IntoSample<'s, S> for &'s S {
    fn into_sample(self) -> &'s S {
        self
    }
}

macro_rules! into_sample {
    ($($holder:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<'s, S> IntoSample<'s, S> for &'s $holder {
                fn into_sample(self) -> &'s S {
                    self
                }
            }
        )*
    };
}
into_sample! { &'s S, Box<S>, Rc<S>, Arc<S> }

#[diagnostic::on_unimplemented(
    message = "structs `{Self}` can't be stacked to tensors of backend `{B}`",
    label = "not an input that `{B}` can stack",
    note = "write `#[derive(TensorInput)]` and `#[tensor(stack)]` on the struct; each of its dtypes has to exist in the backend"
)]
/// A struct of arrays or scalars, several of which can become one tensor of `B` for each field, with one axis more.
///
/// ```
/// use ndarray::{Array1, array};
/// use tensor_core::{Host, InputError, TensorInput};
///
/// #[derive(TensorInput)]
/// #[tensor(stack)]
/// struct Point {
///     xy: Array1<f32>,
///     class: i64,
/// }
///
/// let points = [Point { xy: array![0.0, 1.0], class: 7 }, Point { xy: array![2.0, 3.0], class: 8 }];
/// Point::stack::<Host>(&points)?.with(|t| {
///     assert_eq!(t.xy, array![[0.0, 1.0], [2.0, 3.0]].view());
///     assert_eq!(t.class, array![7, 8].view());
/// });
/// # Ok::<(), InputError>(())
/// ```
pub trait StackTensors<B: Backend>: Stackable + StackStructs<B> + Sized {
    /// The companion struct with a tensor for each field.
    type Stack;

    /// Stacks the fields of several structs along a new first axis, each field in one tensor on `device`. Every value is copied
    /// once.
    ///
    /// # Errors
    ///
    /// There is no struct; an array differs in shape from that of the first struct, or violates the declared shapes; or a
    /// failure of the backend.
    fn stack_on<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<Self::Stack, InputError>
    where
        Self: 's;

    /// Stacks the fields of several structs, on the default device.
    ///
    /// # Errors
    ///
    /// As [`stack_on`](Self::stack_on).
    fn stack<'s>(samples: impl IntoIterator<Item: IntoSample<'s, Self>>) -> Result<Self::Stack, InputError>
    where
        Self: 's,
    {
        Self::stack_on(samples, &B::host())
    }
}

/// [`StackTensors`] without its associated type; see [`ReadStruct`](super::input::ReadStruct).
#[diagnostic::on_unimplemented(
    message = "structs `{Self}` can't be stacked to tensors of backend `{B}`",
    label = "not an input that `{B}` can stack",
    note = "each of its dtypes has to exist in the backend"
)]
pub trait StackStructs<B: Backend>: Sized {
    /// `StackTensors::stack_on`.
    #[expect(clippy::missing_errors_doc, reason = "said there")]
    fn stack_structs<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<<Self as Field<Declared<Share>>>::Tensor<Stacked<B>>, InputError>
    where
        Self: Field<Declared<Share>> + 's;
}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: Samples + Convert<Pick<B>, Declared<Share>>> TensorRows<B> for S {
    type Rows<'data>
        = <S as Field<Declared<Share>>>::Tensor<Rows<'data, B>>
    where
        S: 'data;

    fn rows_on<'i>(&self, rows: impl IntoRows<'i>, device: &B::Device) -> Result<Self::Rows<'_>, InputError> {
        self.pick_rows(rows.into_rows(), device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: Samples + Convert<Pick<B>, Declared<Share>>> PickRows<B> for S {
    fn pick_rows<'a>(
        &'a self,
        rows: RowSelection<'_>,
        device: &B::Device,
    ) -> Result<S::Tensor<Rows<'a, B>>, InputError> {
        let mut report = Report::default();
        let rows = report.rows(|report| check(self, report), |count| rows.of(count));
        let tensors = rows.and_then(|rows| S::convert(self, "", &mut report, &Request { device, rows }));
        report.finish(&S::SPEC, tensors)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: Stackable + Convert<Stack<B>, Declared<Share>>> StackTensors<B> for S {
    type Stack = <S as Field<Declared<Share>>>::Tensor<Stacked<B>>;

    fn stack_on<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<Self::Stack, InputError>
    where
        Self: 's,
    {
        Self::stack_structs(samples, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend, S: Stackable + Convert<Stack<B>, Declared<Share>>> StackStructs<B> for S {
    fn stack_structs<'s>(
        samples: impl IntoIterator<Item: IntoSample<'s, Self>>,
        device: &B::Device,
    ) -> Result<S::Tensor<Stacked<B>>, InputError>
    where
        Self: 's,
    {
        let samples: Vec<&S> = samples.into_iter().map(IntoSample::into_sample).collect();
        if samples.is_empty() {
            let mut report = Report::default();
            report.fail::<()>("", TensorError::NoSamples);
            return report.finish(&S::SPEC, None);
        }
        converted::<Stack<B>, S>(samples, device)
    }
}
