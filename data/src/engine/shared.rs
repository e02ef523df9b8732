//! [`Shared`]: the batches that nobody has claimed, and those that are ready, for the threads and the loop.

use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::DataError;
use crate::plan::{Coming, Place};
use crate::settings::{Asking, BETWEEN_INTERRUPTS};

/// What the threads and the loop have in common.
pub(super) struct Shared<T> {
    state: Mutex<State<T>>,
    /// A batch may be claimed, or nobody wants one any longer.
    claimable: Condvar,
    /// A batch is ready, or a thread has ended.
    ready: Condvar,
    unwanted: AtomicBool,
    /// Whether the loop may make batches itself.
    loop_may_make: bool,
}

struct State<T> {
    /// What nobody has claimed.
    coming: Coming,
    /// How many batches were claimed and not taken.
    claimed: usize,
    most_claimed: usize,
    ready: BTreeMap<usize, Ready<T>>,
    /// How many threads are there.
    alive: usize,
    /// How many of them wait until they may claim a batch.
    idle: usize,
    /// Which batch the loop waits for. To wake it, or a thread, costs more than many a batch.
    wanted: Option<Wanted>,
    pace: Pace,
}

/// Where a batch is in its epoch, and what became of it.
pub(super) type Ready<T> = (Place, Result<T, DataError>);

/// A batch that a loop waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Any,
    Number(usize),
}

/// How a loop gets a batch.
pub(super) enum Taken<T> {
    Ready(Ready<T>),
    /// It makes this one itself.
    Claimed(Place),
    /// No thread is left that could make it.
    Nobody,
}

/// Whether the last batches took less time than it costs to hand them over.
struct Pace(u8);

impl Pace {
    /// With less, a thread costs more than a fifth of the batch: it has to be woken, and the batch is in the cache of its core.
    const QUICK: Duration = Duration::from_micros(200);
    /// What one slow batch outweighs, and how many quick ones have to be left.
    const SOME: u8 = 8;

    fn is_quick(&self) -> bool {
        self.0 >= Self::SOME
    }

    fn see(&mut self, took: Duration) {
        self.0 = if took < Self::QUICK { (self.0 + 1).min(2 * Self::SOME) } else { self.0.saturating_sub(Self::SOME) };
    }
}

impl<T> Shared<T> {
    pub(super) fn new(coming: Coming, most_claimed: usize, loop_may_make: bool) -> Self {
        Self {
            state: Mutex::new(State {
                coming,
                claimed: 0,
                most_claimed,
                ready: BTreeMap::new(),
                alive: 0,
                idle: 0,
                wanted: None,
                pace: Pace(0),
            }),
            claimable: Condvar::new(),
            ready: Condvar::new(),
            unwanted: AtomicBool::new(false),
            loop_may_make,
        }
    }

    /// The state. No code of the user's runs while it is locked, so it is whole even after a panic.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn is_unwanted(&self) -> bool {
        self.unwanted.load(Ordering::Relaxed)
    }

    /// Leaves batches out that nobody has claimed.
    pub(super) fn skip(&self, batches: usize) {
        self.lock().coming.skip(batches);
    }

    /// The next batch that a thread is to make, once there is room for it. `None`: there is none.
    pub(super) fn claim(&self) -> Option<Place> {
        let mut state = self.lock();
        loop {
            if self.is_unwanted() || state.coming.len() == 0 {
                return None;
            }
            if state.claimed < state.most_claimed && !state.pace.is_quick() {
                state.claimed += 1;
                return state.coming.next();
            }
            state.idle += 1;
            state = self.claimable.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
        }
    }

    /// A thread has made a batch.
    pub(super) fn give(&self, place: Place, result: Result<T, DataError>, took: Duration) {
        let number = place.number;
        let mut state = self.lock();
        if self.loop_may_make {
            state.pace.see(took);
        }
        state.ready.insert(number, (place, result));
        let is_wanted = state.wanted.is_some_and(|wanted| wanted == Wanted::Any || wanted == Wanted::Number(number));
        drop(state);
        if is_wanted {
            self.ready.notify_one();
        }
    }

    /// The loop has made a batch.
    pub(super) fn made(&self, took: Duration) {
        let mut state = self.lock();
        state.pace.see(took);
        let threads_are_needed = !state.pace.is_quick();
        drop(state);
        if threads_are_needed {
            self.claimable.notify_all();
        }
    }

    /// The batch that is wanted, or the first one that is ready.
    pub(super) fn take(&self, wanted: Wanted, asking: &mut Asking) -> Result<Taken<T>, DataError> {
        let mut state = self.lock();
        loop {
            let ready = match wanted {
                Wanted::Number(number) => state.ready.remove_entry(&number),
                Wanted::Any => state.ready.pop_first(),
            };
            if let Some((_, ready)) = ready {
                state.claimed -= 1;
                // Threads are woken when there is room for half of what they may make, and then all of them.
                let is_room = state.claimed <= state.most_claimed / 2;
                let is_anybody_woken = is_room && state.idle > 0 && !state.pace.is_quick();
                state.wanted = None;
                drop(state);
                if is_anybody_woken {
                    self.claimable.notify_all();
                }
                return Ok(Taken::Ready(ready));
            }
            if state.pace.is_quick()
                && (wanted == Wanted::Any || wanted == Wanted::Number(state.coming.numbers.start))
                && let Some(place) = state.coming.next()
            {
                state.wanted = None;
                return Ok(Taken::Claimed(place));
            }
            state.wanted = Some(wanted);
            if state.alive == 0 {
                return Ok(Taken::Nobody);
            }
            if !asking.has_interrupt() {
                state = self.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let outcome = self.ready.wait_timeout(state, BETWEEN_INTERRUPTS);
            let (locked, result) = outcome.unwrap_or_else(PoisonError::into_inner);
            state = locked;
            if result.timed_out() {
                drop(state);
                asking.ask()?;
                state = self.lock();
            }
        }
    }

    /// Has the threads end, after the sample that each is at.
    pub(super) fn stop(&self) {
        self.unwanted.store(true, Ordering::Relaxed);
        // A thread that has just seen that it is wanted waits once this is locked, and so is woken.
        drop(self.lock());
        self.claimable.notify_all();
    }

    /// Drops the batches that nobody took.
    pub(super) fn clear(&self) {
        let ready = core::mem::take(&mut self.lock().ready);
        drop(ready);
    }
}

/// A thread that is there: the loop need not wait for it once this is dropped.
pub(super) struct Alive<T>(pub(super) Arc<Shared<T>>);

impl<T> Alive<T> {
    pub(super) fn new(shared: Arc<Shared<T>>) -> Self {
        shared.lock().alive += 1;
        Self(shared)
    }
}

impl<T> Drop for Alive<T> {
    fn drop(&mut self) {
        self.0.lock().alive -= 1;
        self.0.ready.notify_one();
    }
}
