//! [`LoaderState`]: how far a run has come.

use crate::DataError;
use crate::order::ORDER_VERSION;

/// How far a run has come, taken from the last batch that was used: [`Batch::state`](crate::Batch::state).
///
/// It is five integers. A checkpoint keeps them as it keeps other numbers, by `<[u64; 5]>::from(state)`, and [`DataLoader::resume`](crate::DataLoader::resume) goes on with the sample after that batch, whatever the size of
/// the batches from there.
///
/// Besides the epoch and the position it has the version of the orders, the number of samples, and a fingerprint: of the struct's
/// `SPEC`, of how many samples each struct has, and of up to 64 samples of the epoch, by which another order is told. The values of the arrays are
/// not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LoaderState {
    pub(crate) version: u64,
    pub(crate) epoch: u64,
    pub(crate) position: u64,
    pub(crate) samples: u64,
    pub(crate) fingerprint: u64,
}

impl LoaderState {
    pub(crate) fn new(epoch: u64, position: usize, samples: usize, fingerprint: u64) -> Self {
        Self { version: ORDER_VERSION.into(), epoch, position: position as u64, samples: samples as u64, fingerprint }
    }

    /// The epoch.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// How many samples of the epoch were in batches.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Whether a run that is in this state goes on with a loader like that, whose epoch has `positions`.
    pub(crate) fn check(&self, samples: usize, positions: usize, fingerprint: u64) -> Result<(), DataError> {
        let differs = |what, expected, found| {
            if expected == found { Ok(()) } else { Err(DataError::State { what, expected, found }) }
        };
        differs("order version", ORDER_VERSION.into(), self.version)?;
        differs("number of samples", samples as u64, self.samples)?;
        differs("fingerprint of the samples and their order", fingerprint, self.fingerprint)?;
        let last = positions as u64;
        if self.position > last {
            return Err(DataError::State { what: "a position up to", expected: last, found: self.position });
        }
        Ok(())
    }
}

impl From<LoaderState> for [u64; 5] {
    fn from(state: LoaderState) -> Self {
        let LoaderState { version, epoch, position, samples, fingerprint } = state;
        [version, epoch, position, samples, fingerprint]
    }
}

impl From<[u64; 5]> for LoaderState {
    fn from([version, epoch, position, samples, fingerprint]: [u64; 5]) -> Self {
        Self { version, epoch, position, samples, fingerprint }
    }
}
