//! [`Epoch`]: the batches of one epoch, one after the other.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;
use std::sync::Arc;

use tensor_core::{InputError, RowSelection};

use crate::DataError;
use crate::batch::Batch;
use crate::plan::{Coming, Place, Plan};

/// The batches of one epoch. `T` is the companion that the struct's `rows` gives: `Epoch<'_, DigitsRows<'_, Tch>>`.
///
/// [`DataLoader::epoch`](crate::DataLoader::epoch) and [`DataLoader::resume`](crate::DataLoader::resume) make it. It borrows the
/// struct and not the loader; a batch may be kept for as long as the struct is there. Like the loader, it belongs to one thread; those of an
/// [`OwnedLoader`](crate::OwnedLoader) can be sent to another.
pub struct Epoch<'data, T>(Result<Running<'data, T>, Option<DataError>>);

/// What makes the tensors of an epoch. It belongs to one thread, and the compiler shows its name to who sends an [`Epoch`] to another.
pub(crate) trait EpochOfOneThread<T> {
    /// Makes the tensors of these rows.
    fn make(&self, rows: RowSelection<'_>) -> Result<T, InputError>;

    /// Tells the arrays that these rows are read soon.
    fn will_need(&self, rows: RowSelection<'_>);
}

struct Running<'data, T> {
    rows: Box<dyn EpochOfOneThread<T> + 'data>,
    plan: Arc<Plan>,
    coming: Coming,
    /// The samples of the batch that is being made.
    samples: Vec<usize>,
    /// Of arrays that are mapped from files.
    ahead: Option<Ahead>,
}

impl<'data, T> Epoch<'data, T> {
    /// The batches of a plan. If it `reads_ahead`, which samples the next one has is told before a batch is made.
    pub(crate) fn new(rows: impl EpochOfOneThread<T> + 'data, plan: Plan, coming: Coming, reads_ahead: bool) -> Self {
        let ahead = reads_ahead.then(Ahead::default);
        Self(Ok(Running { rows: Box::new(rows), plan: Arc::new(plan), coming, samples: Vec::new(), ahead }))
    }

    /// The error, and nothing else.
    pub(crate) fn failed(error: DataError) -> Self {
        Self(Err(Some(error)))
    }
}

impl<T> Running<'_, T> {
    fn next(&mut self) -> Option<Result<Batch<T>, DataError>> {
        let place = self.coming.next()?;
        if let Some(ahead) = &mut self.ahead {
            // Those of this batch, unless it was done before, and those of the batch after it.
            ahead.tell(&self.plan, place.positions.clone(), |rows| self.rows.will_need(rows));
            if let Some(next) = self.coming.clone().next() {
                ahead.tell(&self.plan, next.positions, |rows| self.rows.will_need(rows));
            }
        }
        Some(self.batch(place))
    }

    fn batch(&mut self, place: Place) -> Result<Batch<T>, DataError> {
        let Self { rows, plan, samples, .. } = self;
        let number = place.number;
        let rows = match plan.choose(number, place.positions.clone(), samples)? {
            Some(range) => rows.make(range.into()),
            None => rows.make(RowSelection::Indices(samples)),
        };
        let failed = |error: InputError| DataError::Batch { epoch: plan.epoch, number, error };
        Ok(Batch { rows: rows.map_err(failed)?, place, plan: Arc::clone(plan) })
    }
}

/// Which rows the arrays of an epoch were told to be read soon. There is none for arrays in memory.
#[derive(Default)]
struct Ahead {
    /// The position up to which the samples have been told.
    told: usize,
    /// The samples that are being told.
    samples: Vec<usize>,
}

impl Ahead {
    /// Tells the samples at these positions, but for those that were told before.
    fn tell(&mut self, plan: &Plan, positions: Range<usize>, will_need: impl Fn(RowSelection<'_>)) {
        let positions = positions.start.max(self.told)..positions.end;
        if positions.is_empty() {
            return;
        }
        self.told = positions.end;
        // What is wrong with a sample is the error of its batch.
        match plan.choose(0, positions, &mut self.samples) {
            Ok(Some(range)) => will_need(range.into()),
            Ok(None) => will_need(RowSelection::Indices(&self.samples)),
            Err(_) => {}
        }
    }
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
            running.coming.skip(batches);
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
        let len = self.0.as_ref().map_or_else(|error| usize::from(error.is_some()), |running| running.coming.len());
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
                .field("batches", &running.coming.numbers)
                .finish_non_exhaustive(),
            Err(error) => f.debug_tuple("Epoch").field(error).finish(),
        }
    }
}
