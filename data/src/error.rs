//! [`DataError`]: what can go wrong with a data set, a loader or a batch.

use core::error::Error;
use core::fmt;
use std::sync::Arc;

use tensor_core::InputError;

/// An error of the user's own: what a function said that makes samples, or one that was asked whether to go on.
#[derive(Debug, Clone)]
pub struct SampleError(Arc<dyn Error + Send + Sync>);

/// An error that a function gives which makes samples, or one that is asked whether to go on: any [`Error`] that can be sent to another thread, a
/// `String`, or a `Box<dyn Error + Send + Sync>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the error of a sample, which goes from one thread to another [tensor-threads]",
    label = "this function's error can't be sent to another thread, or is none",
    note = "return a `Box<dyn Error + Send + Sync>`, into which `?` turns other errors, or a type of your own that is `Error + Send + Sync`"
)]
pub trait IntoSampleError {
    /// The error in a box.
    fn into_box(self) -> Box<dyn Error + Send + Sync>;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> IntoSampleError for E {
    fn into_box(self) -> Box<dyn Error + Send + Sync> {
        self.into()
    }
}

impl SampleError {
    pub(crate) fn new(error: impl IntoSampleError) -> Self {
        Self(error.into_box().into())
    }

    /// The error. `error.get().downcast_ref::<std::io::Error>()` gives it in its own type.
    #[must_use]
    pub fn get(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.0
    }
}

impl fmt::Display for SampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Errors are the same if they are clones of one.
impl PartialEq for SampleError {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Why there is no data set, no loader or no batch.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum DataError {
    /// The arrays of the struct do not fit each other or their declared shapes.
    Input(InputError),
    /// A batch could not be made. The next ones may.
    Batch {
        /// The epoch.
        epoch: u64,
        /// The number of the batch in its epoch, from 0.
        number: usize,
        /// Why. A sample that is named there is one of the struct's.
        error: InputError,
    },
    /// The samples of a batch do not fit each other. The next batches may be made.
    Collate {
        /// The epoch.
        epoch: u64,
        /// The number of the batch in its epoch, from 0.
        number: usize,
        /// The number that the first sample to differ has in the data set.
        sample: usize,
        /// The number that it has in the batch, from 0.
        place: usize,
        /// What differs. Samples have the numbers there that they have in the batch.
        error: InputError,
    },
    /// A sample could not be made. The next batches may be made.
    Load {
        /// The epoch.
        epoch: u64,
        /// The number of the batch in its epoch, from 0.
        number: usize,
        /// The sample.
        sample: usize,
        /// What the function said that makes it.
        error: SampleError,
    },
    /// A worker panicked when it made a batch. The next batches may be made.
    Panic {
        /// The epoch.
        epoch: u64,
        /// The number of the batch in its epoch, from 0.
        number: usize,
        /// The sample that a function was making.
        sample: Option<usize>,
        /// What the panic says.
        message: String,
    },
    /// The function that was asked whether to go on said no: [`OwnedLoader::interrupt`](crate::OwnedLoader::interrupt). The epoch is at its end.
    Interrupted {
        /// What it said.
        error: SampleError,
    },
    /// Workers could not be started.
    Threads {
        /// What the system says.
        message: String,
    },
    /// The process was forked while an epoch had workers, which the child does not have. It has to begin an epoch of its own.
    Forked,
    /// A process has a rank that its world does not have.
    Rank {
        /// The rank, which should be below the world size.
        rank: usize,
        /// How many processes there are.
        world_size: usize,
    },
    /// What a launcher has said in the environment contradicts itself, or is not all there.
    Launcher {
        /// What is wrong with it.
        message: String,
    },
    /// No data set was given, where several are joined.
    NoDataset,
    /// A batch of no samples was asked for.
    BatchSize,
    /// A sample was asked for that the data set does not have.
    Sample {
        /// The sample.
        sample: usize,
        /// How many there are.
        samples: usize,
    },
    /// Samples were asked for that do not follow each other in the data set.
    Range {
        /// The first one.
        start: usize,
        /// The one after the last.
        end: usize,
        /// How many there are.
        samples: usize,
    },
    /// A sampler named a sample that the data set does not have. The next batches may be made.
    Sampled {
        /// The epoch.
        epoch: u64,
        /// The number of the batch in its epoch, from 0.
        number: usize,
        /// The sample.
        sample: usize,
        /// How many there are.
        samples: usize,
    },
    /// The samples of a batch are too many for a list of them.
    NoMemory {
        /// How many there are.
        samples: usize,
    },
    /// One of the data sets that are joined is wrong.
    Joined {
        /// Its number, from 0.
        number: usize,
        /// What is wrong with it.
        error: Box<Self>,
    },
    /// A sampler was made for another number of samples.
    SamplerLength {
        /// What it has one of for each sample.
        sampler: &'static str,
        /// How many samples there are.
        expected: usize,
        /// How many of these things there are.
        found: usize,
    },
    /// A weight that can't be one.
    Weight {
        /// The sample.
        sample: usize,
        /// The weight, which is negative, infinite or NaN.
        weight: f64,
    },
    /// Weights that make no sample more likely than never.
    NoWeight {
        /// How many weights there are.
        samples: usize,
        /// Their sum, which is 0 or infinite.
        sum: f64,
    },
    /// A part of a split that can't be one.
    Part {
        /// The number of the part, from 0.
        part: usize,
        /// Its fraction, which is below 0, above 1 or NaN.
        fraction: f64,
    },
    /// Parts of a split that are more or less than the whole.
    Parts {
        /// What the parts should add up to: 1, or the number of samples.
        expected: f64,
        /// What they add up to.
        found: f64,
    },
    /// The state of a run that was of something else.
    State {
        /// What differs.
        what: &'static str,
        /// What it is in the loader.
        expected: u64,
        /// What it is in the state.
        found: u64,
    },
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(error) => error.fmt(f),
            Self::Batch { epoch, number, error } => write!(f, "batch {number} of epoch {epoch}: {error}"),
            Self::Collate { epoch, number, sample, place, error } => {
                write!(f, "sample {sample}, which is sample {place} of batch {number}, epoch {epoch}: {error}")
            }
            Self::Load { epoch, number, sample, error } => {
                write!(f, "sample {sample}, in batch {number} of epoch {epoch}: {error}")
            }
            Self::Panic { epoch, number, sample: Some(sample), message } => {
                write!(f, "sample {sample}, in batch {number} of epoch {epoch}: a worker panicked: {message}")
            }
            Self::Panic { epoch, number, sample: None, message } => {
                write!(f, "batch {number} of epoch {epoch}: a worker panicked: {message}")
            }
            Self::Interrupted { error } => write!(f, "interrupted: {error}"),
            Self::Threads { message } => write!(f, "there are no workers to make batches: {message}"),
            Self::Forked => f.write_str(
                "this process was forked after the epoch's workers were started, and does not have them; begin an epoch here",
            ),
            Self::Rank { rank, world_size } => {
                write!(f, "expected a rank below the world size {world_size}, found {rank}; ranks are numbered from 0")
            }
            Self::Launcher { message } => write!(f, "the launcher's environment can't be understood: {message}"),
            Self::NoDataset => f.write_str("expected one data set or more to join, found none"),
            Self::BatchSize => f.write_str("expected a `batch_size` of 1 or more, found 0"),
            Self::Sample { sample, samples } => {
                write!(f, "sample {sample} is asked for, and there are {samples}, numbered from 0")
            }
            Self::Range { start, end, samples } => {
                write!(f, "the samples {start}..{end} are asked for, and there are {samples}, numbered from 0")
            }
            Self::Sampled { epoch, number, sample, samples } => write!(
                f,
                "batch {number} of epoch {epoch}: the sampler names sample {sample}, and there are {samples}, numbered from 0"
            ),
            Self::NoMemory { samples } => write!(f, "there is not enough memory for a batch of {samples} samples"),
            Self::Joined { number, error } => write!(f, "data set {number} of those joined: {error}"),
            Self::SamplerLength { sampler, expected, found } => {
                write!(f, "expected {expected} {sampler}, one for each sample, found {found}")
            }
            Self::Weight { sample, weight } => {
                write!(f, "expected finite weights from 0 up, found {weight} for sample {sample}")
            }
            Self::NoWeight { samples, sum } => {
                write!(f, "expected a sum of weights above 0 that an `f64` can hold, found {sum} of {samples} weights")
            }
            Self::Part { part, fraction } => {
                write!(f, "expected fractions from 0 to 1, found {fraction} for part {part}")
            }
            Self::Parts { expected, found } => write!(f, "expected parts that add up to {expected}, found {found}"),
            Self::State { what, expected, found } => {
                write!(f, "the state is of another run: expected {what} {expected}, found {found}")
            }
        }
    }
}

impl Error for DataError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            // The text of these has that of the error in it.
            Self::Input(error) | Self::Batch { error, .. } | Self::Collate { error, .. } => error.source(),
            Self::Load { error, .. } | Self::Interrupted { error } => error.get().source(),
            Self::Joined { error, .. } => error.source(),
            _ => None,
        }
    }
}

impl From<InputError> for DataError {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}
