//! What the pool keeps, as the allocator sees it: freed in time, without a lock held, and when memory is short.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ndarray::Array1;
use tensor_core::{TensorError, pool, row_major, to_array};

/// The least that waits, in bytes.
const LEAST: usize = 32 << 20;

/// What aligns a copy, in bytes.
const SLACK: usize = (2 << 20) - 1;

/// The system's allocator, which knows how much is in large blocks and gives no more than there is.
struct Watching;

static LARGE: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(usize::MAX);

thread_local! {
    /// Whether the allocator asks the pool for its size each time, as one that keeps statistics might.
    static ASKS: Cell<bool> = const { Cell::new(false) };
}

fn ask() {
    if ASKS.replace(false) {
        let _ = pool::free_bytes();
        ASKS.set(true);
    }
}

fn given(layout: Layout, allocate: impl FnOnce() -> *mut u8) -> *mut u8 {
    ask();
    if layout.size() < LEAST {
        return allocate();
    }
    if LARGE.fetch_add(layout.size(), Ordering::SeqCst) + layout.size() > MOST.load(Ordering::SeqCst) {
        LARGE.fetch_sub(layout.size(), Ordering::SeqCst);
        return ptr::null_mut();
    }
    allocate()
}

// SAFETY: each call is passed on to the system's allocator as it is, or answered by the null that says there is no memory.
unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        given(layout, || unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        given(layout, || unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        ask();
        if layout.size() >= LEAST {
            LARGE.fetch_sub(layout.size(), Ordering::SeqCst);
        }
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Watching = Watching;

/// One test at a time, from an empty pool.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    MOST.store(usize::MAX, Ordering::SeqCst);
    pool::set_limit(pool::DEFAULT_LIMIT);
    pool::free_all_blocks();
    assert_eq!(LARGE.load(Ordering::SeqCst), 0);
    turn
}

fn copy(from: &Array1<u8>) -> Array1<u8> {
    row_major(&from.view()).unwrap()
}

#[test]
fn what_does_not_wait_is_freed() {
    let _turn = turn();
    let source = Array1::zeros(LEAST);
    let before = LARGE.load(Ordering::SeqCst);
    let waiting = || (LARGE.load(Ordering::SeqCst) - before) / (LEAST + SLACK);
    pool::set_limit(LEAST * 2);
    for array in [copy(&source), copy(&source), copy(&source)] {
        pool::give(array);
    }
    assert_eq!((waiting(), pool::free_bytes()), (2, LEAST * 2));
    pool::set_limit(LEAST);
    assert_eq!((waiting(), pool::free_bytes()), (1, LEAST));
    pool::free_all_blocks();
    assert_eq!((waiting(), pool::free_bytes()), (0, 0));
    pool::set_limit(LEAST - 1);
    pool::give(copy(&source));
    assert_eq!((waiting(), pool::free_bytes()), (0, 0));
    // More blocks than there are places for.
    pool::set_limit(usize::MAX);
    let arrays: Vec<_> = (0..36).map(|_| copy(&source)).collect();
    arrays.into_iter().for_each(pool::give);
    assert_eq!((waiting(), pool::free_bytes()), (32, 32 * LEAST));
    pool::free_all_blocks();
    assert_eq!(LARGE.load(Ordering::SeqCst), before);
}

#[test]
fn the_allocator_may_ask_the_pool() {
    let _turn = turn();
    let source = Array1::zeros(LEAST);
    ASKS.set(true);
    pool::set_limit(LEAST * 2);
    for array in [copy(&source), copy(&source), copy(&source)] {
        pool::give(array);
    }
    pool::give(copy(&source));
    pool::set_limit(LEAST);
    pool::free_all_blocks();
    ASKS.set(false);
    assert_eq!(pool::free_bytes(), 0);
}

#[test]
fn what_waits_is_freed_for_what_lacks_memory() {
    let _turn = turn();
    let bytes = Array1::<u8>::zeros(LEAST * 2);
    let numbers = Array1::<u32>::zeros(LEAST / 2);
    // Of an array of another type, one that is much smaller, and one on the way back.
    MOST.store(LARGE.load(Ordering::SeqCst) + LEAST * 3, Ordering::SeqCst);
    pool::give(copy(&bytes));
    assert_eq!(pool::free_bytes(), LEAST * 2);
    drop(row_major(&numbers.view()).unwrap());
    assert_eq!(pool::free_bytes(), 0);
    pool::give(copy(&bytes));
    drop(row_major(&bytes.slice(ndarray::s![..LEAST])).unwrap());
    pool::give(copy(&bytes));
    drop(to_array(&bytes.view()).unwrap());
    assert_eq!(pool::free_bytes(), 0);
    let held = copy(&bytes);
    assert_eq!(row_major(&bytes.view()).unwrap_err(), TensorError::NoMemory { elements: LEAST * 2 });
    drop(held);
}
