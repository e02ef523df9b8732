//! Memory that dropped tensors give back, kept for the copies to come. Needs the feature `std`.
//!
//! The system zeroes each page before it hands it out, which takes about as long as a copy into it. A block of 32 MiB
//! or more goes back to the system when it is freed. So a loop that copies such an array in every step would pay for
//! both each time. Instead, such a block waits here if a copy made it and a backend [gives it back](give). At most 32
//! blocks wait, and not more bytes than the [limit](set_limit). The next copy of the same element type takes the block
//! that fits best: large enough, and larger by a quarter at most.
//!
//! Each backend decides whether its tensors give their memory back. PyTorch's do.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::any::Any;
use core::cmp::Reverse;
use core::mem::{ManuallyDrop, MaybeUninit};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use ndarray::{Array, Dimension};

use super::huge_pages::{HUGE_PAGE, ON_HUGE_PAGES, to_huge_page};
use crate::Element;

/// How many bytes wait at most, unless [`set_limit`] says otherwise: 256 MiB.
pub const DEFAULT_LIMIT: usize = 256 << 20;

/// How many blocks wait at most; the module's documentation gives the number. The places are fixed, so that nothing is
/// allocated while the lock is held.
const PLACES: usize = 32;

static POOL: Mutex<Pool> = Mutex::new(Pool { limit: DEFAULT_LIMIT, given: 0, places: [const { None }; PLACES] });

struct Pool {
    limit: usize,
    /// How many blocks were given so far.
    given: u64,
    places: [Option<Block>; PLACES],
}

/// A block that waits.
struct Block {
    /// The bytes of the largest array that it has room for.
    bytes: usize,
    /// How many blocks had been given when this one was, itself included. A smaller number means an older block.
    number: u64,
    /// A `Vec<MaybeUninit<T>>`.
    memory: Box<dyn Any + Send>,
}

impl Pool {
    fn bytes(&self) -> usize {
        self.places.iter().flatten().map(|block| block.bytes).sum()
    }

    /// Adds a block. Returns the block that has no place then: this one if it is larger than the limit,
    /// the oldest if all places are taken.
    fn add(&mut self, mut block: Block) -> Option<Block> {
        if block.bytes > self.limit {
            return Some(block);
        }
        self.given += 1;
        block.number = self.given;
        let place = self.places.iter_mut().min_by_key(|place| place.as_ref().map(|block| block.number))?;
        place.replace(block)
    }

    /// Takes out the oldest block, if the waiting blocks exceed the limit.
    fn take_surplus(&mut self) -> Option<Block> {
        if self.bytes() <= self.limit {
            return None;
        }
        let oldest = self.places.iter_mut().filter(|place| place.is_some());
        oldest.min_by_key(|place| place.as_ref().map(|block| block.number))?.take()
    }

    /// Takes out the smallest block with room for `capacity` elements and at most a quarter more. Among equals, it
    /// takes the one given last.
    fn take_fitting<T: Element>(&mut self, capacity: usize) -> Option<Block> {
        let room = |block: &Block| block.memory.downcast_ref::<Vec<MaybeUninit<T>>>().map(Vec::capacity);
        let fits = capacity..=capacity.saturating_add(capacity / 4);
        let fitting = self.places.iter_mut().filter_map(|place| {
            let block = place.as_ref()?;
            let room = room(block).filter(|room| fits.contains(room))?;
            Some((room, Reverse(block.number), place))
        });
        fitting.min_by_key(|(room, number, _)| (*room, *number))?.2.take()
    }
}

/// Locks the pool, even if another thread panicked while it held the lock. The pool is whole then, since nothing panics
/// between two changes that belong together.
fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// [`pool`], or `None` if somebody else holds the lock. A copy does not wait for memory that it can get elsewhere, so
/// it does not hang in a process that was forked while another thread held the lock.
fn free_pool() -> Option<MutexGuard<'static, Pool>> {
    match POOL.try_lock() {
        Ok(pool) => Some(pool),
        Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Sets how many bytes wait at most, and frees the oldest blocks beyond that. With 0, every block goes back to the system at
/// once. An array larger than the limit never waits; how much is in use is not limited.
///
/// ```
/// use tensor_core::pool;
///
/// assert_eq!(pool::limit(), pool::DEFAULT_LIMIT);
/// pool::set_limit(1 << 30); // for batches of up to a gigabyte
/// # pool::set_limit(pool::DEFAULT_LIMIT);
/// ```
pub fn set_limit(bytes: usize) {
    pool().limit = bytes;
    free_surplus(|| Some(pool()));
}

/// How many bytes wait at most.
#[must_use]
pub fn limit() -> usize {
    pool().limit
}

/// Frees the oldest blocks beyond the limit. The lock is given back before each block is freed.
fn free_surplus(pool: fn() -> Option<MutexGuard<'static, Pool>>) {
    let surplus = || pool()?.take_surplus();
    while let Some(block) = surplus() {
        drop(block);
    }
}

/// How many bytes wait. The up to 2 MiB that each block has for the alignment of its array are not counted.
#[must_use]
pub fn free_bytes() -> usize {
    pool().bytes()
}

/// Frees all blocks that wait. Blocks that come back later wait again.
pub fn free_all_blocks() {
    let blocks = core::mem::replace(&mut pool().places, [const { None }; PLACES]);
    drop(blocks);
}

/// Drops an array whose memory a later copy may use.
///
/// A backend calls it to drop an array that a tensor owned. The memory is kept if it is at least 32 MiB and the array starts at
/// the second line of a huge page, as arrays made by [`row_major`](crate::row_major()) do; any other array is freed, and
/// so is one for which the limit leaves no room. The values stay in memory until a copy writes over them.
pub fn give<T: Element, D: Dimension>(array: Array<T, D>) {
    let (block, start) = array.into_raw_vec_and_offset();
    give_parts(block, start);
}

/// [`give`] of an array that `into_raw_vec_and_offset` has taken apart.
///
/// So a tensor can own its memory without the array's shape, which it has itself.
pub fn give_parts<T: Element>(block: Vec<T>, start: Option<usize>) {
    let bytes = (block.capacity() * size_of::<T>() + size_of::<T>()).saturating_sub(HUGE_PAGE);
    let begins_like_a_copy = bytes >= ON_HUGE_PAGES && start == Some(to_huge_page(&block));
    if !begins_like_a_copy {
        return;
    }
    let mut block = ManuallyDrop::new(block);
    // SAFETY: the old `Vec` is not used again. `MaybeUninit<T>` has the layout of `T`, and every `T` is a valid
    // `MaybeUninit<T>`.
    let block =
        unsafe { Vec::<MaybeUninit<T>>::from_raw_parts(block.as_mut_ptr().cast(), block.len(), block.capacity()) };
    let block = Block { bytes, number: 0, memory: Box::new(block) };
    let refused = match free_pool() {
        Some(mut pool) => pool.add(block),
        None => Some(block),
    };
    drop(refused);
    free_surplus(free_pool);
}

/// A waiting block with room for `capacity` elements and at most a quarter more. The elements within its length are
/// initialized.
pub(super) fn take<T: Element>(capacity: usize) -> Option<Vec<MaybeUninit<T>>> {
    let block = free_pool()?.take_fitting::<T>(capacity)?;
    block.memory.downcast().ok().map(|memory| *memory)
}
