//! The list of memory that this extension module has borrowed from Python, by address.
//!
//! rust-numpy keeps a list of borrows too, one for all extension modules, and every field is in both lists. rust-numpy
//! identifies memory by the object at the end of an array's chain of bases, and compares where elements begin, not where
//! they end. So it does not see that two arrays share memory if both were made from one buffer (`numpy.frombuffer(b)`,
//! twice), or if one is the `imag` of the other.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::memory::Span;
use crate::mismatch::Mismatch;

static BORROWS: Mutex<Vec<Entry>> = Mutex::new(Vec::new());

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    span: Span,
    written: bool,
}

/// The borrow of one field's memory. It is in the list until dropped.
#[derive(Debug)]
pub(crate) struct MemoryBorrow(Entry);

impl MemoryBorrow {
    /// Adds memory to the list: to be read, or to be `written`.
    ///
    /// # Errors
    ///
    /// [`Mismatch::Lent`], if it overlaps memory in the list and one of the two is written; [`Mismatch::Repeated`], if
    /// rust-numpy can't tell whether the two overlap.
    pub(crate) fn new(span: Span, written: bool) -> Result<Self, Mismatch> {
        let mut list = list();
        if list.iter().any(|other| (written || other.written) && span.may_overlap(&other.span)) {
            return Err(Mismatch::Lent);
        }
        if list.iter().any(|other| span.divides_by_zero_in_rust_numpy(&other.span)) {
            return Err(Mismatch::Repeated);
        }
        let entry = Entry { span, written };
        list.push(entry);
        Ok(Self(entry))
    }
}

impl Drop for MemoryBorrow {
    fn drop(&mut self) {
        let mut list = list();
        // Of several equal entries it does not matter which is removed.
        if let Some(at) = list.iter().position(|entry| *entry == self.0) {
            list.swap_remove(at);
        }
    }
}

/// Locks the list. A panic can't leave it half changed, so a poisoned lock is fine.
fn list() -> MutexGuard<'static, Vec<Entry>> {
    BORROWS.lock().unwrap_or_else(PoisonError::into_inner)
}
