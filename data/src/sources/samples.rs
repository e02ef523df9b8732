//! [`SampleFn`]: samples that a function makes.

use core::fmt;
use std::sync::Arc;

use tensor_core::{Backend, Holds, InputError, IntoTensors, Problem, Sample, StructSpec, TensorError};

use super::{BatchSource, MakeBatch};
use crate::DataError;
use crate::error::SampleError;
use crate::plan::Plan;
use crate::random::SampleRng;

/// Samples that a function makes, each by its number: what [`DataLoader::from_fn`](crate::DataLoader::from_fn) loads.
pub struct SampleFn<'f, S> {
    pub(crate) count: usize,
    pub(crate) make: Arc<MakeSample<'f, S>>,
}

/// Makes the sample with a number.
pub(crate) type MakeSample<'f, S> = dyn Fn(usize, &mut SampleRng) -> Result<S, SampleError> + Send + Sync + 'f;

impl<S> Clone for SampleFn<'_, S> {
    fn clone(&self) -> Self {
        Self { count: self.count, make: Arc::clone(&self.make) }
    }
}

impl<S> fmt::Debug for SampleFn<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SampleFn").field("count", &self.count).finish_non_exhaustive()
    }
}

/// Makes batches of [`SampleFn`], as tensors of `B`.
pub struct CollatedSamples<'f, S, B: Backend> {
    pub(crate) samples: SampleFn<'f, S>,
    pub(crate) seed: u64,
    pub(crate) device: B::Device,
}

/// A backend whose tensors can hold batches of samples `S`: what [`OwnedLoader::epoch`](crate::OwnedLoader::epoch) asks for, if a
/// function makes them. It is the other way to write `S: Sample` and `B: Holds<S::Batch>`, and all that a function needs which is generic over
/// both:
///
/// ```
/// use std::convert::Infallible;
///
/// use tensor_data::{DataError, DataLoader, HoldsSamples, OwnedLoader, SampleFn};
///
/// fn count<S, B: HoldsSamples<S>>(loader: &OwnedLoader<SampleFn<'_, S>>) -> Result<usize, DataError> {
///     loader.epoch::<B>(0).map(|batch| Ok(batch?.len())).sum()
/// }
/// ```
///
/// With workers, the tensors have to be `Send` as well: `B: HoldsSamples<S, Tensors: Send + 'static>`, and what makes the samples is
/// `SampleFn<'static, S>`, with `S: 'static`.
pub trait HoldsSamples<S>: Backend {
    /// The companion of a batch, `DigitsTensorsOwned<B>`.
    type Tensors;

    /// The description of the sample's struct.
    #[doc(hidden)]
    fn spec() -> StructSpec;

    /// Puts samples together, and makes tensors of them.
    #[doc(hidden)]
    fn hold(samples: &[S], device: &Self::Device) -> Result<Self::Tensors, InputError>;
}

impl<S: Sample<Batch: IntoTensors<B>>, B: Holds<S::Batch>> HoldsSamples<S> for B {
    type Tensors = <S::Batch as IntoTensors<B>>::Tensors;

    fn spec() -> StructSpec {
        S::SPEC
    }

    fn hold(samples: &[S], device: &B::Device) -> Result<Self::Tensors, InputError> {
        S::collate(samples)?.into_tensors_on(device)
    }
}

impl<S, B: HoldsSamples<S>> BatchSource<B::Tensors> for CollatedSamples<'_, S, B> {
    fn each(&self, plan: &Plan, work: &mut dyn FnMut(MakeBatch<'_, B::Tensors>)) {
        let (mut indices, mut samples) = (Vec::new(), Vec::new());
        work(&mut |number, positions, go_on| {
            if let Some(range) = plan.choose(number, positions, &mut indices)? {
                indices.clear();
                let reserved = indices.try_reserve(range.len());
                reserved.map_err(|_| DataError::NoMemory { samples: range.len() })?;
                indices.extend(range);
            }
            // What a panic left behind.
            samples.clear();
            let epoch = plan.epoch;
            for &sample in &indices {
                go_on(sample)?;
                let made = (self.samples.make)(sample, &mut SampleRng::new(self.seed, epoch, sample));
                samples.push(made.map_err(|error| DataError::Load { epoch, number, sample, error })?);
            }
            let held = B::hold(&samples, &self.device);
            samples.clear();
            Ok(held.map_err(|error| not_held(error, epoch, number, &indices))?)
        });
    }
}

/// That samples become no tensors, with the number in the data set of the one that is the first not to fit, if it is for that.
pub(crate) fn not_held(error: InputError, epoch: u64, number: usize, indices: &[usize]) -> DataError {
    let place = error.sample().or_else(|| first_sample(&error));
    match place.and_then(|place| Some((place, *indices.get(place)?))) {
        Some((place, sample)) => DataError::Collate { epoch, number, sample, place, error },
        None => DataError::Batch { epoch, number, error },
    }
}

/// The first sample that is named in an error about several.
fn first_sample(error: &InputError) -> Option<usize> {
    error.violations().iter().find_map(|violation| match violation.problem {
        Problem::Tensor(
            TensorError::SampleRank { sample, .. }
            | TensorError::SampleAxis { sample, .. }
            | TensorError::Missing { sample, .. },
        ) => Some(sample),
        _ => None,
    })
}
