//! [`OwnedLoader`]: batches that own their tensors, made by threads if asked. Its epochs are in [`epochs`].

mod epochs;

use core::fmt;
use std::sync::Arc;
use std::thread::Scope;

use crate::error::{IntoSampleError, SampleError};
use crate::order::{Sampler, Shuffle};
use crate::plan::Batching;
use crate::settings::Settings;
use crate::shard::{Remainder, Shard};
use crate::sources::SampleFn;
use crate::workers::{AnyThread, ScopedWorkers, ThisThread, Workers};
use crate::{DataError, SampleRng};

/// Puts samples into batches that own their tensors, epoch after epoch. Threads make them, if [`workers`](Self::workers) asks for it.
///
/// [`DataLoader`](crate::DataLoader) makes one: of samples that a function makes ([`from_fn`](crate::DataLoader::from_fn)), of a data set that owns its structs
/// ([`owned`](crate::DataLoader::owned)), and of one that borrows them ([`workers_in`](crate::DataLoader::workers_in)). `D` is the samples:
/// `SampleFn<'static, Digit>` or `Dataset<Arc<Digits>>`. `W` is who makes the batches.
///
/// ```
/// use ndarray::{Array1, Array2, Array3};
/// use tensor_core::{Host, TensorInput};
/// use tensor_data::{DataError, DataLoader};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Photos {
///     #[tensor(copy, cast = f32, scale = 1.0 / 255.0, shape = [batch, 8, 8])]
///     pixels: Array3<u8>,
///     #[tensor(shape = [batch])]
///     label: Array1<i64>,
/// }
///
/// #[derive(TensorInput)]
/// #[tensor(sample_of = Photos)]
/// struct Photo {
///     pixels: Array2<u8>,
///     label: i64,
/// }
///
/// let files = vec!["cat-0.png", "dog-1.png", "cat-2.png"];
/// let loader = DataLoader::from_fn(files.len(), move |sample, rng| {
///     // Here a file is read and decoded, which takes time and may fail.
///     let mut pixels = Array2::from_elem((8, 8), 255);
///     if rng.below(2) == 1 {
///         pixels.invert_axis(ndarray::Axis(1)); // another half of the samples in each epoch
///     }
///     Ok::<_, std::io::Error>(Photo { pixels, label: i64::from(files[sample].starts_with("dog")) })
/// });
/// let loader = loader.batch_size(2).shuffle(42).workers(2);
/// for epoch in 0..2 {
///     let mut dogs = 0;
///     for batch in loader.epoch::<Host>(epoch) {
///         // t is a PhotosTensorRefs<'_, Host>, as of a batch of any other kind.
///         dogs += batch?.with(|t| t.label.sum());
///     }
///     assert_eq!(dogs, 1);
/// }
/// # Ok::<(), DataError>(())
/// ```
///
/// The batches, and what they hold, are the same with any number of workers, and come in the same order unless
/// [`in_order`](Self::in_order) says otherwise.
#[derive(Clone)]
pub struct OwnedLoader<D, W = ThisThread> {
    samples: Result<D, DataError>,
    batching: Batching,
    /// Of the generators that a function gets, if it is not that of the order.
    seed: Option<u64>,
    seed_of_order: u64,
    settings: Settings,
    read_ahead: bool,
    threads: W,
}

impl<D> OwnedLoader<D> {
    pub(crate) fn new(samples: Result<D, DataError>, batching: Batching) -> Self {
        Self {
            samples,
            batching,
            seed: None,
            seed_of_order: 0,
            settings: Settings::default(),
            read_ahead: true,
            threads: ThisThread,
        }
    }
}

impl<'f, S> OwnedLoader<SampleFn<'f, S>> {
    pub(crate) fn from_fn<E>(
        count: usize,
        make: impl Fn(usize, &mut SampleRng) -> Result<S, E> + AnyThread + 'f,
    ) -> Self
    where
        E: IntoSampleError,
    {
        let make = move |sample: usize, rng: &mut SampleRng| make(sample, rng).map_err(SampleError::new);
        Self::new(Ok(SampleFn { count, make: Arc::new(make) }), Batching::default())
    }
}

impl<D, W> OwnedLoader<D, W> {
    /// With so many samples in each batch. The last batch of an epoch has what is left over.
    #[must_use]
    pub fn batch_size(self, batch_size: usize) -> Self {
        Self { batching: Batching { batch_size, ..self.batching }, ..self }
    }

    /// With all samples in a random order, another one in each epoch, which depends on `seed` and the epoch alone: [`Shuffle`].
    #[must_use]
    pub fn shuffle(self, seed: u64) -> Self {
        Self { seed_of_order: seed, ..self.sampler(Shuffle::new(seed)) }
    }

    /// With the samples, and in the order, that `sampler` says.
    #[must_use]
    pub fn sampler(self, sampler: impl Sampler + 'static) -> Self {
        Self { batching: Batching { sampler: Arc::new(sampler), ..self.batching }, ..self }
    }

    /// Whether the last batch of an epoch is left out, if it is shorter than the others. It is not, unless this says so.
    #[must_use]
    pub fn drop_last(self, drop_last: bool) -> Self {
        Self { batching: Batching { drop_last, ..self.batching }, ..self }
    }

    /// With this process's part of each batch, among those that train together: [`Shard`]. `batch_size` is then that of each process.
    /// `remainder` says what becomes of the last samples of an epoch, whatever [`drop_last`](Self::drop_last) says.
    #[must_use]
    pub fn shard(self, shard: Shard, remainder: Remainder) -> Self {
        Self { batching: Batching { shard: Some((shard, remainder)), ..self.batching }, ..self }
    }

    /// With another seed for the random numbers that a function gets for its sample ([`SampleRng`](crate::SampleRng)) than that of
    /// [`shuffle`](Self::shuffle), or 0 without one.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed: Some(seed), ..self }
    }

    /// With batches made by so many threads, beside the one that asks for them. With 0 of them, that thread makes them: so a loader is
    /// of one type whether it has workers or not, as a field of a struct say, `OwnedLoader<SampleFn<'static, Digit>, Workers>`.
    ///
    /// They begin with the first batch of an epoch, and end with the last one or when the epoch is dropped. They are threads of their own, not
    /// rayon's, and make each batch by themselves: a loop that runs in rayon's pool can't wait for itself. (A function that calls
    /// rayon itself, in such a loop, can.)
    ///
    /// For samples that take time: decoding, disks, networks. A batch of arrays in memory is often made faster than it is handed over: while
    /// such batches take less than 0.2 ms each, the thread that asks for them makes them, and the workers sleep.
    ///
    /// What makes the samples has to outlive the loader; [`workers_in`](Self::workers_in) is for what borrows. The backend's tensors have to be
    /// [`Send`], which those of PyTorch, candle and TensorFlow are.
    #[must_use]
    pub fn workers(self, count: usize) -> OwnedLoader<D, Workers> {
        self.by(Workers(count))
    }

    /// As [`workers`](Self::workers), with threads of a scope, which may borrow what is older than it:
    ///
    /// ```
    /// # use ndarray::{Array1, array};
    /// # use tensor_core::{Host, TensorInput};
    /// # use tensor_data::{DataError, DataLoader};
    /// # #[derive(TensorInput)]
    /// # #[tensor(samples = batch)]
    /// # struct Signal {
    /// #     #[tensor(shape = [batch])]
    /// #     volts: Array1<f32>,
    /// # }
    /// let signal = Signal { volts: array![0.0, 1.0, 2.0, 3.0, 4.0] };
    /// let loader = DataLoader::new(&signal).batch_size(2).shuffle(42);
    /// let sum = std::thread::scope(|scope| {
    ///     let loader = loader.workers_in(scope, 2);
    ///     loader.epoch::<Host>(0).map(|batch| Ok(batch?.with(|t| t.volts.sum()))).sum::<Result<f32, DataError>>()
    /// })?;
    /// assert_eq!(sum, 10.0);
    /// # Ok::<(), DataError>(())
    /// ```
    #[must_use]
    pub fn workers_in<'scope, 'env>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        count: usize,
    ) -> OwnedLoader<D, ScopedWorkers<'scope, 'env>> {
        self.by(ScopedWorkers { scope, count })
    }

    /// With so many batches, at most, that workers have ready or are making: 2 for each worker, unless this says otherwise, as in
    /// PyTorch. It is what bounds their memory. At least 1.
    #[must_use]
    pub fn prefetch(self, batches: usize) -> Self {
        Self { settings: Settings { prefetch: Some(batches.max(1)), ..self.settings }, ..self }
    }

    /// Whether batches come in their order, as they do unless this says no. Without it, each comes when a worker has it
    /// ready: [`Batch::number`](crate::Batch::number) tells which it is. [`Batch::state`](crate::Batch::state) then says nothing of the batches that
    /// were made meanwhile.
    #[must_use]
    pub fn in_order(self, in_order: bool) -> Self {
        Self { settings: Settings { in_order, ..self.settings }, ..self }
    }

    /// Whether an epoch ends after a batch that could not be made. Unless this says so, the next batches come.
    #[must_use]
    pub fn stop_on_error(self, stop_on_error: bool) -> Self {
        Self { settings: Settings { stop_on_error, ..self.settings }, ..self }
    }

    /// With a function that is asked, while the loop runs or waits for a batch, every 50 ms whether to go on. Its error is
    /// [`DataError::Interrupted`], and ends the epoch.
    ///
    /// An extension of Python asks `Python::check_signals` there, so that Ctrl-C ends a loop which waits. It is called on the thread that asks for the
    /// batch; if that thread makes the batch itself, between two samples of a function.
    #[must_use]
    pub fn interrupt<E>(self, interrupt: impl Fn() -> Result<(), E> + Send + Sync + 'static) -> Self
    where
        E: IntoSampleError,
    {
        let interrupt = move || interrupt().map_err(SampleError::new);
        Self { settings: Settings { interrupt: Some(Arc::new(interrupt)), ..self.settings }, ..self }
    }

    /// Whether arrays that are mapped from files have all samples of a batch fetched before the first one is copied. They have, unless this
    /// says otherwise; see [`DataLoader::read_ahead`](crate::DataLoader::read_ahead).
    #[must_use]
    pub fn read_ahead(self, read_ahead: bool) -> Self {
        Self { read_ahead, ..self }
    }

    fn by<X>(self, threads: X) -> OwnedLoader<D, X> {
        let Self { samples, batching, seed, seed_of_order, settings, read_ahead, threads: _ } = self;
        OwnedLoader { samples, batching, seed, seed_of_order, settings, read_ahead, threads }
    }

    /// The samples.
    ///
    /// # Errors
    ///
    /// The arrays do not fit each other or their declared shapes.
    pub fn samples(&self) -> Result<&D, DataError> {
        self.samples.as_ref().map_err(Clone::clone)
    }
}

impl<D: fmt::Debug, W: fmt::Debug> fmt::Debug for OwnedLoader<D, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnedLoader")
            .field("samples", &self.samples)
            .field("batch_size", &self.batching.batch_size)
            .field("remainder", &self.batching.remainder())
            .field("threads", &self.threads)
            .finish_non_exhaustive()
    }
}
