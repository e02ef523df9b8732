//! [`Engine`]: threads that make batches, and the loop that takes them.
//!
//! | file | what it holds |
//! |---|---|
//! | [`shared`] | the batches that nobody has claimed, and those that are ready |

mod shared;

use core::any::Any;
use core::cell::Cell;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle, Scope, ScopedJoinHandle};
use std::time::Instant;

use tensor_core::on_one_thread;

use self::shared::{Alive, Ready, Shared, Taken, Wanted};
use crate::DataError;
use crate::batch::Batch;
use crate::plan::{Coming, Place, Plan};
use crate::settings::{Asking, Settings};
use crate::sources::{BatchSource, MakeBatch, Stop};

/// How many batches each thread has ready or is making, unless the user says otherwise: as in PyTorch.
const PREFETCH: usize = 2;

/// The threads of one epoch. They start when the first batch is asked for.
pub(crate) struct Engine<'a, T> {
    source: Arc<dyn BatchSource<T> + Send + Sync + 'a>,
    shared: Arc<Shared<T>>,
    plan: Arc<Plan>,
    settings: Settings,
    asking: Asking,
    /// What ended the epoch while batches were left out. It is told next.
    failed: Option<DataError>,
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
        let (plan, source): (_, Arc<dyn BatchSource<T> + Send + Sync + 'a>) = (Arc::new(plan), Arc::new(source));
        let (next, left) = (coming.numbers.start, coming.len());
        let most_claimed = settings.prefetch.unwrap_or(threads.saturating_mul(PREFETCH));
        let shared = Arc::new(Shared::new(coming, most_claimed, source.is_in_memory()));
        let of_threads = (Arc::clone(&source), Arc::clone(&plan), Arc::clone(&shared));
        let start = move |started: &mut Vec<Thread<'a>>| {
            let (source, plan, shared) = of_threads;
            // More threads than batches would have nothing to do.
            for number in 0..threads.min(left) {
                let (source, plan) = (Arc::clone(&source), Arc::clone(&plan));
                let of_thread = Alive::new(Arc::clone(&shared));
                let work = Box::new(move || work(&*source, &plan, &of_thread.0));
                started.push(spawn(Builder::new().name(format!("tensor-data-{number}")), work)?);
            }
            Ok(())
        };
        let process = process::id();
        Self {
            source,
            shared,
            plan,
            asking: Asking::new(&settings),
            settings,
            failed: None,
            next,
            left,
            start: Some(Box::new(start)),
            threads: Vec::new(),
            process,
        }
    }
}

/// What a thread does.
type Work<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Makes batches until there are no more, or nobody wants them.
fn work<T>(source: &dyn BatchSource<T>, plan: &Plan, shared: &Shared<T>) {
    // All cores are busy with batches, and rayon's pool may be waiting for one of them.
    on_one_thread(|| {
        source.each(plan, &mut |make| {
            let mut go_on = || if shared.is_unwanted() { Err(Stop::Unwanted) } else { Ok(()) };
            while let Some(place) = shared.claim() {
                let begun = Instant::now();
                match made(make, &place, plan.epoch, &mut go_on) {
                    Ok(tensors) => shared.give(place, Ok(tensors), begun.elapsed()),
                    Err(Stop::Failed(error)) => shared.give(place, Err(error), begun.elapsed()),
                    Err(Stop::Unwanted) => return,
                }
            }
        });
    });
}

/// Makes a batch. A panic is an error that names the sample. `go_on` is asked before each.
fn made<T>(
    make: MakeBatch<'_, T>,
    place: &Place,
    epoch: u64,
    go_on: &mut dyn FnMut() -> Result<(), Stop>,
) -> Result<T, Stop> {
    let number = place.number;
    let current = Cell::new(None);
    let mut before = |sample| {
        current.set(Some(sample));
        go_on()
    };
    let result = catch_unwind(AssertUnwindSafe(|| make(number, place.positions.clone(), &mut before)));
    result.unwrap_or_else(|payload| {
        let (sample, message) = (current.get(), message(payload));
        Err(Stop::Failed(DataError::Panic { epoch, number, sample, message }))
    })
}

/// What a panic says.
fn message(payload: Box<dyn Any + Send>) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    // A payload of the user's may panic as well, when it is dropped.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(payload))).map_err(core::mem::forget);
    text.unwrap_or_else(|| "a value that is no text".to_owned())
}

impl<T> Engine<'_, T> {
    /// How many batches are still to be taken.
    pub(crate) fn len(&self) -> usize {
        self.left
    }

    pub(crate) fn next(&mut self) -> Option<Result<Batch<T>, DataError>> {
        if self.left == 0 {
            return None;
        }
        let taken = self.failed.take().map_or_else(|| self.take(), Err);
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
        self.asking.ask()?;
        let wanted = if self.settings.in_order { Wanted::Number(self.next) } else { Wanted::Any };
        match self.shared.take(wanted, &mut self.asking)? {
            Taken::Ready(ready) => Ok(ready),
            Taken::Claimed(place) => Ok(self.make(place)),
            Taken::Nobody => Err(DataError::Threads { message: "all of them have ended".to_owned() }),
        }
    }

    /// Makes a batch on this thread, as quickly as the threads made those before.
    fn make(&self, place: Place) -> Ready<T> {
        let begun = Instant::now();
        let mut result = Err(Stop::Unwanted);
        on_one_thread(|| {
            self.source.each(&self.plan, &mut |make| result = made(make, &place, self.plan.epoch, &mut || Ok(())));
        });
        self.shared.made(begun.elapsed());
        match result {
            Ok(tensors) => (place, Ok(tensors)),
            Err(Stop::Failed(error)) => (place, Err(error)),
            Err(Stop::Unwanted) => unreachable!("only threads are told to stop"),
        }
    }

    /// Leaves batches out. Those that threads have begun to make are made.
    pub(crate) fn skip(&mut self, batches: usize) {
        if self.start.is_some() {
            let batches = batches.min(self.left);
            self.shared.skip(batches);
            self.next += batches;
            self.left -= batches;
            return;
        }
        for _ in 0..batches.min(self.left) {
            match self.take() {
                // What became of it is left out with it.
                Ok((place, _)) => {
                    self.next = place.number + 1;
                    self.left -= 1;
                }
                Err(error) => {
                    self.failed = Some(error);
                    self.left = 1;
                    return;
                }
            }
        }
        if self.left == 0 {
            self.end();
        }
    }

    /// Ends the threads, and waits for that.
    fn end(&mut self) {
        self.start = None;
        self.shared.stop();
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
        self.shared.clear();
    }
}

impl<T> Drop for Engine<'_, T> {
    fn drop(&mut self) {
        self.end();
    }
}
