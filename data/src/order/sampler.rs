//! [`Sampler`] and [`SampleOrder`]: what a loader asks for the samples of a batch.

use core::ops::Range;
use std::sync::Arc;

use crate::DataError;

/// Chooses the samples of each epoch, and their order.
///
/// A sampler has no state that changes: the same samples and the same epoch give the same order, whoever asks and however often. So a
/// run goes on where it stopped, without the batches before it.
///
/// Those of this crate are [`Sequential`], [`Shuffle`](crate::Shuffle), [`BlockShuffle`](crate::BlockShuffle),
/// [`Weighted`](crate::Weighted) and [`Stratified`](crate::Stratified). A `Vec<usize>` is one as well: the samples
/// with these numbers, in each epoch. So is a function that lists them:
///
/// ```
/// # use ndarray::{Array1, array};
/// # use tensor_core::{Host, TensorInput};
/// # use tensor_data::{DataError, DataLoader};
/// # #[derive(TensorInput)]
/// # #[tensor(samples = batch)]
/// # struct Signal {
/// #     #[tensor(shape = [batch])]
/// #     volts: Array1<f32>,
/// # }
/// let signal = Signal { volts: array![0.0, 1.0, 2.0, 3.0, 4.0] };
/// // Backwards, and in each epoch one sample less.
/// let order = |samples: usize, epoch: u64| (0..samples).rev().skip(epoch as usize).collect();
/// let loader = DataLoader::new(&signal).batch_size(2).sampler(order);
/// let batches = loader.epoch::<Host>(1).map(|batch| Ok(batch?.with(|t| t.volts.to_vec())));
/// assert_eq!(batches.collect::<Result<Vec<_>, DataError>>()?, [[3.0, 2.0], [1.0, 0.0]]);
/// # Ok::<(), DataError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sampler [tensor-samples]",
    label = "does not say which samples an epoch has",
    note = "write `.shuffle(42)`, or pass a sampler such as `Shuffle::new(42)`, a `Vec<usize>` of samples, or a function `|samples: usize, epoch: u64| …` that gives one; a sampler in a `Result`, such as a `Weighted`, needs its `?`"
)]
pub trait Sampler: Send + Sync {
    /// The samples of one epoch, of a data set with `samples` of them.
    ///
    /// # Errors
    ///
    /// The sampler was made for another number of samples.
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError>;
}

/// The samples of one epoch, by their position in it.
#[expect(clippy::len_without_is_empty, reason = "an epoch is gone through, not asked whether it is empty")]
pub trait SampleOrder: Send + Sync {
    /// How many samples the epoch has.
    fn len(&self) -> usize;

    /// Writes the numbers of the samples at the positions from `start` on. There are as many in the epoch.
    fn fill(&self, start: usize, samples: &mut [usize]);

    /// The numbers of the samples at these positions, if it is known without looking that each follows the one before it.
    fn range(&self, positions: Range<usize>) -> Option<Range<usize>> {
        let _ = positions;
        None
    }
}

/// All samples, in the order of the data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sequential;

#[diagnostic::do_not_recommend]
impl Sampler for Sequential {
    fn order(&self, samples: usize, _: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        Ok(Box::new(All(samples)))
    }
}

/// The order of [`Sequential`], of so many samples.
struct All(usize);

impl SampleOrder for All {
    fn len(&self) -> usize {
        self.0
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        samples.iter_mut().zip(start..).for_each(|(sample, number)| *sample = number);
    }

    fn range(&self, positions: Range<usize>) -> Option<Range<usize>> {
        Some(positions)
    }
}

impl SampleOrder for Vec<usize> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        samples.copy_from_slice(&self[start..start + samples.len()]);
    }
}

#[diagnostic::do_not_recommend]
impl Sampler for Vec<usize> {
    fn order(&self, _: usize, _: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        Ok(Box::new(self.clone()))
    }
}

#[diagnostic::do_not_recommend]
impl<F: Fn(usize, u64) -> Vec<usize> + Send + Sync> Sampler for F {
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        Ok(Box::new(self(samples, epoch)))
    }
}

#[diagnostic::do_not_recommend]
impl Sampler for Box<dyn Sampler> {
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        (**self).order(samples, epoch)
    }
}

#[diagnostic::do_not_recommend]
impl Sampler for Arc<dyn Sampler> {
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        (**self).order(samples, epoch)
    }
}
