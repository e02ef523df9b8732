//! [`OwnedEpoch`]: the batches of one epoch, which own their tensors.

use core::fmt;
use core::iter::FusedIterator;
use std::sync::Arc;

use crate::DataError;
use crate::batch::Batch;
use crate::engine::Engine;
use crate::plan::{Coming, Place, Plan};
use crate::settings::{Asking, Settings};
use crate::sources::{BatchSource, Stop};

/// The batches of one epoch, whose tensors borrow nothing. `T` is the companion that owns its tensors:
/// `OwnedEpoch<'static, DigitsTensorsOwned<Tch>>`.
///
/// [`OwnedLoader::epoch`](crate::OwnedLoader::epoch) and [`OwnedLoader::resume`](crate::OwnedLoader::resume) make it. `'a` is how
/// long its samples are there, or the scope of its threads. Workers start with the first batch; when the epoch is dropped, they
/// finish the sample they are at, and are waited for. (One of a scope that is never dropped, by `mem::forget`, has the scope wait for ever, as a forgotten
/// [`ScopedJoinHandle`](std::thread::ScopedJoinHandle) has.)
pub struct OwnedEpoch<'a, T>(By<'a, T>);

enum By<'a, T> {
    /// The error, and nothing else.
    Nobody(Option<DataError>),
    ThisThread(ThisThread<'a, T>),
    Workers(Engine<'a, T>),
}

struct ThisThread<'a, T> {
    source: Box<dyn BatchSource<T> + Send + 'a>,
    plan: Arc<Plan>,
    coming: Coming,
    stop_on_error: bool,
    asking: Asking,
}

impl<'a, T> OwnedEpoch<'a, T> {
    pub(crate) fn failed(error: DataError) -> Self {
        Self(By::Nobody(Some(error)))
    }

    pub(crate) fn on_this_thread(
        source: impl BatchSource<T> + Send + 'a,
        plan: Plan,
        coming: Coming,
        settings: &Settings,
    ) -> Self {
        let (stop_on_error, asking) = (settings.stop_on_error, Asking::new(settings));
        Self(By::ThisThread(ThisThread {
            source: Box::new(source),
            plan: Arc::new(plan),
            coming,
            stop_on_error,
            asking,
        }))
    }

    pub(crate) fn by_workers(engine: Engine<'a, T>) -> Self {
        Self(By::Workers(engine))
    }

    fn skip_batches(&mut self, batches: usize) {
        match &mut self.0 {
            // An error that all batches have in common is not skipped with them.
            By::Nobody(_) => {}
            By::ThisThread(running) => running.coming.skip(batches),
            By::Workers(engine) => engine.skip(batches),
        }
    }
}

impl<T> ThisThread<'_, T> {
    fn next(&mut self) -> Option<Result<Batch<T>, DataError>> {
        let place = self.coming.next()?;
        let result = self.batch(place);
        let ends = match &result {
            Ok(_) => false,
            Err(DataError::Interrupted { .. }) => true,
            Err(_) => self.stop_on_error,
        };
        if ends {
            self.coming.skip(usize::MAX);
        }
        Some(result)
    }

    fn batch(&mut self, place: Place) -> Result<Batch<T>, DataError> {
        self.asking.ask()?;
        let asking = &mut self.asking;
        let mut go_on = |_| Ok(asking.ask()?);
        let mut made = None;
        self.source.each(&self.plan, &mut |make| made = Some(make(place.number, place.positions.clone(), &mut go_on)));
        match made {
            Some(Ok(rows)) => Ok(Batch { rows, place, plan: Arc::clone(&self.plan) }),
            Some(Err(Stop::Failed(error))) => Err(error),
            Some(Err(Stop::Unwanted)) | None => unreachable!("only workers are told to stop"),
        }
    }
}

impl<T> Iterator for OwnedEpoch<'_, T> {
    type Item = Result<Batch<T>, DataError>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            By::Nobody(error) => error.take().map(Err),
            By::ThisThread(running) => running.next(),
            By::Workers(engine) => engine.next(),
        }
    }

    fn nth(&mut self, batches: usize) -> Option<Self::Item> {
        self.skip_batches(batches);
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
        let len = match &self.0 {
            By::Nobody(error) => usize::from(error.is_some()),
            By::ThisThread(running) => running.coming.len(),
            By::Workers(engine) => engine.len(),
        };
        (len, Some(len))
    }
}

impl<T> ExactSizeIterator for OwnedEpoch<'_, T> {}

impl<T> FusedIterator for OwnedEpoch<'_, T> {}

impl<T> fmt::Debug for OwnedEpoch<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            By::Nobody(error) => f.debug_tuple("OwnedEpoch").field(error).finish(),
            _ => f.debug_struct("OwnedEpoch").field("batches", &self.len()).finish_non_exhaustive(),
        }
    }
}
