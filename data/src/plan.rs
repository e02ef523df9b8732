//! [`Plan`]: which samples an epoch has, in which order and in which batches.

use core::ops::Range;
use std::sync::Arc;

use crate::dataset::Rows;
use crate::order::random::Stream;
use crate::order::{SampleOrder, Sampler, Sequential};
use crate::shard::{Remainder, Shard};
use crate::{DataError, LoaderState};

/// What the batches of an epoch have in common.
pub struct Plan {
    pub(crate) epoch: u64,
    pub(crate) order: Box<dyn SampleOrder>,
    /// The samples that the order numbers.
    pub(crate) rows: Rows,
    /// See [`LoaderState`].
    pub(crate) fingerprint: u64,
}

/// How samples are put into batches.
#[derive(Clone)]
pub(crate) struct Batching {
    pub(crate) sampler: Arc<dyn Sampler>,
    pub(crate) batch_size: usize,
    pub(crate) drop_last: bool,
    /// Which part of each batch it is, and what it does in place of `drop_last`.
    pub(crate) shard: Option<(Shard, Remainder)>,
}

impl Default for Batching {
    /// One sample in each batch, in the order of the data set.
    fn default() -> Self {
        Self { sampler: Arc::new(Sequential), batch_size: 1, drop_last: false, shard: None }
    }
}

impl Batching {
    /// The plan of an epoch, of these samples of structs with that fingerprint.
    pub(crate) fn plan(&self, rows: &Rows, of_structs: u64, epoch: u64) -> Result<Plan, DataError> {
        if self.batch_size == 0 {
            return Err(DataError::BatchSize);
        }
        let order = self.sampler.order(rows.len(), epoch)?;
        let fingerprint = fingerprint(of_structs, &*order, rows);
        Ok(Plan { epoch, order, rows: rows.clone(), fingerprint })
    }

    /// How many batches the samples from a position on are.
    pub(crate) fn count(&self, samples: usize, position: usize) -> usize {
        let (samples, global) = (samples - position, self.global_size());
        match self.remainder() {
            Remainder::Drop => samples / global,
            Remainder::Pad => samples.div_ceil(global),
            Remainder::Keep => {
                let before = self.part().rank().saturating_mul(self.batch_size);
                samples / global + usize::from(samples % global > before)
            }
        }
    }

    /// How many samples a batch of all ranks has.
    fn global_size(&self) -> usize {
        self.batch_size.saturating_mul(self.part().world_size())
    }

    /// Which part of each batch it is.
    fn part(&self) -> Shard {
        self.shard.map_or(Shard::WHOLE, |(shard, _)| shard)
    }

    pub(crate) fn remainder(&self) -> Remainder {
        let alone = if self.drop_last { Remainder::Drop } else { Remainder::Keep };
        self.shard.map_or(alone, |(_, remainder)| remainder)
    }
}

impl Plan {
    /// The position at which a run goes on that is in this state.
    pub(crate) fn position(&self, state: LoaderState) -> Result<usize, DataError> {
        state.check(self.rows.len(), self.order.len(), self.fingerprint)?;
        Ok(state.position as usize)
    }

    /// The samples at these positions, as the order numbers them. Behind the last position the first one follows.
    pub(crate) fn fill(&self, positions: Range<usize>, samples: &mut [usize]) {
        let len = self.order.len();
        let (mut start, mut samples) = (positions.start, samples);
        while !samples.is_empty() {
            start %= len;
            let (first, rest) = samples.split_at_mut(samples.len().min(len - start));
            self.order.fill(start, first);
            (start, samples) = (start + first.len(), rest);
        }
    }

    /// The samples at these positions of the epoch: as a range, if they follow each other, and otherwise in `samples`. They are numbered
    /// as they are in the structs.
    pub(crate) fn choose(
        &self,
        number: usize,
        positions: Range<usize>,
        samples: &mut Vec<usize>,
    ) -> Result<Option<Range<usize>>, DataError> {
        let (count, len) = (self.rows.len(), self.order.len());
        if positions.end <= len
            && let Some(range) = self.order.range(positions.clone())
            && range.len() == positions.len()
            && range.end <= count
        {
            match &self.rows {
                Rows::Range(rows) => return Ok(Some(rows.start + range.start..rows.start + range.end)),
                Rows::List(rows) => {
                    samples.clear();
                    samples.extend_from_slice(&rows[range]);
                }
            }
        } else {
            samples.clear();
            samples.try_reserve(positions.len()).map_err(|_| DataError::NoMemory { samples: positions.len() })?;
            samples.resize(positions.len(), 0);
            self.fill(positions, samples);
            if samples.iter().max().is_some_and(|&last| last >= count) {
                let sample = samples.iter().copied().find(|&sample| sample >= count).unwrap_or(count);
                return Err(DataError::Sampled { epoch: self.epoch, number, sample, samples: count });
            }
            match &self.rows {
                Rows::Range(rows) => samples.iter_mut().for_each(|sample| *sample += rows.start),
                Rows::List(rows) => samples.iter_mut().for_each(|sample| *sample = rows[*sample]),
            }
        }
        let first = samples.first().copied().unwrap_or(0);
        let follow = samples.iter().zip(first..).all(|(&sample, next)| sample == next);
        Ok(follow.then(|| first..first + samples.len()))
    }
}

/// Where a batch is in its epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) number: usize,
    /// Those of its samples. Behind the last position the first one follows.
    pub(crate) positions: Range<usize>,
    /// The position up to which the samples of all ranks are in this batch and those before it.
    pub(crate) reached: usize,
}

/// The batches of an epoch that are still to come.
#[derive(Debug, Clone)]
pub struct Coming {
    /// The position of the first sample of the next batch of all ranks.
    position: usize,
    batch_size: usize,
    shard: Shard,
    /// The position after the last sample.
    end: usize,
    pub(crate) numbers: Range<usize>,
    is_padded: bool,
}

impl Coming {
    /// The batches from a position on, which is at most the epoch's end.
    pub(crate) fn new(batching: &Batching, samples: usize, position: usize) -> Self {
        let (batch_size, shard) = (batching.batch_size, batching.part());
        let first = position.div_ceil(batching.global_size());
        let numbers = first..first + batching.count(samples, position);
        Self { position, batch_size, shard, end: samples, numbers, is_padded: batching.remainder() == Remainder::Pad }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The next batch.
    pub(crate) fn next(&mut self) -> Option<Place> {
        let number = self.numbers.next()?;
        let Shard { rank, world_size } = self.shard;
        let start = self.position;
        self.position = self.end.min(start.saturating_add(self.batch_size.saturating_mul(world_size)));
        let left = self.position - start;
        // Of the last batch, each rank has as many samples, if there are others to pad with.
        let size = if self.is_padded { self.batch_size.min(left.div_ceil(world_size)) } else { self.batch_size };
        let first = start.saturating_add(rank.saturating_mul(size));
        let last = first.saturating_add(size);
        let positions = if self.is_padded { first..last } else { first..last.min(self.position) };
        Some(Place { number, positions, reached: self.position })
    }

    /// Leaves batches out.
    pub(crate) fn skip(&mut self, batches: usize) {
        let batches = batches.min(self.numbers.len());
        self.numbers.start += batches;
        let global = self.batch_size.saturating_mul(self.shard.world_size);
        self.position = self.position.saturating_add(batches.saturating_mul(global)).min(self.end);
    }
}

/// Of an epoch's order: its length, and the samples at some positions, as many from each part of it.
fn fingerprint(of_structs: u64, order: &dyn SampleOrder, rows: &Rows) -> u64 {
    const MOST: usize = 64;
    let len = order.len();
    let mut words = vec![of_structs, len as u64];
    for part in 0..len.min(MOST) {
        let position = if len <= MOST { part } else { len / MOST * part };
        let mut sample = [0];
        order.fill(position, &mut sample);
        // One that is not there is an error of its batch.
        words.push(if sample[0] < rows.len() { rows.at(sample[0]) as u64 } else { u64::MAX });
    }
    Stream::new(&words).at(0)
}
