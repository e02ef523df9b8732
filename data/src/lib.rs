// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! Batches of structs that derive [`TensorInput`](tensor_core::TensorInput): shuffled, split, resumable, in the tensors of any framework.
//!
//! A struct whose arrays all begin with an axis of samples is a data set. [`DataLoader`] puts its samples into batches, which are the companions
//! that the struct's own `rows` gives: model code does not know whether it has all of the data or a batch.
//!
//! ```
//! use ndarray::{Array1, Array2, Array4};
//! use tensor_core::{Host, TensorInput};
//! use tensor_data::{DataError, DataLoader, IntoDataset};
//!
//! #[derive(TensorInput)]
//! #[tensor(samples = batch)]
//! struct Digits {
//!     #[tensor(share, shape = [batch, 1, 8, 8])]
//!     images: Array4<f32>,
//!     #[tensor(copy, cast = i64, shape = [batch])]
//!     labels: Array1<u8>,
//! }
//!
//! let digits = Digits { images: Array4::zeros((100, 1, 8, 8)), labels: Array1::zeros(100) };
//! let [train, test] = digits.split([0.8, 0.2], 42)?; // which samples: nothing is copied
//! let loader = DataLoader::new(&train).batch_size(32).shuffle(42).drop_last(true);
//! for epoch in 0..3 {
//!     for batch in loader.epoch::<Host>(epoch) {
//!         batch?.with(|t| assert_eq!(t.images.shape(), [32, 1, 8, 8])); // t is a DigitsTensorRefs<'_, Host>
//!     }
//! }
//! for batch in DataLoader::new(&test).batch_size(64).epoch::<Host>(0) {
//!     assert_eq!(batch?.len(), 20);
//! }
//! # Ok::<(), DataError>(())
//! ```
//!
//! | samples | bytes copied |
//! |---|---|
//! | that follow each other, of a field that is shared, where the backend shares | 0: a batch is a slice of the array |
//! | any others | the rows, once: gathered, cast, permuted and scaled in one pass |
//!
//! What is the same without a loader is in [`tensor_core::guide::batches`]. `docs/loaders.md` in the repository sets this crate beside
//! PyTorch's `DataLoader` and `tf.data`.
//!
//! A loader of arrays in memory has no workers, and reads nothing ahead: most batches are made faster than a thread hands them over. Arrays that are
//! mapped from files have the samples of the next batch fetched by the system before the current one is made ([`DataLoader::read_ahead`]). A batch of a MiB
//! and more is gathered by several of rayon's threads, as every large copy is, unless `tensor-core` is without its feature `rayon`.
//!
//! # Samples that take work
//!
//! What has to be read and decoded, sample by sample, is made by a function, in a struct of one sample; [`OwnedLoader`] has the example.
//! Its batches own their tensors:
//!
//! | samples | loader | who makes the batches |
//! |---|---|---|
//! | arrays, by reference | [`DataLoader::new`]`(&digits)` | this thread; they lend what they can |
//! | | with [`workers_in`](DataLoader::workers_in)`(scope, 2)` | threads of a scope |
//! | arrays, in an `Arc` | [`DataLoader::owned`]`(&`[`Dataset::shared`]`(digits)?)` | this thread, or threads with [`workers`](OwnedLoader::workers)`(2)` |
//! | of a function of their number | [`DataLoader::from_fn`]`(len, …)` | the same |
//! | of an iterator | [`samples.batches`](BatchSamples::batches)`::<B>(64)` | this thread |
//!
//! The batches, and the random numbers that a function gets, are the same with any number of workers. A sample that fails, or panics in
//! a worker, is an error that names it, and the next batches come.
//!
//! # Several processes
//!
//! Processes that train together, each on its part of every batch, say which part by [`shard`](DataLoader::shard): [`Shard`] has it from
//! the launcher's environment.
//!
//! # Order
//!
//! The order of the samples is a pure function of the seed, the epoch and the position. So the same seed gives the same
//! batches on every platform; the epoch is an argument, and can't be forgotten; and a run that stopped goes on with the next batch,
//! by a [`LoaderState`] of five integers, without going through the batches before it:
//!
//! ```
//! # use ndarray::{Array1, array};
//! # use tensor_core::{Host, TensorInput};
//! # use tensor_data::{DataError, DataLoader};
//! # #[derive(TensorInput)]
//! # #[tensor(samples = batch)]
//! # struct Signal {
//! #     #[tensor(shape = [batch])]
//! #     volts: Array1<f32>,
//! # }
//! # let signal = Signal { volts: Array1::from_iter((0..100_u8).map(f32::from)) };
//! let loader = DataLoader::new(&signal).batch_size(8).shuffle(42);
//! let mut epoch = loader.epoch::<Host>(3);
//! let batch = epoch.next().expect("100 samples are 13 batches")?;
//! let saved: [u64; 5] = batch.state().into();
//! // Later, in another process:
//! let mut rest = loader.resume::<Host>(saved.into())?;
//! let indices = rest.next().expect("12 batches are left")?.indices();
//! assert_eq!(indices, epoch.next().expect("12 batches are left")?.indices());
//! # Ok::<(), DataError>(())
//! ```
//!
//! [`Shuffle`], [`BlockShuffle`], [`Weighted`] and [`Stratified`] are the orders with a seed, and [`Sampler`] is what makes another
//! one. The algorithms are those of [`ORDER_VERSION`].

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]
#![forbid(unsafe_code)]
#![expect(clippy::cast_possible_truncation, reason = "what becomes a `usize` is below one, or a part of one")]
#![expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "fractions of numbers of samples, from 0 up")]

mod batch;
mod dataset;
mod engine;
mod epoch;
mod error;
mod into_dataset;
mod joined;
mod loaded;
mod loader;
mod order;
mod owned_epoch;
mod owned_loader;
mod plan;
mod random;
mod samples_iter;
mod settings;
mod shard;
mod sources;
mod split;
mod state;
mod without_epoch;
mod workers;

#[doc(hidden)]
pub mod asked {
    //! Traits that messages of the compiler's name: what is public is shown without the path to it.
    pub use crate::loaded::{Loaded, Loaders, Owning, Take};
    pub use crate::order::Class;
    pub use crate::samples_iter::SampleResult;
    pub use crate::split::Classes;
    pub use crate::without_epoch::{WithoutEpoch, WithoutLength, WithoutThreads};
}

pub use batch::Batch;
pub use dataset::Dataset;
pub use epoch::Epoch;
pub use error::{DataError, IntoSampleError, SampleError};
pub use into_dataset::IntoDataset;
pub use loader::DataLoader;
pub use order::{BlockShuffle, ORDER_VERSION, SampleOrder, Sampler, Sequential, Shuffle, Stratified, Weighted};
pub use owned_epoch::OwnedEpoch;
pub use owned_loader::OwnedLoader;
pub use random::SampleRng;
pub use samples_iter::{BatchSamples, Batches};
pub use shard::{Remainder, Shard};
pub use sources::{HoldsSamples, SampleFn};
pub use split::SplitSizes;
pub use state::LoaderState;
pub use workers::{ScopedWorkers, ThisThread, Workers};
