//! Memory that dropped tensors give back, kept for the copies to come. Needs the feature `std`.
//!
//! The system zeroes each page before it hands it out, which takes about as long as a copy into it; and a block of 32 MiB or
//! more goes back to the system when it is freed. So a loop that copies such an array in every step would pay twice for each.
//! Blocks as large as that, which a copy made and a backend [gives back](give), wait here instead, up to a
//! [limit](set_limit), and the next copy of the element type takes one that fits.
//!
//! Which tensors do so is up to their backend: PyTorch's do.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::any::Any;
use core::mem::{self, ManuallyDrop, MaybeUninit};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ndarray::{Array, Dimension};

use crate::Element;
use crate::copy::{HUGE_PAGE, ON_HUGE_PAGES};

/// How many bytes wait at most, unless [`set_limit`] says otherwise: 256 MiB.
pub const DEFAULT_LIMIT: usize = 256 << 20;

static POOL: Mutex<Pool> = Mutex::new(Pool { limit: DEFAULT_LIMIT, blocks: Vec::new() });

/// The blocks that wait, the one given last at the end.
struct Pool {
    limit: usize,
    blocks: Vec<Block>,
}

struct Block {
    /// What an array in it can have, which is a huge page less than the block itself.
    bytes: usize,
    /// A `Vec<MaybeUninit<T>>`.
    memory: Box<dyn Any + Send>,
}

impl Pool {
    fn bytes(&self) -> usize {
        self.blocks.iter().map(|block| block.bytes).sum()
    }

    /// Adds a block; gives back what is then too much, for the caller to free.
    fn add(&mut self, block: Block) -> Vec<Block> {
        if block.bytes > self.limit {
            return Vec::from([block]);
        }
        self.blocks.push(block);
        self.surplus()
    }

    /// Takes out the oldest blocks that are too many, for the caller to free.
    fn surplus(&mut self) -> Vec<Block> {
        let mut bytes = self.bytes();
        let kept = self.blocks.iter().position(|block| {
            let fits = bytes <= self.limit;
            bytes -= block.bytes;
            fits
        });
        let surplus = kept.unwrap_or(self.blocks.len());
        self.blocks.drain(..surplus).collect()
    }
}

/// What the lock guards is whole even after a panic: nothing in here panics between two changes that belong together.
fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sets how many bytes wait at most, and frees the oldest blocks beyond that. With 0, every block goes back to the system at
/// once. An array larger than the limit never waits.
///
/// ```
/// use tensor_core::pool;
///
/// pool::set_limit(1 << 30); // for batches of up to a gigabyte
/// # pool::set_limit(pool::DEFAULT_LIMIT);
/// ```
pub fn set_limit(bytes: usize) {
    let surplus = {
        let mut pool = pool();
        pool.limit = bytes;
        pool.surplus()
    };
    // Freed after the lock was given back.
    drop(surplus);
}

/// How many bytes wait, without the few that align them.
#[must_use]
pub fn free_bytes() -> usize {
    pool().bytes()
}

/// Frees all that waits. What comes back later waits again.
pub fn free_all_blocks() {
    let blocks = mem::take(&mut pool().blocks);
    drop(blocks);
}

/// Drops an array whose memory a later copy may use.
///
/// For backends, to drop the arrays with that their tensors own. Kept is what [`row_major`](crate::row_major()) made of 32 MiB or
/// more, if it fits in the limit; any other array is just dropped. The values are not cleared: a copy writes over all of them.
pub fn give<T: Element, D: Dimension>(array: Array<T, D>) {
    let (block, start) = array.into_raw_vec_and_offset();
    let bytes = (block.capacity() * size_of::<T>() + size_of::<T>()).saturating_sub(HUGE_PAGE);
    // An array that a copy made begins at its allocation's first huge page; one that was made elsewhere all but never does.
    let ours = bytes >= ON_HUGE_PAGES && start == Some(block.as_ptr().align_offset(HUGE_PAGE));
    if !ours {
        return;
    }
    let mut block = ManuallyDrop::new(block);
    // SAFETY: a `Vec` that is not used again gives up its memory, to one of the same layout; every `T` is a `MaybeUninit<T>`.
    let block =
        unsafe { Vec::<MaybeUninit<T>>::from_raw_parts(block.as_mut_ptr().cast(), block.len(), block.capacity()) };
    let block = Block { bytes, memory: Box::new(block) };
    // Freed after the lock was given back.
    let surplus = pool().add(block);
    drop(surplus);
}

/// A block of at least so many elements, and of not many more, if one waits. Those of its length were written before.
pub(crate) fn take<T: Element>(capacity: usize) -> Option<Vec<MaybeUninit<T>>> {
    let fits = |block: &Block| {
        let memory = block.memory.downcast_ref::<Vec<MaybeUninit<T>>>();
        memory.is_some_and(|memory| (capacity..=capacity + capacity / 4).contains(&memory.capacity()))
    };
    let block = {
        let mut pool = pool();
        let last = pool.blocks.iter().rposition(fits)?;
        pool.blocks.remove(last)
    };
    block.memory.downcast().ok().map(|memory| *memory)
}
