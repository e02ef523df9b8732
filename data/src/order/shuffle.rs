//! [`Shuffle`]: all samples in random order.

use super::permutation::Permutation;
use super::random::Stream;
use super::{Purpose, SampleOrder, Sampler};
use crate::DataError;

/// All samples, in another random order in each epoch.
///
/// The order is a permutation that is computed and not stored: it takes no memory that grows with the samples but tables of
/// 8·√n numbers, and any position of it is found without those before it. The algorithm is in the source of this crate, in
/// `order/permutation.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shuffle {
    seed: u64,
}

impl Shuffle {
    /// The orders that belong to `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }
}

#[diagnostic::do_not_recommend]
impl Sampler for Shuffle {
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        Ok(Box::new(Shuffled(Permutation::new(samples, Stream::new(&[Purpose::Shuffle as u64, self.seed, epoch])))))
    }
}

struct Shuffled(Permutation);

impl SampleOrder for Shuffled {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        self.0.fill(start, samples);
    }
}
