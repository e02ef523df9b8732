//! [`Shuffle`]: all samples in random order.

use super::permutation::Permutation;
use super::random::Stream;
use super::{Order, Purpose, Sampler};
use crate::DataError;

/// All samples, in another random order in each epoch.
///
/// The order is a permutation that is computed and not stored: it takes no memory that grows with the samples but tables of
/// 16·√n numbers, and any position of it is found at once. The algorithm is in the source of this crate, in
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
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn Order>, DataError> {
        Ok(Box::new(Shuffled(Permutation::new(samples, Stream::new(&[Purpose::Shuffle as u64, self.seed, epoch])))))
    }

    fn fingerprint(&self) -> u64 {
        Stream::new(&[Purpose::Shuffle as u64, self.seed]).at(0)
    }
}

struct Shuffled(Permutation);

impl Order for Shuffled {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        self.0.fill(start, samples);
    }
}
