//! [`BlockShuffle`]: whole blocks of samples in random order, mixed with a few others.

use super::permutation::Permutation;
use super::random::Stream;
use super::{Purpose, SampleOrder, Sampler};
use crate::DataError;

/// Blocks of samples that follow each other, in random order, each mixed with some others.
///
/// The memory of one block is near together, which is what disks, mapped files and caches are fast at. The price is that
/// samples of far-apart blocks seldom meet in a batch. So the order is for data sets that are larger than memory; those that
/// fit have nothing to gain.
///
/// Files that are mapped are what it is for: `BlockShuffle::new(42, 256, 16)` over the shards of `tensor_npy::map_shards`, joined, say. A batch
/// then has rows of up to 16 places of the disk, and the loader has those of the next batch fetched meanwhile. Blocks know nothing of
/// shards: one that is longer than a shard is in several files.
///
/// The blocks come in a random order, `mixed` of them at a time, whose samples come in a random order. All samples
/// come once in each epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockShuffle {
    seed: u64,
    rows: usize,
    mixed: usize,
}

impl BlockShuffle {
    /// The orders that belong to `seed`, of blocks of `rows` samples, `mixed` blocks at a time. A number that is 0 counts as 1: blocks of
    /// one sample, or blocks that are not mixed with others.
    #[must_use]
    pub fn new(seed: u64, rows: usize, mixed: usize) -> Self {
        Self { seed, rows: rows.max(1), mixed: mixed.max(1) }
    }
}

#[diagnostic::do_not_recommend]
impl Sampler for BlockShuffle {
    fn order(&self, samples: usize, epoch: u64) -> Result<Box<dyn SampleOrder>, DataError> {
        let count = samples.div_ceil(self.rows);
        let mut blocks = vec![0; count];
        Permutation::new(count, Stream::new(&[Purpose::Blocks as u64, self.seed, epoch])).fill(0, &mut blocks);
        // The last block is the one that can be shorter than the others.
        let missing = count * self.rows - samples;
        let last_at = blocks.iter().position(|&block| block + 1 == count).unwrap_or(0);
        Ok(Box::new(Mixed { sampler: *self, samples, epoch, blocks, missing, last_at }))
    }
}

struct Mixed {
    sampler: BlockShuffle,
    samples: usize,
    epoch: u64,
    /// The order of the blocks.
    blocks: Vec<usize>,
    /// How many samples the last block is short of.
    missing: usize,
    /// The place of the last block in the order.
    last_at: usize,
}

impl Mixed {
    /// The position of the first sample of the block at this place in the order of the blocks.
    fn start_of(&self, place: usize) -> usize {
        let before = place * self.sampler.rows;
        if place > self.last_at { before - self.missing } else { before }
    }

    /// The place in the order of the blocks whose block has the sample at this position.
    fn place_of(&self, position: usize) -> usize {
        let place = position / self.sampler.rows;
        if place < self.last_at { place } else { self.last_at.max((position + self.missing) / self.sampler.rows) }
    }
}

impl SampleOrder for Mixed {
    fn len(&self) -> usize {
        self.samples
    }

    fn fill(&self, start: usize, samples: &mut [usize]) {
        let BlockShuffle { seed, rows, mixed } = self.sampler;
        let (mut position, mut rest) = (start, samples);
        while !rest.is_empty() {
            let group = self.place_of(position) / mixed;
            let first = self.start_of(group * mixed);
            let end = self.start_of(((group + 1) * mixed).min(self.blocks.len())).min(self.samples);
            let (samples, others) = rest.split_at_mut(rest.len().min(end - position));
            let stream = Stream::new(&[Purpose::Mix as u64, seed, self.epoch, group as u64]);
            Permutation::without_tables(end - first, stream).fill(position - first, samples);
            for sample in &mut *samples {
                let place = self.place_of(first + *sample);
                *sample = self.blocks[place] * rows + (first + *sample - self.start_of(place));
            }
            position += samples.len();
            rest = others;
        }
    }
}
