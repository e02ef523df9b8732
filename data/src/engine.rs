//! [`Engine`]: threads that make batches, and the batches that they have ready.

use core::any::Any;
use core::cell::Cell;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle, Scope, ScopedJoinHandle};

use tensor_core::on_one_thread;

use crate::DataError;
use crate::batch::Batch;
use crate::error::SampleError;
use crate::plan::{Coming, Place, Plan};
use crate::sources::{BatchSource, Stop};

/// How often a loop that waits for a batch asks whether it is to go on.
pub(crate) const BETWEEN_INTERRUPTS: Duration = Duration::from_millis(50);

/// How many batches each thread has ready or is making, unless the user says otherwise: as in PyTorch.
const PREFETCH: usize = 2;

/// Asks whether to go on.
pub(crate) type Interrupt = Arc<dyn Fn() -> Result<(), SampleError> + Send + Sync>;

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

/// The threads of one epoch. They start when the first batch is asked for.
pub(crate) struct Engine<'a, T> {
    shared: Arc<Shared<T>>,
    plan: Arc<Plan>,
    settings: Settings,
    /// The number of the next batch, if they come in order.
    next: usize,
    /// How many batches are still to be taken.
    left: usize,
    start: Option<Start<'a>>,
    threads: Vec<Thread<'a>>,
    /// The process that has the threads. After a `fork`, the child has none of them.
    process: u32,
}

/// Starts the threads, and lists those that were started.
type Start<'a> = Box<dyn FnOnce(&mut Vec<Thread<'a>>) -> io::Result<()> + Send + 'a>;

enum Thread<'a> {
    Free(JoinHandle<()>),
    Scoped(ScopedJoinHandle<'a, ()>),
}

/// What the threads and the loop have in common.
struct Shared<T> {
    state: Mutex<State<T>>,
    /// A batch may be claimed, or nobody wants one any longer.
    claimable: Condvar,
    /// A batch is ready, or a thread has ended.
    ready: Condvar,
    unwanted: AtomicBool,
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
}

/// A batch that a loop waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Any,
    Number(usize),
}

impl<T: Send + 'static> Engine<'static, T> {
    /// So many threads that belong to nobody else.
    pub(crate) fn free<X>(source: X, plan: Plan, coming: Coming, settings: Settings, threads: usize) -> Self
    where
        X: BatchSource<T> + Send + Sync + 'static,
    {
        Self::new(source, plan, coming, settings, threads, |builder, work| builder.spawn(work).map(Thread::Free))
    }
}

impl<'a, T: Send + 'a> Engine<'a, T> {
    /// So many threads of a scope.
    pub(crate) fn scoped<X>(
        source: X,
        plan: Plan,
        coming: Coming,
        settings: Settings,
        threads: usize,
        scope: &'a Scope<'a, '_>,
    ) -> Self
    where
        X: BatchSource<T> + Send + Sync + 'a,
    {
        Self::new(source, plan, coming, settings, threads, |builder, work| {
            builder.spawn_scoped(scope, work).map(Thread::Scoped)
        })
    }

    fn new<X>(
        source: X,
        plan: Plan,
        coming: Coming,
        settings: Settings,
        threads: usize,
        spawn: impl Fn(Builder, Work<'a>) -> io::Result<Thread<'a>> + Send + 'a,
    ) -> Self
    where
        X: BatchSource<T> + Send + Sync + 'a,
    {
        let plan = Arc::new(plan);
        let (next, left) = (coming.numbers.start, coming.len());
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                coming,
                claimed: 0,
                most_claimed: settings.prefetch.unwrap_or(threads.saturating_mul(PREFETCH)),
                ready: BTreeMap::new(),
                alive: 0,
                idle: 0,
                wanted: None,
            }),
            claimable: Condvar::new(),
            ready: Condvar::new(),
            unwanted: AtomicBool::new(false),
        });
        let of_threads = (Arc::new(source), Arc::clone(&plan), Arc::clone(&shared));
        let start = move |started: &mut Vec<Thread<'a>>| {
            let (source, plan, shared) = of_threads;
            // More threads than batches would have nothing to do.
            for number in 0..threads.min(left) {
                let (source, plan, shared) = (Arc::clone(&source), Arc::clone(&plan), Arc::clone(&shared));
                shared.lock().alive += 1;
                let of_thread = Alive(shared);
                let work = Box::new(move || work(&*source, &plan, &of_thread.0));
                started.push(spawn(Builder::new().name(format!("tensor-data-{number}")), work)?);
            }
            Ok(())
        };
        let process = process::id();
        Self { shared, plan, settings, next, left, start: Some(Box::new(start)), threads: Vec::new(), process }
    }
}

/// What a thread does.
type Work<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Makes batches until there are no more, or nobody wants them.
fn work<X: BatchSource<T>, T>(source: &X, plan: &Plan, shared: &Shared<T>) {
    // All cores are busy with batches, and rayon's pool may be waiting for one of them.
    on_one_thread(|| {
        source.each(plan, &mut |make| {
            while let Some(place) = shared.claim() {
                let number = place.number;
                let current = Cell::new(None);
                let mut go_on = |sample| {
                    current.set(Some(sample));
                    if shared.unwanted.load(Ordering::Relaxed) { Err(Stop::Unwanted) } else { Ok(()) }
                };
                let made = catch_unwind(AssertUnwindSafe(|| make(number, place.positions.clone(), &mut go_on)));
                let result = match made {
                    Ok(Ok(tensors)) => Ok(tensors),
                    Ok(Err(Stop::Failed(error))) => Err(error),
                    Ok(Err(Stop::Unwanted)) => return,
                    Err(payload) => Err(DataError::Panic {
                        epoch: plan.epoch,
                        number,
                        sample: current.get(),
                        message: message(payload),
                    }),
                };
                shared.give(place, result);
            }
        });
    });
}

/// What a panic says.
fn message(payload: Box<dyn Any + Send>) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    // A payload of the user's may panic as well, when it is dropped.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(payload))).map_err(core::mem::forget);
    text.unwrap_or_else(|| "a value that is no text".to_owned())
}

/// A thread that is there: the loop need not wait for it once this is dropped.
struct Alive<T>(Arc<Shared<T>>);

impl<T> Drop for Alive<T> {
    fn drop(&mut self) {
        self.0.lock().alive -= 1;
        self.0.ready.notify_one();
    }
}

impl<T> Shared<T> {
    /// The state. No code of the user's runs while it is locked, so it is whole even after a panic.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next batch that is to be made, once there is room for it. `None`: there is none.
    fn claim(&self) -> Option<Place> {
        let mut state = self.lock();
        loop {
            if self.unwanted.load(Ordering::Relaxed) || state.coming.len() == 0 {
                return None;
            }
            if state.claimed < state.most_claimed {
                state.claimed += 1;
                return state.coming.next();
            }
            state.idle += 1;
            state = self.claimable.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
        }
    }

    fn give(&self, place: Place, result: Result<T, DataError>) {
        let number = place.number;
        let mut state = self.lock();
        state.ready.insert(number, (place, result));
        let is_wanted = state.wanted.is_some_and(|wanted| wanted == Wanted::Any || wanted == Wanted::Number(number));
        drop(state);
        if is_wanted {
            self.ready.notify_one();
        }
    }

    /// A batch that is ready: the one that is wanted, or the first one. `None`: no thread is left that could make it.
    fn take(&self, wanted: Wanted, settings: &Settings) -> Result<Option<Ready<T>>, DataError> {
        let mut state = self.lock();
        loop {
            let ready = match wanted {
                Wanted::Number(number) => state.ready.remove_entry(&number),
                Wanted::Any => state.ready.pop_first(),
            };
            if let Some((_, ready)) = ready {
                state.claimed -= 1;
                // Threads are woken when there is room for half of what they may make, and then all of them.
                let is_room = state.idle > 0 && state.claimed <= state.most_claimed / 2;
                state.wanted = None;
                drop(state);
                if is_room {
                    self.claimable.notify_all();
                }
                return Ok(Some(ready));
            }
            state.wanted = Some(wanted);
            if state.alive == 0 {
                return Ok(None);
            }
            state = match &settings.interrupt {
                None => self.ready.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(interrupt) => {
                    let result = self.ready.wait_timeout(state, BETWEEN_INTERRUPTS);
                    let (state, result) = result.unwrap_or_else(PoisonError::into_inner);
                    if result.timed_out() {
                        drop(state);
                        interrupt().map_err(|error| DataError::Interrupted { error })?;
                        self.lock()
                    } else {
                        state
                    }
                }
            };
        }
    }
}

/// Where a batch is in its epoch, and what became of it.
type Ready<T> = (Place, Result<T, DataError>);

impl<T> Engine<'_, T> {
    /// How many batches are still to be taken.
    pub(crate) fn len(&self) -> usize {
        self.left
    }

    pub(crate) fn next(&mut self) -> Option<Result<Batch<T>, DataError>> {
        if self.left == 0 {
            return None;
        }
        let taken = self.take();
        self.left = self.left.saturating_sub(1);
        let result = taken.and_then(|(place, result)| {
            self.next = place.number + 1;
            Ok(Batch { rows: result?, place, plan: Arc::clone(&self.plan) })
        });
        let ends = match &result {
            Ok(_) => false,
            Err(DataError::Interrupted { .. } | DataError::Forked | DataError::Threads { .. }) => true,
            Err(_) => self.settings.stop_on_error,
        };
        if ends {
            self.left = 0;
        }
        if self.left == 0 {
            self.end();
        }
        Some(result)
    }

    fn take(&mut self) -> Result<Ready<T>, DataError> {
        if let Some(start) = self.start.take() {
            // Threads of a loader that was made before a `fork` start after it.
            self.process = process::id();
            start(&mut self.threads).map_err(|error| DataError::Threads { message: error.to_string() })?;
        }
        if self.process != process::id() {
            return Err(DataError::Forked);
        }
        let wanted = if self.settings.in_order { Wanted::Number(self.next) } else { Wanted::Any };
        let taken = self.shared.take(wanted, &self.settings)?;
        taken.ok_or_else(|| DataError::Threads { message: "all of them have ended".to_owned() })
    }

    /// Leaves batches out. Those that threads have begun to make are made.
    pub(crate) fn skip(&mut self, batches: usize) {
        if self.start.is_some() {
            let batches = batches.min(self.left);
            self.shared.lock().coming.skip(batches);
            self.next += batches;
            self.left -= batches;
            return;
        }
        for _ in 0..batches {
            if self.next().is_none() {
                return;
            }
        }
    }

    /// Ends the threads, and waits for that.
    fn end(&mut self) {
        self.start = None;
        self.shared.unwanted.store(true, Ordering::Relaxed);
        // A thread that has just seen that it is wanted waits once this is locked, and so is woken.
        drop(self.shared.lock());
        self.shared.claimable.notify_all();
        for thread in self.threads.drain(..) {
            if self.process != process::id() {
                // The child of a `fork` has no such thread, and would wait for ever.
                core::mem::forget(thread);
                continue;
            }
            // A thread does not panic: what a batch does is caught.
            let _ = match thread {
                Thread::Free(thread) => thread.join(),
                Thread::Scoped(thread) => thread.join(),
            };
        }
        // Batches that nobody took.
        let ready = core::mem::take(&mut self.shared.lock().ready);
        drop(ready);
    }
}

impl<T> Drop for Engine<'_, T> {
    fn drop(&mut self) {
        self.end();
    }
}
