//! [`Plan`]: which samples an epoch has, in which order and in which batches.

use core::ops::Range;
use std::sync::Arc;

use crate::dataset::Rows;
use crate::order::random::Stream;
use crate::order::{SampleOrder, Sampler, Sequential};
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
}

impl Default for Batching {
    /// One sample in each batch, in the order of the data set.
    fn default() -> Self {
        Self { sampler: Arc::new(Sequential), batch_size: 1, drop_last: false }
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
        let samples = samples - position;
        if self.drop_last { samples / self.batch_size } else { samples.div_ceil(self.batch_size) }
    }
}

impl Plan {
    /// The position at which a run goes on that is in this state.
    pub(crate) fn position(&self, state: LoaderState) -> Result<usize, DataError> {
        state.check(self.rows.len(), self.order.len(), self.fingerprint)?;
        Ok(state.position as usize)
    }

    /// The samples at these positions of the epoch: as a range, if they follow each other, and otherwise in `samples`. They are numbered
    /// as they are in the structs.
    pub(crate) fn choose(
        &self,
        number: usize,
        positions: Range<usize>,
        samples: &mut Vec<usize>,
    ) -> Result<Option<Range<usize>>, DataError> {
        let count = self.rows.len();
        if let Some(range) = self.order.range(positions.clone())
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
            self.order.fill(positions.start, samples);
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

/// The batches of an epoch that are still to come.
#[derive(Debug, Clone)]
pub struct Coming {
    /// The position of the first sample of the next batch.
    position: usize,
    batch_size: usize,
    /// The position after the last sample.
    end: usize,
    pub(crate) numbers: Range<usize>,
}

impl Coming {
    /// The batches from a position on, which is at most the epoch's end.
    pub(crate) fn new(batching: &Batching, samples: usize, position: usize) -> Self {
        let batch_size = batching.batch_size;
        let first = position.div_ceil(batch_size);
        Self { position, batch_size, end: samples, numbers: first..first + batching.count(samples, position) }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The next batch: its number, and the positions of its samples.
    pub(crate) fn next(&mut self) -> Option<(usize, Range<usize>)> {
        let number = self.numbers.next()?;
        let start = self.position;
        self.position = self.end.min(start.saturating_add(self.batch_size));
        Some((number, start..self.position))
    }

    /// Leaves batches out.
    pub(crate) fn skip(&mut self, batches: usize) {
        let batches = batches.min(self.numbers.len());
        self.numbers.start += batches;
        self.position = self.position.saturating_add(batches.saturating_mul(self.batch_size));
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
