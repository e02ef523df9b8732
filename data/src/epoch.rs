//! [`Epoch`]: the batches of one epoch, one after the other.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use tensor_core::{Backend, HoldsRows, InputError, RowSelection, RowsCompanion, TensorStruct};

use crate::DataError;
use crate::batch::{Batch, Plan};
use crate::dataset::Rows;
use crate::loader::Source;

/// The batches of one epoch, as tensors of `B`.
///
/// [`DataLoader::epoch`] and [`DataLoader::resume`] make it. It borrows the struct and not the loader; a batch may be kept
/// for as long as the struct is there.
pub struct Epoch<'data, S, B: Backend>(Result<Running<'data, S, B>, Option<DataError>>);

struct Running<'data, S, B: Backend> {
    source: Rc<Source<'data, S>>,
    plan: Arc<Plan>,
    device: B::Device,
    /// The position of the first sample of the next batch.
    position: usize,
    batch_size: usize,
    /// The numbers of the batches that are still to come.
    numbers: Range<usize>,
    /// The samples of the batch that is being made.
    samples: Vec<usize>,
}

impl<'data, S, B: Backend> Epoch<'data, S, B> {
    pub(crate) fn new(
        source: Rc<Source<'data, S>>,
        plan: Plan,
        device: B::Device,
        position: usize,
        batch_size: usize,
        count: usize,
    ) -> Self {
        let first = position.div_ceil(batch_size);
        let (plan, numbers) = (Arc::new(plan), first..first + count);
        Self(Ok(Running { source, plan, device, position, batch_size, numbers, samples: Vec::new() }))
    }

    pub(crate) fn failed(error: DataError) -> Self {
        Self(Err(Some(error)))
    }
}

impl<'data, S, B> Running<'data, S, B>
where
    S: RowsCompanion<B> + TensorStruct,
    B: HoldsRows<S>,
{
    fn next(&mut self) -> Option<Result<Batch<'data, S, B>, DataError>> {
        let number = self.numbers.next()?;
        let start = self.position;
        let positions = start..self.plan.order.len().min(start.saturating_add(self.batch_size));
        self.position = positions.end;
        Some(self.batch(number, positions))
    }

    fn batch(&mut self, number: usize, positions: Range<usize>) -> Result<Batch<'data, S, B>, DataError> {
        let Self { source, plan, device, samples, .. } = self;
        let rows = match choose(plan, positions.clone(), samples)? {
            Some(range) => source.rows.rows_on::<B>(range, device),
            None => source.rows.rows_on::<B>(RowSelection::Indices(samples), device),
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

/// The rows of the struct at these positions of the epoch: as a range, if they follow each other, and otherwise in `samples`.
fn choose(plan: &Plan, positions: Range<usize>, samples: &mut Vec<usize>) -> Result<Option<Range<usize>>, DataError> {
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
        samples.resize(positions.len(), 0);
        plan.order.fill(positions.start, samples);
        if let Some(&sample) = samples.iter().find(|&&sample| sample >= count) {
            return Err(DataError::Sample { sample, samples: count });
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

impl<'data, S, B> Iterator for Epoch<'data, S, B>
where
    S: RowsCompanion<B> + TensorStruct,
    B: HoldsRows<S>,
{
    type Item = Result<Batch<'data, S, B>, DataError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Ok(running) => running.next(),
            Err(error) => error.take().map(Err),
        }
    }

    fn nth(&mut self, batches: usize) -> Option<Self::Item> {
        match &mut self.0 {
            Ok(running) => running.skip(batches),
            Err(error) if batches > 0 => *error = None,
            Err(_) => {}
        }
        self.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.0.as_ref().map_or_else(|error| usize::from(error.is_some()), |running| running.numbers.len());
        (len, Some(len))
    }
}

impl<S, B> ExactSizeIterator for Epoch<'_, S, B>
where
    S: RowsCompanion<B> + TensorStruct,
    B: HoldsRows<S>,
{
}

impl<S, B> FusedIterator for Epoch<'_, S, B>
where
    S: RowsCompanion<B> + TensorStruct,
    B: HoldsRows<S>,
{
}

impl<S, B: Backend> fmt::Debug for Epoch<'_, S, B> {
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
