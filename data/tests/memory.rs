//! What a loader allocates: nothing for a batch but the memory of what is gathered, and nothing that is kept.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicIsize, Ordering};

use common::{Points, points};
use tensor_core::Host;
use tensor_data::{BlockShuffle, DataLoader, Dataset, IntoDataset, Stratified, Weighted};

/// The system's allocator, counting what is allocated and what is there.
struct Counting;

thread_local! {
    /// Those of this thread: the test harness has threads, too.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

static LIVE: AtomicIsize = AtomicIsize::new(0);

// SAFETY: each call is passed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        LIVE.fetch_add(layout.size().cast_signed(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size().cast_signed(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many allocations each batch of an epoch takes, from the second batch on.
fn per_batch(loader: &DataLoader<'_, Points>) -> Vec<usize> {
    let mut batches = loader.epoch::<Host>(1);
    drop(batches.next());
    let mut counts = Vec::with_capacity(batches.len());
    loop {
        let before = COUNT.get();
        let Some(batch) = batches.next() else { return counts };
        counts.push(COUNT.get() - before);
        drop(batch);
    }
}

// All in one test: threads of other tests would be counted, too.
#[test]
fn a_batch_allocates_what_is_gathered_and_an_epoch_keeps_nothing() {
    let points = points(200);
    let loader = DataLoader::new(&points).batch_size(16);
    // In order, `xy` is a share, and `class` is converted. What is whole was made for the first batch.
    assert_eq!(per_batch(&loader), [1; 12]);
    let [part, rest] = points.split([0.5, 0.5], 1).unwrap();
    let weights: Vec<f64> = (1..=200).map(f64::from).collect();
    let shuffled = [
        loader.clone().shuffle(42),
        loader.clone().sampler(BlockShuffle::new(42, 10, 3)),
        loader.clone().sampler(Weighted::new(&weights, 42).unwrap()),
        loader.clone().sampler((0..200).rev().collect::<Vec<_>>()),
        DataLoader::new(&part).batch_size(16).shuffle(42),
    ];
    // One block for each of the two fields, and none for the order.
    for loader in &shuffled {
        let counts = per_batch(loader);
        assert!(counts.iter().all(|&count| count <= 2), "{loader:?}: {counts:?}");
    }

    let stratified = loader.sampler(Stratified::new(&points.class, 1)).drop_last(true);
    let joined = Dataset::join([&part, &rest]).unwrap();
    let loaders = [&shuffled[0], &shuffled[4], &stratified, &DataLoader::new(&joined).batch_size(64).shuffle(1)];
    let epoch = |number| {
        for loader in loaders {
            let mut batches = loader.epoch::<Host>(number);
            // A part of the epochs is left in the middle.
            let stop = if number % 3 == 0 { 1 } else { usize::MAX };
            assert!(batches.by_ref().take(stop).all(|batch| batch.is_ok()));
        }
    };
    (0..10).for_each(epoch);
    let before = LIVE.load(Ordering::Relaxed);
    let epochs = if cfg!(debug_assertions) { 3_000 } else { 100_000 };
    (0..epochs).for_each(epoch);
    // The test harness has threads, too, which allocate a little.
    let kept = LIVE.load(Ordering::Relaxed) - before;
    assert!(kept < 4096, "{kept} bytes are kept after {epochs} epochs");
    // A batch that is never dropped keeps its own memory, and nothing else.
    let batch = ManuallyDrop::new(loaders[0].epoch::<Host>(0).next().unwrap().unwrap());
    let rows = batch.indices().len();
    let leaked = LIVE.load(Ordering::Relaxed) - before;
    assert!(leaked > 0 && leaked < 20_000, "{leaked} bytes of a batch with {rows} rows");
    epoch(1);
    // A leak checker may look at this test.
    drop(ManuallyDrop::into_inner(batch));
}
