//! Where the tensors of batches that own them come from.
//!
//! | file | what it holds |
//! |---|---|
//! | [`rows`] | copies of rows of structs |
//! | [`samples`] | samples that a function makes, put together |

mod rows;
mod samples;

use core::ops::Range;

use crate::DataError;
use crate::plan::Plan;

pub(crate) use rows::RowCopies;
pub(crate) use samples::CollatedSamples;
pub(crate) use samples::not_held;
pub use samples::{HoldsSamples, SampleFn};

/// Makes the tensors of batches, `T`. Of this crate alone.
pub trait BatchSource<T> {
    /// Calls `work` once, with a function that makes one batch after the other. What all batches of one thread have in common is there
    /// as long as `work` runs.
    #[doc(hidden)]
    fn each(&self, plan: &Plan, work: &mut dyn FnMut(MakeBatch<'_, T>));

    /// Whether a batch is nothing but a copy of what is in memory. The thread that asks for it may then make it, whoever else
    /// could.
    #[doc(hidden)]
    fn is_in_memory(&self) -> bool {
        false
    }
}

/// Makes the batch with a number, of the samples at some positions of the epoch. It asks before each sample whether to go on.
pub(crate) type MakeBatch<'m, T> =
    &'m mut dyn FnMut(usize, Range<usize>, &mut dyn FnMut(usize) -> Result<(), Stop>) -> Result<T, Stop>;

/// Why a batch was not made.
#[derive(Debug)]
pub enum Stop {
    /// It can't be.
    Failed(DataError),
    /// Nobody waits for it any longer.
    Unwanted,
}

impl From<DataError> for Stop {
    fn from(error: DataError) -> Self {
        Self::Failed(error)
    }
}
