//! [`BatchSamples`]: batches of what an iterator gives.

use core::iter::FusedIterator;
use core::marker::PhantomData;

use tensor_core::Backend;

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
pub trait BatchSamples<S, E>: Iterator<Item = Result<S, E>> + Sized {
    /// Batches of so many samples as tensors of `B`, on the default device. The last one has what is left over.
    ///
    /// The item of a sample that is an error is an error, [`DataError::Load`] with its number; so are samples that do not fit each other. The
    /// next batch begins with the sample after it; those before it in the batch are in the next one, after a sample that is an error, and
    /// left out with the others, if they do not fit.
    fn batches<B>(self, batch_size: usize) -> Batches<Self, S, B>
    where
        B: HoldsSamples<S>,
    {
        self.batches_on(batch_size, &B::host())
    }

    /// Batches of so many samples as tensors of `B`, on `device`. See [`batches`](Self::batches).
    fn batches_on<B>(self, batch_size: usize, device: &B::Device) -> Batches<Self, S, B>
    where
        B: HoldsSamples<S>,
    {
        Batches {
            iter: self,
            batch_size,
            device: device.clone(),
            samples: Vec::new(),
            indices: Vec::new(),
            next_sample: 0,
            next_batch: 0,
            is_over: false,
            backend: PhantomData,
        }
    }
}

impl<I: Iterator<Item = Result<S, E>>, S, E> BatchSamples<S, E> for I {}

/// What [`BatchSamples::batches`] gives: companions of the batches, `DigitsTensorsOwned<B>`.
#[derive(Debug)]
pub struct Batches<I, S, B: Backend> {
    iter: I,
    batch_size: usize,
    device: B::Device,
    /// Those that are in no batch yet.
    samples: Vec<S>,
    /// Their numbers.
    indices: Vec<usize>,
    next_sample: usize,
    next_batch: usize,
    is_over: bool,
    backend: PhantomData<fn() -> B>,
}

impl<I, S, E, B> Iterator for Batches<I, S, B>
where
    I: Iterator<Item = Result<S, E>>,
    E: IntoSampleError,
    B: HoldsSamples<S>,
{
    type Item = Result<B::Tensors, DataError>;

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
            match sample {
                Ok(sample) => {
                    self.samples.push(sample);
                    self.indices.push(index);
                }
                Err(error) => {
                    let error = SampleError::new(error);
                    return Some(Err(DataError::Load { epoch: 0, number: self.next_batch, sample: index, error }));
                }
            }
        }
        if self.samples.is_empty() {
            return None;
        }
        let number = self.next_batch;
        self.next_batch += 1;
        let batch = B::hold(&self.samples, &self.device).map_err(|error| not_held(error, 0, number, &self.indices));
        self.samples.clear();
        self.indices.clear();
        Some(batch)
    }
}

impl<I, S, E, B> FusedIterator for Batches<I, S, B>
where
    I: Iterator<Item = Result<S, E>>,
    E: IntoSampleError,
    B: HoldsSamples<S>,
{
}
