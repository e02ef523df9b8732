//! The methods that make an epoch: the same ones for each kind of samples.

use core::ops::Deref;

use tensor_core::{OwnsRows, RowsCompanion, Samples};

use super::OwnedLoader;
use crate::dataset::{Dataset, Rows};
use crate::order::random::Stream;
use crate::plan::Coming;
use crate::sources::{CollatedSamples, HoldsSamples, RowCopies, SampleFn};
use crate::workers::MakesBatches;
use crate::{DataError, LoaderState, OwnedEpoch};

/// Samples that an [`OwnedLoader`] loads. Of this crate alone.
pub trait Numbered {
    #[doc(hidden)]
    fn numbers(&self) -> Rows;
}

impl<H> Numbered for Dataset<H> {
    fn numbers(&self) -> Rows {
        Dataset::numbers(self).clone()
    }
}

impl<S> Numbered for SampleFn<'_, S> {
    fn numbers(&self) -> Rows {
        Rows::Range(0..self.count)
    }
}

impl<D: Numbered, W> OwnedLoader<D, W> {
    /// How many batches an epoch has.
    ///
    /// # Errors
    ///
    /// What is wrong with the loader.
    pub fn batch_count(&self, epoch: u64) -> Result<usize, DataError> {
        let samples = self.samples()?;
        let plan = self.batching.plan(&samples.numbers(), 0, epoch)?;
        Ok(self.batching.count(plan.order.len(), 0))
    }

    /// The batches of an epoch, all of them or those after a state, which `source` makes.
    fn start<'a, X, T>(
        &self,
        epoch: u64,
        state: Option<LoaderState>,
        fingerprint: u64,
        source: X,
    ) -> Result<OwnedEpoch<'a, T>, DataError>
    where
        W: MakesBatches<'a, X, T>,
    {
        let samples = self.samples()?;
        let plan = self.batching.plan(&samples.numbers(), fingerprint, epoch)?;
        let position = state.map_or(Ok(0), |state| plan.position(state))?;
        let coming = Coming::new(&self.batching, plan.order.len(), position);
        Ok(self.threads.start(source, plan, coming, self.settings.clone()))
    }
}

impl<H: Deref<Target: Samples + Sized>, W> OwnedLoader<Dataset<H>, W> {
    /// The batches of one epoch, as tensors on the default device.
    ///
    /// The iterator knows its length, and skips batches (`nth`, `skip`, `last`, `count`) without making them, before its first batch. A batch that
    /// can't be made is an error, after which the next batches come. What is wrong with the samples as a whole, the sampler or the size
    /// of the batches is the first item of each epoch, and its only one.
    #[must_use]
    pub fn epoch<'a, B>(&self, epoch: u64) -> OwnedEpoch<'a, <H::Target as RowsCompanion<B>>::OwnRows>
    where
        B: OwnsRows<H::Target>,
        W: MakesBatches<'a, RowCopies<H, B>, <H::Target as RowsCompanion<B>>::OwnRows>,
    {
        self.epoch_on(epoch, &B::host())
    }

    /// The batches of one epoch, as tensors on `device`. See [`epoch`](Self::epoch).
    #[must_use]
    pub fn epoch_on<'a, B>(
        &self,
        epoch: u64,
        device: &B::Device,
    ) -> OwnedEpoch<'a, <H::Target as RowsCompanion<B>>::OwnRows>
    where
        B: OwnsRows<H::Target>,
        W: MakesBatches<'a, RowCopies<H, B>, <H::Target as RowsCompanion<B>>::OwnRows>,
    {
        self.begin(epoch, None, device).unwrap_or_else(OwnedEpoch::failed)
    }

    /// The batches that come after a state, of the same epoch, as tensors on the default device. None before it is made again. The
    /// batches may have another size than before, and the loader another number of workers.
    ///
    /// # Errors
    ///
    /// [`DataError::State`], if the state is of other samples or of another order; and what is wrong with the loader.
    pub fn resume<'a, B>(
        &self,
        state: LoaderState,
    ) -> Result<OwnedEpoch<'a, <H::Target as RowsCompanion<B>>::OwnRows>, DataError>
    where
        B: OwnsRows<H::Target>,
        W: MakesBatches<'a, RowCopies<H, B>, <H::Target as RowsCompanion<B>>::OwnRows>,
    {
        self.resume_on(state, &B::host())
    }

    /// The batches that come after a state, as tensors on `device`. See [`resume`](Self::resume).
    ///
    /// # Errors
    ///
    /// Those of [`resume`](Self::resume).
    pub fn resume_on<'a, B>(
        &self,
        state: LoaderState,
        device: &B::Device,
    ) -> Result<OwnedEpoch<'a, <H::Target as RowsCompanion<B>>::OwnRows>, DataError>
    where
        B: OwnsRows<H::Target>,
        W: MakesBatches<'a, RowCopies<H, B>, <H::Target as RowsCompanion<B>>::OwnRows>,
    {
        self.begin(state.epoch, Some(state), device)
    }

    /// The batches of an epoch, all of them or those after a state.
    fn begin<'a, B>(
        &self,
        epoch: u64,
        state: Option<LoaderState>,
        device: &B::Device,
    ) -> Result<OwnedEpoch<'a, <H::Target as RowsCompanion<B>>::OwnRows>, DataError>
    where
        B: OwnsRows<H::Target>,
        W: MakesBatches<'a, RowCopies<H, B>, <H::Target as RowsCompanion<B>>::OwnRows>,
    {
        let dataset = self.samples()?.clone();
        let fingerprint = dataset.fingerprint()?;
        let source = RowCopies { dataset, device: device.clone(), read_ahead: self.read_ahead };
        self.start(epoch, state, fingerprint, source)
    }
}

impl<'f, S, W> OwnedLoader<SampleFn<'f, S>, W> {
    /// The batches of one epoch, as tensors on the default device.
    ///
    /// The iterator knows its length, and skips batches (`nth`, `skip`, `last`, `count`) without making them, before its first batch. A batch that
    /// can't be made is an error, after which the next batches come. What is wrong with the samples as a whole, the sampler or the size
    /// of the batches is the first item of each epoch, and its only one.
    #[must_use]
    pub fn epoch<'a, B>(&self, epoch: u64) -> OwnedEpoch<'a, B::Tensors>
    where
        B: HoldsSamples<S>,
        W: MakesBatches<'a, CollatedSamples<'f, S, B>, B::Tensors>,
    {
        self.epoch_on(epoch, &B::host())
    }

    /// The batches of one epoch, as tensors on `device`. See [`epoch`](Self::epoch).
    #[must_use]
    pub fn epoch_on<'a, B>(&self, epoch: u64, device: &B::Device) -> OwnedEpoch<'a, B::Tensors>
    where
        B: HoldsSamples<S>,
        W: MakesBatches<'a, CollatedSamples<'f, S, B>, B::Tensors>,
    {
        self.begin(epoch, None, device).unwrap_or_else(OwnedEpoch::failed)
    }

    /// The batches that come after a state, of the same epoch, as tensors on the default device. None before it is made again. The
    /// batches may have another size than before, and the loader another number of workers.
    ///
    /// # Errors
    ///
    /// [`DataError::State`], if the state is of other samples or of another order; and what is wrong with the loader.
    pub fn resume<'a, B>(&self, state: LoaderState) -> Result<OwnedEpoch<'a, B::Tensors>, DataError>
    where
        B: HoldsSamples<S>,
        W: MakesBatches<'a, CollatedSamples<'f, S, B>, B::Tensors>,
    {
        self.resume_on(state, &B::host())
    }

    /// The batches that come after a state, as tensors on `device`. See [`resume`](Self::resume).
    ///
    /// # Errors
    ///
    /// Those of [`resume`](Self::resume).
    pub fn resume_on<'a, B>(
        &self,
        state: LoaderState,
        device: &B::Device,
    ) -> Result<OwnedEpoch<'a, B::Tensors>, DataError>
    where
        B: HoldsSamples<S>,
        W: MakesBatches<'a, CollatedSamples<'f, S, B>, B::Tensors>,
    {
        self.begin(state.epoch, Some(state), device)
    }

    /// The batches of an epoch, all of them or those after a state.
    fn begin<'a, B>(
        &self,
        epoch: u64,
        state: Option<LoaderState>,
        device: &B::Device,
    ) -> Result<OwnedEpoch<'a, B::Tensors>, DataError>
    where
        B: HoldsSamples<S>,
        W: MakesBatches<'a, CollatedSamples<'f, S, B>, B::Tensors>,
    {
        let samples = self.samples()?.clone();
        let seed = self.seed.unwrap_or(self.seed_of_order);
        let mut words: Vec<u64> = B::spec().to_string().bytes().map(u64::from).collect();
        words.extend([samples.count as u64, seed]);
        let source = CollatedSamples { samples, seed, device: device.clone() };
        self.start(epoch, state, Stream::new(&words).at(0), source)
    }
}
