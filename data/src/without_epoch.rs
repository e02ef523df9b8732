//! A loop over a loader itself, which has no epoch and no backend, and its length. They do not compile, and this is for the messages.

use core::iter::{self, Empty, Enumerate};

use crate::{DataLoader, OwnedLoader};

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

/// Methods of an iterator by which a loop is often written. As those of [`Iterator`], they would be errors in the compiler's words.
impl<S> DataLoader<'_, S> {
    /// Does not compile. [`epoch`](Self::epoch) gives an iterator.
    #[doc(hidden)]
    pub fn enumerate<Batch>(self) -> Enumerate<Empty<Batch>>
    where
        S: WithoutEpoch<Batch = Batch>,
    {
        iter::empty().enumerate()
    }

    /// Does not compile. [`epoch`](Self::epoch) gives an iterator.
    #[doc(hidden)]
    pub fn iter<Batch>(&self) -> Empty<Batch>
    where
        S: WithoutEpoch<Batch = Batch>,
    {
        iter::empty()
    }
}

/// What would say how long a loader is by itself. No type does.
#[diagnostic::on_unimplemented(
    message = "a loader has no length: an epoch has, and so do the samples [tensor-samples]",
    label = "neither batches nor samples are said",
    note = "write `loader.batch_count(0)?` for the batches of epoch 0, or `loader.epoch::<Host>(0).len()`; how many samples there are is `.len()` of the data set, `loader.dataset()?.len()`"
)]
pub trait WithoutLength {
    /// The length.
    fn length(&self) -> usize;
}

/// What would have threads of its own for arrays that it has by reference. No type does.
#[diagnostic::on_unimplemented(
    message = "a loader of what is by reference has no `workers`: its threads would outlive the arrays [tensor-threads]",
    label = "borrows its arrays",
    note = "write `.workers_in(scope, 2)`, in `std::thread::scope(|scope| …)`; or `DataLoader::owned(&Dataset::shared(Arc::new(digits))?).workers(2)`, which owns them"
)]
pub trait WithoutThreads {}

impl<S> DataLoader<'_, S> {
    /// Does not compile. [`workers_in`](Self::workers_in) has threads.
    #[doc(hidden)]
    #[must_use]
    pub fn workers(self, count: usize) -> Self
    where
        Self: WithoutThreads,
    {
        let _ = count;
        self
    }

    /// Does not compile. [`batch_count`](Self::batch_count) is how many batches there are.
    #[doc(hidden)]
    #[expect(clippy::len_without_is_empty, reason = "it is there for its message")]
    #[must_use]
    pub fn len(&self) -> usize
    where
        Self: WithoutLength,
    {
        self.length()
    }
}

impl<D, W> OwnedLoader<D, W> {
    /// Does not compile. `batch_count` is how many batches there are.
    #[doc(hidden)]
    #[expect(clippy::len_without_is_empty, reason = "it is there for its message")]
    #[must_use]
    pub fn len(&self) -> usize
    where
        Self: WithoutLength,
    {
        self.length()
    }
}
