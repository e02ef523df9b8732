//! [`Batch`]: some samples as tensors.

use core::fmt;
use core::ops::{Deref, Range};
use std::sync::Arc;

use crate::LoaderState;
use crate::plan::{Place, Plan};

/// Some samples as tensors, and which samples these are. `T` is the companion that the struct's `rows` gives:
/// `Batch<DigitsRows<'_, Tch>>`.
///
/// The companion's fields and methods are there: `batch.images`, `batch.with(|t| …)`. [`into_rows`](Self::into_rows) gives it away.
pub struct Batch<T> {
    pub(crate) rows: T,
    pub(crate) place: Place,
    pub(crate) plan: Arc<Plan>,
}

impl<T> Batch<T> {
    /// How many samples it has: as many as `batch_size` says, or fewer, if it is the last one of its epoch.
    #[expect(clippy::len_without_is_empty, reason = "a batch has at least one sample")]
    #[must_use]
    pub fn len(&self) -> usize {
        self.place.positions.len()
    }

    /// Its number in its epoch, from 0.
    #[must_use]
    pub fn number(&self) -> usize {
        self.place.number
    }

    /// The epoch.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.plan.epoch
    }

    /// The numbers that the samples have in the struct, in their order here.
    ///
    /// They are found anew at each call, from the seed, the epoch and the position.
    #[must_use]
    pub fn indices(&self) -> Vec<usize> {
        let mut indices = vec![0; self.len()];
        self.plan.fill(self.place.positions.clone(), &mut indices);
        for index in &mut indices {
            *index = self.plan.rows.at(*index);
        }
        indices
    }

    /// How many of its last samples are there already in the epoch, repeated so that each rank has as many: of
    /// [`Remainder::Pad`](crate::Remainder::Pad) alone.
    #[must_use]
    pub fn padding(&self) -> usize {
        let Range { start, end } = self.place.positions;
        end - end.min(self.plan.order.len().max(start))
    }

    /// How far a run has come that has used this batch and those before it.
    #[must_use]
    pub fn state(&self) -> LoaderState {
        LoaderState::new(self.plan.epoch, self.place.reached, self.plan.rows.len(), self.plan.fingerprint)
    }

    /// The companion by itself, to move its fields out of it, or to move it to a device.
    #[must_use]
    pub fn into_rows(self) -> T {
        self.rows
    }
}

impl<T> Deref for Batch<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.rows
    }
}

impl<T> fmt::Debug for Batch<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("epoch", &self.epoch())
            .field("number", &self.place.number)
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
