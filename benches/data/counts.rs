//! What is not a ratio of times: batches that share, allocations, and copies that nobody asked for.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use ndarray::{Array1, Array2};
use tensor_benches::report::{Bench, duration};
use tensor_benches::rounds::{Measured, Side, measure};
use tensor_core::{HoldsRows, Samples};
use tensor_data::DataLoader;
use tensor_tch::{Tch, copies};

use crate::case::{CASES, Four, Labelled};
use crate::epochs::{epochs, first};

/// The system's allocator, which counts while it is told to.
pub(crate) struct Counting;

static COUNTS: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all of it is the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if COUNTS.load(Ordering::Relaxed) {
            ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if COUNTS.load(Ordering::Relaxed) {
            ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if COUNTS.load(Ordering::Relaxed) {
            ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        }
        // SAFETY: the caller's promise.
        unsafe { System.realloc(block, layout, size) }
    }
}

/// One finding.
pub(crate) struct Fact {
    pub(crate) what: String,
    pub(crate) found: String,
    pub(crate) goal: String,
    pub(crate) is_met: bool,
}

/// Finds all that was asked for.
pub(crate) fn all(bench: &Bench) -> Vec<Fact> {
    let mut facts = Vec::new();
    if bench.wants("sequential") {
        facts.extend(sequential(bench));
    }
    if bench.wants("counts") {
        let case = &CASES[0];
        let data = Labelled::new(case);
        let loader = DataLoader::new(&data).batch_size(case.batch).shuffle(42);
        facts.push(allocated(&loader, "two gathered fields", 2));
        facts.push(copied(&loader, "shuffled"));
        facts.push(copied(&DataLoader::new(&data).batch_size(case.batch), "sequential"));
        let case = &CASES[4];
        let data = Four::new(case);
        let loader = DataLoader::new(&data).batch_size(case.batch).shuffle(42);
        facts.push(allocated(&loader, "four gathered fields", 4));
    }
    for Fact { what, found, goal, is_met } in &facts {
        println!("{what:<60} {found:>12}  {goal}{}", if *is_met { "" } else { "  (missed)" });
    }
    facts
}

/// The most that a batch that shares may take.
const MOST: Duration = Duration::from_micros(1);

/// By how much it may be slower for more bytes.
const FLAT: f64 = 1.2;

const BATCHES: u32 = 100;
const ROWS: usize = 64;

/// Epochs whose batches are made and dropped.
fn made<'a>(loader: &'a DataLoader<'a, Labelled>) -> Side<'a> {
    Side::new("made", epochs(loader, |batch| batch.len() as i64))
}

/// Epochs whose batches are lent to PyTorch as well.
fn read<'a>(loader: &'a DataLoader<'a, Labelled>) -> Side<'a> {
    Side::new("read", epochs(loader, |batch| batch.with(|t| first(t.labels))))
}

/// Batches in the order of the arrays, which share them. Nobody has written the arrays, so that large ones take no memory.
fn sequential(bench: &Bench) -> Vec<Fact> {
    let data = |width| Labelled {
        values: Array2::zeros((BATCHES as usize * ROWS, width)),
        labels: Array1::zeros(BATCHES as usize * ROWS),
    };
    let (small, large) = (data(20), data(150_528));
    let loaders = [&large, &small].map(|data| DataLoader::new(data).batch_size(ROWS));
    let mut facts = Vec::new();
    let what = ["made and dropped", "made, lent to PyTorch, one value read, dropped"];
    for (what, sides) in what.into_iter().zip([loaders.each_ref().map(made), loaders.each_ref().map(read)]) {
        let measured = measure(sides.into(), bench.rounds);
        let [Measured { time: large, .. }, Measured { time: small, ratio, .. }] = &measured[..] else { continue };
        for (size, time) in [("88 B", *small / BATCHES), ("602 KB", *large / BATCHES)] {
            facts.push(Fact {
                what: format!("sequential batch of 64 rows of {size}, {what}"),
                found: duration(time),
                goal: format!("≤ {}", duration(MOST)),
                is_met: time <= MOST,
            });
        }
        facts.push(Fact {
            what: format!("sequential batch, {what}: its time at 602 KB over that at 88 B"),
            found: format!("{ratio:.2}"),
            goal: format!("≤ {FLAT:.2}"),
            is_met: *ratio <= FLAT,
        });
    }
    facts
}

/// How often a batch allocates, in the middle of an epoch.
fn allocated<S>(loader: &DataLoader<'_, S>, what: &str, fields: usize) -> Fact
where
    S: Samples,
    Tch: HoldsRows<S>,
{
    let mut epoch = loader.epoch::<Tch>(1).skip(8);
    drop(epoch.next());
    ALLOCATIONS.store(0, Ordering::Relaxed);
    COUNTS.store(true, Ordering::Relaxed);
    let batches = epoch.take(BATCHES as usize).flatten().count();
    COUNTS.store(false, Ordering::Relaxed);
    let each = ALLOCATIONS.load(Ordering::Relaxed) as f64 / batches as f64;
    Fact {
        what: format!("allocations by a batch, {what}"),
        found: format!("{each:.2}"),
        goal: format!("≤ {}", 2 * fields),
        is_met: each <= 2.0 * fields as f64,
    }
}

/// How many copies lending caused in an epoch.
fn copied(loader: &DataLoader<'_, Labelled>, what: &str) -> Fact {
    let before = copies().count;
    epochs(loader, |batch| batch.with(|t| first(t.labels)))();
    let found = copies().count - before;
    Fact {
        what: format!("`tensor_tch::copies()` over a {what} epoch"),
        found: found.to_string(),
        goal: "0".to_owned(),
        is_met: found == 0,
    }
}
