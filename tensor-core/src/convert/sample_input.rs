//! [`Sample`]: structs of one sample, which are put together to a struct of many.
//!
//! As with the traits in [`input`](super::input), a derived struct has an inherent method of the same name.

use alloc::vec::Vec;

use super::attributes::{Declared, Share};
use super::field::Field;
use super::input::check;
use super::stack_input::IntoSample;
use super::structs::TensorStruct;
use crate::spec::Report;
use crate::{InputError, TensorError};

/// One sample of a struct of many: `#[tensor(sample_of = Digits)]`. The derive implements it.
///
/// The fields have the names of those in the struct of many, and an axis less. A field of one value is a scalar.
///
/// ```
/// use ndarray::{Array1, Array2, array};
/// use tensor_core::{Host, InputError, TensorInput};
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
/// #[derive(TensorInput)]
/// #[tensor(sample_of = Points)]
/// struct Point {
///     xy: Array1<f32>,
///     class: u8,
/// }
///
/// let points = [Point { xy: array![0.0, 1.0], class: 7 }, Point { xy: array![2.0, 3.0], class: 8 }];
/// let points: Points = Point::collate(&points)?;
/// points.into_tensors::<Host>()?.with(|t| {
///     assert_eq!(t.xy, array![[0.0, 1.0], [2.0, 3.0]].view());
///     assert_eq!(t.class, array![7, 8].view());
/// });
/// # Ok::<(), InputError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sample of a struct of many [tensor-collate]",
    label = "not a struct with `sample_of`",
    note = "write `#[tensor(sample_of = Batch)]` above the struct, which needs `#[derive(TensorInput)]`: `Batch` is the struct of many samples"
)]
pub trait Sample: TensorStruct + Sized {
    /// The struct of many samples.
    type Batch;

    /// Puts samples together: each field of the batch has the values of all samples, along a new first axis. Every value is copied
    /// once. Casts and the like are those of the batch's own fields, and happen when it becomes tensors; its declared shapes are checked
    /// then.
    ///
    /// # Errors
    ///
    /// There is no sample; one violates the shapes that its own struct declares; fields differ in shape from those of the first sample, but for axes that are padded, or a sample is longer than
    /// `pad_to` allows; an `Option` holds a value in some samples and none in others; or there is not enough memory. All fields that are wrong
    /// are reported, each with the sample's number and the axis.
    fn collate<'s>(samples: impl IntoIterator<Item: IntoSample<'s, Self>>) -> Result<Self::Batch, InputError>
    where
        Self: 's;
}

/// The fields of several samples, put together. Written by the derive.
pub trait CollateFields: Sample {
    /// The batch; `None`, and entries in the report, if it can't be made. There is at least one sample.
    fn collate_fields(samples: &[&Self], report: &mut Report) -> Option<Self::Batch>;
}

/// [`Sample::collate`] of a derived struct.
///
/// # Errors
///
/// Those of [`Sample::collate`].
pub fn collate_struct<'s, S: CollateFields + Field<Declared<Share>> + 's>(
    samples: impl IntoIterator<Item: IntoSample<'s, S>>,
) -> Result<S::Batch, InputError> {
    let samples: Vec<&S> = samples.into_iter().map(IntoSample::into_sample).collect();
    // What a sample says of its own shapes, such as that two of its axes are as long as each other, can't be seen any more when they are padded.
    if S::SPEC.declares_shapes() {
        for (number, sample) in samples.iter().enumerate() {
            let mut report = Report::default();
            check(*sample, &mut report);
            report.finish(&S::SPEC, Some(())).map_err(|error| error.of_sample(number))?;
        }
    }
    let mut report = Report::default();
    let batch = if samples.is_empty() {
        report.fail("", TensorError::NoSamples)
    } else {
        S::collate_fields(&samples, &mut report)
    };
    report.finish(&S::SPEC, batch)
}
