//! A loop over a loader itself, which has no epoch and no backend. It does not compile, and this is for the message.

use crate::DataLoader;

/// What would say which batches a loader has by itself. No type does.
#[diagnostic::on_unimplemented(
    message = "a `DataLoader` is not an iterator: its batches are those of an epoch, in a backend [tensor-samples]",
    label = "neither the epoch nor the backend is known",
    note = "write `loader.epoch::<Host>(0)`, with your backend in place of `Host` and the number of the epoch in place of `0`: it is an iterator, and what it gives is a `Result`"
)]
pub trait WithoutEpoch {
    /// What it gives. A type that the compiler does not know: so what is done with a batch is no second error.
    type Batch;

    /// The next batch.
    fn next_batch() -> Option<Self::Batch>;
}

#[doc(hidden)]
impl<S: WithoutEpoch> Iterator for DataLoader<'_, S> {
    type Item = S::Batch;

    fn next(&mut self) -> Option<S::Batch> {
        S::next_batch()
    }
}

#[doc(hidden)]
#[expect(clippy::copy_iterator, reason = "no loader is one")]
impl<S: WithoutEpoch> Iterator for &DataLoader<'_, S> {
    type Item = S::Batch;

    fn next(&mut self) -> Option<S::Batch> {
        S::next_batch()
    }
}
