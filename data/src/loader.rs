//! [`DataLoader`]: how samples are put into batches.

use core::fmt;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::Scope;

use tensor_core::{Backend, HoldsRows, InputError, RowSelection, RowSource, RowsCompanion, Samples, TensorStruct};

use crate::dataset::Dataset;
use crate::epoch::EpochOfOneThread;
use crate::error::IntoSampleError;
use crate::loaded::{Loaded, Owning};
use crate::order::{Sampler, Shuffle};
use crate::plan::{Batching, Coming, Plan};
use crate::shard::{Remainder, Shard};
use crate::workers::AnyThread;
use crate::{DataError, Epoch, LoaderState, OwnedLoader, SampleFn, SampleRng, ScopedWorkers};

/// Puts samples into batches, epoch after epoch.
///
/// It is made once for a run. The shapes of the arrays are checked then, and not for each batch; what a batch has in common
/// with all others (fields with `whole` and `copy`) is copied once for each backend and device.
///
/// ```
/// use ndarray::{Array1, Array2, array};
/// use tensor_core::{Host, TensorInput};
/// use tensor_data::{DataError, DataLoader};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Points {
///     #[tensor(shape = [batch, 2])]
///     xy: Array2<f32>,
///     #[tensor(copy, cast = i64, shape = [batch])]
///     class: Array1<u8>,
/// }
///
/// let points = Points { xy: Array2::from_shape_fn((5, 2), |(row, _)| row as f32), class: array![0, 1, 2, 3, 4] };
/// let loader = DataLoader::new(&points).batch_size(2).shuffle(42);
/// for epoch in 0..3 {
///     let mut seen = 0;
///     for batch in loader.epoch::<Host>(epoch) {
///         let batch = batch?;
///         seen += batch.with(|t| {
///             assert!(t.xy.column(0).iter().zip(t.class).all(|(&x, &class)| x == class as f32));
///             t.class.len()
///         });
///     }
///     assert_eq!(seen, 5);
/// }
/// # Ok::<(), DataError>(())
/// ```
///
/// What is wrong with the arrays, the sampler or the size of the batches is the first item of each epoch, and its only one.
///
/// A loader belongs to one thread, since what it keeps for all batches may (PyTorch's tensors do). Several threads have a loader each: it
/// copies none of the data. A function that is generic over the struct and the backend has two bounds:
///
/// ```
/// use tensor_core::{HoldsRows, TensorRows};
/// use tensor_data::{DataError, DataLoader};
///
/// fn samples<S: TensorRows<B>, B: HoldsRows<S>>(loader: &DataLoader<'_, S>) -> Result<usize, DataError> {
///     loader.epoch::<B>(0).map(|batch| Ok(batch?.len())).sum()
/// }
/// ```
pub struct DataLoader<'data, S> {
    source: Result<Rc<LoaderOfOneThread<'data, S>>, DataError>,
    batching: Batching,
    read_ahead: bool,
}

/// The samples, checked.
pub(crate) struct LoaderOfOneThread<'data, S> {
    pub(crate) rows: RowSource<'data, S>,
    dataset: Dataset<&'data S>,
    /// Of the structs' description and lengths.
    fingerprint: u64,
    /// [`RowSource::will_need`], if an array is mapped from a file.
    will_need: Option<fn(&RowSource<'data, S>, RowSelection<'_>)>,
}

impl<'data, S: Samples> DataLoader<'data, S> {
    /// Batches of one sample, in the order of the data set, as in PyTorch: [`batch_size`](Self::batch_size) and
    /// [`shuffle`](Self::shuffle) say otherwise.
    ///
    /// `dataset` is a reference to a struct with samples or to a [`Dataset`], as for [`IntoDataset`](crate::IntoDataset). One that owns its
    /// structs is for [`owned`](DataLoader::owned).
    pub fn new(dataset: impl Loaded<'data, Struct = S, Holder = &'data S>) -> Self {
        let source = dataset.load().and_then(|dataset| {
            let structs = dataset.structs();
            let rows = RowSource::join(structs[0], structs[1..].iter().copied())?;
            let fingerprint = dataset.fingerprint()?;
            let will_need: fn(&RowSource<'data, S>, RowSelection<'_>) = |source, rows| source.will_need(rows);
            let will_need = rows.is_mapped().then_some(will_need);
            Ok(Rc::new(LoaderOfOneThread { rows, dataset, fingerprint, will_need }))
        });
        Self { source, batching: Batching::default(), read_ahead: true }
    }
}

impl DataLoader<'static, ()> {
    /// Batches of so many samples, which a function makes, each by its number: from a file, say. They are put together to
    /// the struct of many samples that the sample's derive names: `#[tensor(sample_of = Digits)]`.
    ///
    /// The function also gets random numbers that belong to the sample and the epoch. What it gives as an error is
    /// [`DataError::Load`], with the number of the sample; one that can't fail gives `Ok::<_, std::convert::Infallible>(…)`. See [`OwnedLoader`], which has an example, for batches by several threads.
    pub fn from_fn<'f, S, E>(
        count: usize,
        make: impl Fn(usize, &mut SampleRng) -> Result<S, E> + AnyThread + 'f,
    ) -> OwnedLoader<SampleFn<'f, S>>
    where
        E: IntoSampleError,
    {
        OwnedLoader::from_fn(count, make)
    }

    /// Batches of a data set that owns its structs ([`Dataset::shared`]), so that the loader borrows nothing: it can be returned, stored,
    /// and have [`workers`](OwnedLoader::workers). All rows are copied, those of ranges too.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// # use ndarray::{Array1, array};
    /// # use tensor_core::{Host, TensorInput};
    /// # use tensor_data::{DataError, DataLoader, Dataset, OwnedLoader};
    /// # #[derive(TensorInput)]
    /// # #[tensor(samples = batch)]
    /// # struct Signal {
    /// #     #[tensor(shape = [batch])]
    /// #     volts: Array1<f32>,
    /// # }
    /// fn loader() -> Result<OwnedLoader<Dataset<Arc<Signal>>>, DataError> {
    ///     let signal = Arc::new(Signal { volts: array![0.0, 1.0, 2.0] });
    ///     Ok(DataLoader::owned(&Dataset::shared(signal)?).batch_size(2))
    /// }
    ///
    /// let batches = loader()?.workers(1).epoch::<Host>(0).map(|batch| Ok(batch?.with(|t| t.volts.to_vec())));
    /// assert_eq!(batches.collect::<Result<Vec<_>, DataError>>()?, [vec![0.0, 1.0], vec![2.0]]);
    /// # Ok::<(), DataError>(())
    /// ```
    #[must_use]
    pub fn owned<S: Samples>(dataset: impl Owning<Struct = S>) -> OwnedLoader<Dataset<Arc<S>>> {
        OwnedLoader::new(Ok(dataset.dataset()), Batching::default())
    }
}

impl<'data, S> DataLoader<'data, S> {
    /// With batches made by so many threads of a scope, which may borrow what is older than it. They own their tensors: all rows are
    /// copied. See [`OwnedLoader::workers_in`].
    ///
    /// For arrays of files that are mapped, whose rows take time to be read.
    #[must_use]
    pub fn workers_in<'scope, 'env>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        count: usize,
    ) -> OwnedLoader<Dataset<&'data S>, ScopedWorkers<'scope, 'env>> {
        let dataset = self.dataset().cloned();
        OwnedLoader::new(dataset, self.batching).read_ahead(self.read_ahead).workers_in(scope, count)
    }

    /// With so many samples in each batch. The last batch of an epoch has what is left over.
    #[must_use]
    pub fn batch_size(self, batch_size: usize) -> Self {
        Self { batching: Batching { batch_size, ..self.batching }, ..self }
    }

    /// With all samples in a random order, another one in each epoch, which depends on `seed` and the epoch alone: [`Shuffle`].
    #[must_use]
    pub fn shuffle(self, seed: u64) -> Self {
        self.sampler(Shuffle::new(seed))
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

    /// Whether arrays that are mapped from files have the samples of the next batch fetched while the program uses the current one. They
    /// have, unless this says otherwise; arrays in memory have nothing to fetch.
    ///
    /// Each sample costs a call of the system, some microseconds. A file that is known to be in memory as a whole is better without.
    #[must_use]
    pub fn read_ahead(self, read_ahead: bool) -> Self {
        Self { read_ahead, ..self }
    }

    /// The samples.
    ///
    /// # Errors
    ///
    /// The arrays do not fit each other or their declared shapes.
    pub fn dataset(&self) -> Result<&Dataset<&'data S>, DataError> {
        Ok(&self.source.as_ref().map_err(Clone::clone)?.dataset)
    }
}

impl<'data, S: TensorStruct> DataLoader<'data, S> {
    /// The batches of one epoch, as tensors on the default device.
    ///
    /// The iterator knows its length, and skips batches (`nth`, `skip`, `last`, `count`) without making them. A batch that can't be made is an
    /// error, after which the next batches come.
    #[must_use]
    pub fn epoch<B>(&self, epoch: u64) -> Epoch<'data, S::Rows<'data>>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        self.epoch_on(epoch, &B::host())
    }

    /// The batches of one epoch, as tensors on `device`, fields with `whole` included: nothing is shared unless it is the host. See
    /// [`epoch`](Self::epoch).
    #[must_use]
    pub fn epoch_on<B>(&self, epoch: u64, device: &B::Device) -> Epoch<'data, S::Rows<'data>>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        self.plan(epoch).and_then(|plan| self.batches(plan, 0, device)).unwrap_or_else(Epoch::failed)
    }

    /// The batches that come after a state, of the same epoch, as tensors on the default device. None before it is made again. The
    /// batches may have another size than before.
    ///
    /// # Errors
    ///
    /// [`DataError::State`], if the state is of other samples or of another order; and what is wrong with the loader.
    pub fn resume<B>(&self, state: LoaderState) -> Result<Epoch<'data, S::Rows<'data>>, DataError>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        self.resume_on(state, &B::host())
    }

    /// The batches that come after a state, as tensors on `device`. See [`resume`](Self::resume).
    ///
    /// # Errors
    ///
    /// Those of [`resume`](Self::resume).
    pub fn resume_on<B>(
        &self,
        state: LoaderState,
        device: &B::Device,
    ) -> Result<Epoch<'data, S::Rows<'data>>, DataError>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        let plan = self.plan(state.epoch)?;
        let position = plan.position(state)?;
        self.batches(plan, position, device)
    }

    /// How many batches an epoch has.
    ///
    /// # Errors
    ///
    /// What is wrong with the loader.
    pub fn batch_count(&self, epoch: u64) -> Result<usize, DataError> {
        Ok(self.batching.count(self.plan(epoch)?.order.len(), 0))
    }

    /// The batches of an epoch from a position on, which is at most its end.
    fn batches<B>(
        &self,
        plan: Plan,
        position: usize,
        device: &B::Device,
    ) -> Result<Epoch<'data, S::Rows<'data>>, DataError>
    where
        S: RowsCompanion<B>,
        B: HoldsRows<S>,
    {
        let coming = Coming::new(&self.batching, plan.order.len(), position);
        let source = Rc::clone(self.source.as_ref().map_err(Clone::clone)?);
        let reads_ahead = self.read_ahead && source.will_need.is_some();
        let rows = RowsOf::<S, B> { source, device: device.clone() };
        Ok(Epoch::new(rows, plan, coming, reads_ahead))
    }

    fn plan(&self, epoch: u64) -> Result<Plan, DataError> {
        let source = self.source.as_ref().map_err(Clone::clone)?;
        self.batching.plan(source.dataset.numbers(), source.fingerprint, epoch)
    }
}

/// The rows of a loader's struct, as tensors of `B`.
struct RowsOf<'data, S, B: Backend> {
    source: Rc<LoaderOfOneThread<'data, S>>,
    device: B::Device,
}

impl<'data, S, B> EpochOfOneThread<S::Rows<'data>> for RowsOf<'data, S, B>
where
    S: TensorStruct + RowsCompanion<B>,
    B: HoldsRows<S>,
{
    fn make(&self, rows: RowSelection<'_>) -> Result<S::Rows<'data>, InputError> {
        self.source.rows.rows_on::<B>(rows, &self.device)
    }

    fn will_need(&self, rows: RowSelection<'_>) {
        if let Some(will_need) = self.source.will_need {
            will_need(&self.source.rows, rows);
        }
    }
}

impl<S> Clone for DataLoader<'_, S> {
    fn clone(&self) -> Self {
        Self { source: self.source.clone(), batching: self.batching.clone(), read_ahead: self.read_ahead }
    }
}

impl<S> fmt::Debug for DataLoader<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let samples = self.source.as_ref().map(|source| source.dataset.len());
        f.debug_struct("DataLoader")
            .field("samples", &samples)
            .field("batch_size", &self.batching.batch_size)
            .field("remainder", &self.batching.remainder())
            .finish_non_exhaustive()
    }
}
