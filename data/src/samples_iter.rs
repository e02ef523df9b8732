//! [`BatchSamples`]: batches of what an iterator gives.

use core::fmt;
use core::iter::FusedIterator;

use tensor_core::InputError;

use crate::DataError;
use crate::error::{IntoSampleError, SampleError};
use crate::sources::{HoldsSamples, not_held};

/// Iterators of samples, which can be put into batches as they come: from a stream, from a file that is read from its beginning.
///
/// ```
/// use ndarray::Array1;
/// use tensor_core::{Host, TensorInput};
/// use tensor_data::{BatchSamples, DataError};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Signals {
///     #[tensor(shape = [batch])]
///     volts: Array1<f32>,
/// }
///
/// #[derive(TensorInput)]
/// #[tensor(sample_of = Signals)]
/// struct Signal {
///     volts: f32,
/// }
///
/// let lines = "0.5\n1.5\n2.5".lines();
/// let samples = lines.map(|line| line.parse().map(|volts| Signal { volts }));
/// let batches = samples.batches::<Host>(2).map(|batch| Ok(batch?.with(|t| t.volts.to_vec())));
/// assert_eq!(batches.collect::<Result<Vec<_>, DataError>>()?, [vec![0.5, 1.5], vec![2.5]]);
/// # Ok::<(), DataError>(())
/// ```
///
/// The items are `Result`s; those that can't fail become so by `.map(Ok::<_, std::convert::Infallible>)`. There is no order to
/// shuffle, to resume or to divide among workers: samples that have numbers are for [`DataLoader::from_fn`](crate::DataLoader::from_fn).
pub trait BatchSamples: Iterator + Sized {
    /// Batches of so many samples as tensors of `B`, on the default device. The last one has what is left over.
    ///
    /// The item of a sample that is an error is an error, [`DataError::Load`] with its number; so are samples that do not fit each other. The
    /// next batch begins with the sample after it; those before it in the batch are in the next one, after a sample that is an error, and
    /// left out with the others, if they do not fit.
    fn batches<B>(self, batch_size: usize) -> Batches<Self, SampleOf<Self>, B::Tensors>
    where
        Self::Item: SampleResult,
        B: HoldsSamples<SampleOf<Self>>,
    {
        self.batches_on::<B>(batch_size, &B::host())
    }

    /// Batches of so many samples as tensors of `B`, on `device`. See [`batches`](Self::batches).
    fn batches_on<B>(self, batch_size: usize, device: &B::Device) -> Batches<Self, SampleOf<Self>, B::Tensors>
    where
        Self::Item: SampleResult,
        B: HoldsSamples<SampleOf<Self>>,
    {
        let device = device.clone();
        Batches {
            iter: self,
            sample: SampleResult::sample,
            batch_size,
            hold: Box::new(move |samples| B::hold(samples, &device)),
            samples: Vec::new(),
            indices: Vec::new(),
            next_sample: 0,
            next_batch: 0,
            is_over: false,
        }
    }
}

impl<I: Iterator> BatchSamples for I {}

/// The samples of an iterator.
type SampleOf<I> = <<I as Iterator>::Item as SampleResult>::Sample;

/// What an iterator of samples gives: a `Result`.
#[diagnostic::on_unimplemented(
    message = "expected an iterator of `Result`s of samples, found one of `{Self}` [tensor-collate]",
    label = "what it gives is no `Result`",
    note = "write `.map(Ok::<_, std::convert::Infallible>)` before `.batches`, if none of the samples can fail"
)]
pub trait SampleResult {
    /// The sample.
    type Sample;

    /// The sample, or what is wrong with it.
    #[doc(hidden)]
    fn sample(self) -> Result<Self::Sample, SampleError>;
}

#[diagnostic::do_not_recommend]
impl<S, E: IntoSampleError> SampleResult for Result<S, E> {
    type Sample = S;

    fn sample(self) -> Result<S, SampleError> {
        self.map_err(SampleError::new)
    }
}

/// What [`BatchSamples::batches`] gives: companions of the batches, each a `T`, `DigitsTensorsOwned<B>`.
///
/// It is generic over the companion alone, and not over the backend, so that a type that is none is no second error in a loop.
pub struct Batches<I: Iterator, S, T> {
    iter: I,
    sample: fn(I::Item) -> Result<S, SampleError>,
    batch_size: usize,
    hold: Box<Hold<S, T>>,
    /// Those that are in no batch yet.
    samples: Vec<S>,
    /// Their numbers.
    indices: Vec<usize>,
    next_sample: usize,
    next_batch: usize,
    is_over: bool,
}

/// Makes tensors of samples.
type Hold<S, T> = dyn Fn(&[S]) -> Result<T, InputError> + Send + Sync;

impl<I: Iterator, S, T> Iterator for Batches<I, S, T> {
    type Item = Result<T, DataError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.batch_size == 0 && !self.is_over {
            self.is_over = true;
            return Some(Err(DataError::BatchSize));
        }
        while !self.is_over && self.samples.len() < self.batch_size {
            let Some(sample) = self.iter.next() else {
                self.is_over = true;
                break;
            };
            let index = self.next_sample;
            self.next_sample += 1;
            match (self.sample)(sample) {
                Ok(sample) => {
                    self.samples.push(sample);
                    self.indices.push(index);
                }
                Err(error) => {
                    return Some(Err(DataError::Load { epoch: 0, number: self.next_batch, sample: index, error }));
                }
            }
        }
        if self.samples.is_empty() {
            return None;
        }
        let number = self.next_batch;
        self.next_batch += 1;
        let batch = (self.hold)(&self.samples).map_err(|error| not_held(error, 0, number, &self.indices));
        self.samples.clear();
        self.indices.clear();
        Some(batch)
    }
}

impl<I: Iterator, S, T> FusedIterator for Batches<I, S, T> {}

impl<I: Iterator + fmt::Debug, S, T> fmt::Debug for Batches<I, S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches")
            .field("iter", &self.iter)
            .field("batch_size", &self.batch_size)
            .finish_non_exhaustive()
    }
}
