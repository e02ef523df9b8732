//! [`Epoch`]: the batches of one epoch, one after the other.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;
use std::sync::Arc;

use tensor_core::{InputError, RowSelection};

use crate::DataError;
use crate::batch::{Batch, Plan};
use crate::dataset::Rows;

/// The batches of one epoch. `T` is the companion that the struct's `rows` gives: `Epoch<'_, DigitsRows<'_, Tch>>`.
///
/// [`DataLoader::epoch`](crate::DataLoader::epoch) and [`DataLoader::resume`](crate::DataLoader::resume) make it. It borrows the
/// struct and not the loader; a batch may be kept for as long as the struct is there.
pub struct Epoch<'data, T>(Result<Running<'data, T>, Option<DataError>>);

/// Makes the tensors of these rows.
pub(crate) type MakeRows<'data, T> = Box<dyn Fn(RowSelection<'_>) -> Result<T, InputError> + 'data>;

struct Running<'data, T> {
    make: MakeRows<'data, T>,
    plan: Arc<Plan>,
    /// The position of the first sample of the next batch.
    position: usize,
    batch_size: usize,
    /// The numbers of the batches that are still to come.
    numbers: Range<usize>,
    /// The samples of the batch that is being made.
    samples: Vec<usize>,
    /// Of arrays that are mapped from files.
    ahead: Option<Ahead<'data>>,
}

impl<'data, T> Epoch<'data, T> {
    /// So many batches from a position on.
    pub(crate) fn new(make: MakeRows<'data, T>, plan: Plan, position: usize, batch_size: usize, count: usize) -> Self {
        let first = position.div_ceil(batch_size);
        let (plan, numbers) = (Arc::new(plan), first..first + count);
        Self(Ok(Running { make, plan, position, batch_size, numbers, samples: Vec::new(), ahead: None }))
    }

    /// The same batches. Which samples the next one has is told before a batch is made.
    pub(crate) fn with_ahead(mut self, ahead: Option<Ahead<'data>>) -> Self {
        if let Ok(running) = &mut self.0 {
            running.ahead = ahead;
        }
        self
    }

    /// The error, and nothing else.
    pub(crate) fn failed(error: DataError) -> Self {
        Self(Err(Some(error)))
    }
}

impl<T> Running<'_, T> {
    fn next(&mut self) -> Option<Result<Batch<T>, DataError>> {
        let number = self.numbers.next()?;
        let start = self.position;
        let positions = self.positions(start);
        self.position = positions.end;
        if self.ahead.is_some() {
            self.tell_ahead(start);
        }
        Some(self.batch(number, positions))
    }

    /// Those of the batch that begins here.
    fn positions(&self, start: usize) -> Range<usize> {
        start..self.plan.order.len().min(start.saturating_add(self.batch_size))
    }

    /// Tells the samples of the batch that begins at `start`, unless it was done before, and those of the batch after it.
    fn tell_ahead(&mut self, start: usize) {
        let next = if self.numbers.is_empty() { self.position } else { self.positions(self.position).end };
        if let Some(ahead) = &mut self.ahead {
            ahead.tell(&self.plan, start..self.position);
            ahead.tell(&self.plan, self.position..next);
        }
    }

    fn batch(&mut self, number: usize, positions: Range<usize>) -> Result<Batch<T>, DataError> {
        let Self { make, plan, samples, .. } = self;
        let rows = match choose(plan, number, positions.clone(), samples)? {
            Some(range) => make(range.into()),
            None => make(RowSelection::Indices(samples)),
        };
        let failed = |error: InputError| DataError::Batch { epoch: plan.epoch, number, error };
        Ok(Batch { rows: rows.map_err(failed)?, number, positions, plan: Arc::clone(plan) })
    }

    fn skip(&mut self, batches: usize) {
        let batches = batches.min(self.numbers.len());
        self.numbers.start += batches;
        self.position = self.position.saturating_add(batches.saturating_mul(self.batch_size));
    }
}

/// Tells the arrays of an epoch which rows are read soon. There is none for arrays in memory.
pub(crate) struct Ahead<'data> {
    will_need: Box<dyn Fn(RowSelection<'_>) + 'data>,
    /// The position up to which the samples have been told.
    told: usize,
    /// The samples that are being told.
    samples: Vec<usize>,
}

impl<'data> Ahead<'data> {
    pub(crate) fn new(will_need: impl Fn(RowSelection<'_>) + 'data) -> Self {
        Self { will_need: Box::new(will_need), told: 0, samples: Vec::new() }
    }

    /// Tells the samples at these positions, but for those that were told before.
    pub(crate) fn tell(&mut self, plan: &Plan, positions: Range<usize>) {
        let positions = positions.start.max(self.told)..positions.end;
        if positions.is_empty() {
            return;
        }
        self.told = positions.end;
        // What is wrong with a sample is the error of its batch.
        match choose(plan, 0, positions, &mut self.samples) {
            Ok(Some(range)) => (self.will_need)(range.into()),
            Ok(None) => (self.will_need)(RowSelection::Indices(&self.samples)),
            Err(_) => {}
        }
    }
}

/// The rows of the struct at these positions of the epoch: as a range, if they follow each other, and otherwise in `samples`.
fn choose(
    plan: &Plan,
    number: usize,
    positions: Range<usize>,
    samples: &mut Vec<usize>,
) -> Result<Option<Range<usize>>, DataError> {
    let count = plan.rows.len();
    if let Some(range) = plan.order.range(positions.clone())
        && range.len() == positions.len()
        && range.end <= count
    {
        match &plan.rows {
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
        plan.order.fill(positions.start, samples);
        if samples.iter().max().is_some_and(|&last| last >= count) {
            let sample = samples.iter().copied().find(|&sample| sample >= count).unwrap_or(count);
            return Err(DataError::Sampled { epoch: plan.epoch, number, sample, samples: count });
        }
        match &plan.rows {
            Rows::Range(rows) => samples.iter_mut().for_each(|sample| *sample += rows.start),
            Rows::List(rows) => samples.iter_mut().for_each(|sample| *sample = rows[*sample]),
        }
    }
    let first = samples.first().copied().unwrap_or(0);
    let follow = samples.iter().zip(first..).all(|(&sample, next)| sample == next);
    Ok(follow.then(|| first..first + samples.len()))
}

impl<T> Iterator for Epoch<'_, T> {
    type Item = Result<Batch<T>, DataError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Ok(running) => running.next(),
            Err(error) => error.take().map(Err),
        }
    }

    fn nth(&mut self, batches: usize) -> Option<Self::Item> {
        // An error that all batches have in common is not skipped with them.
        if let Ok(running) = &mut self.0 {
            running.skip(batches);
        }
        self.next()
    }

    fn last(mut self) -> Option<Self::Item> {
        let before = self.len().saturating_sub(1);
        self.nth(before)
    }

    fn count(self) -> usize {
        self.len()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.0.as_ref().map_or_else(|error| usize::from(error.is_some()), |running| running.numbers.len());
        (len, Some(len))
    }
}

impl<T> ExactSizeIterator for Epoch<'_, T> {}

impl<T> FusedIterator for Epoch<'_, T> {}

impl<T> fmt::Debug for Epoch<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ok(running) => f
                .debug_struct("Epoch")
                .field("epoch", &running.plan.epoch)
                .field("batches", &running.numbers)
                .finish_non_exhaustive(),
            Err(error) => f.debug_tuple("Epoch").field(error).finish(),
        }
    }
}
