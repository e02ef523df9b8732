//! [`Settings`]: what the user of a loader has said of the batches, beside which samples they have.

use core::time::Duration;
use std::sync::Arc;
use std::time::Instant;

use crate::DataError;
use crate::error::SampleError;

/// How often a loop that waits for a batch asks whether it is to go on.
pub(crate) const BETWEEN_INTERRUPTS: Duration = Duration::from_millis(50);

/// Asks whether to go on.
pub(crate) type Interrupt = Arc<dyn Fn() -> Result<(), SampleError> + Send + Sync>;

/// A loop that asks its interrupt, if it has one, at most every [`BETWEEN_INTERRUPTS`].
pub(crate) struct Asking {
    interrupt: Option<Interrupt>,
    last: Instant,
}

impl Asking {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self { interrupt: settings.interrupt.clone(), last: Instant::now() }
    }

    pub(crate) fn has_interrupt(&self) -> bool {
        self.interrupt.is_some()
    }

    /// Asks, if it is time.
    ///
    /// # Errors
    ///
    /// [`DataError::Interrupted`].
    pub(crate) fn ask(&mut self) -> Result<(), DataError> {
        let Some(interrupt) = &self.interrupt else { return Ok(()) };
        if self.last.elapsed() >= BETWEEN_INTERRUPTS {
            interrupt().map_err(|error| DataError::Interrupted { error })?;
            self.last = Instant::now();
        }
        Ok(())
    }
}

/// What the user of a loader has said of the batches, beside which samples they have.
#[derive(Clone)]
pub struct Settings {
    /// How many batches may be ready or in the making, if the user said so; at least 1.
    pub(crate) prefetch: Option<usize>,
    pub(crate) in_order: bool,
    pub(crate) stop_on_error: bool,
    pub(crate) interrupt: Option<Interrupt>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { prefetch: None, in_order: true, stop_on_error: false, interrupt: None }
    }
}
