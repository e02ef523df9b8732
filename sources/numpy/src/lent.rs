//! Which memory this extension module has lent, whatever Python object it belongs to.
//!
//! rust-numpy keeps such a list as well, one for all extension modules, and a field is entered in both. Its list goes
//! by the object at the end of the chain of bases, and compares where elements begin, not where they end. So it takes
//! two arrays made from one buffer (`numpy.frombuffer(b)`, twice) for strangers, and an array of complex numbers for a
//! stranger to its own `imag`.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::memory::Span;
use crate::mismatch::Mismatch;

static LENT: Mutex<Vec<Entry>> = Mutex::new(Vec::new());

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    span: Span,
    written: bool,
}

/// The entry of one field; taken out when dropped.
#[derive(Debug)]
pub(crate) struct Lent(Entry);

impl Lent {
    /// Enters memory that is to be read, or `written`.
    ///
    /// # Errors
    ///
    /// [`Mismatch::Lent`], if it meets memory in the list and one of the two is written; [`Mismatch::Repeated`], if
    /// rust-numpy can't tell whether it does.
    pub(crate) fn new(span: Span, written: bool) -> Result<Self, Mismatch> {
        let mut list = list();
        if list.iter().any(|other| (written || other.written) && span.may_overlap(&other.span)) {
            return Err(Mismatch::Lent);
        }
        if list.iter().any(|other| span.baffles_rust_numpy(&other.span)) {
            return Err(Mismatch::Repeated);
        }
        let entry = Entry { span, written };
        list.push(entry);
        Ok(Self(entry))
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut list = list();
        // One of several that are equal is as good as another.
        if let Some(at) = list.iter().position(|entry| *entry == self.0) {
            list.swap_remove(at);
        }
    }
}

/// The list, which nothing that panics leaves half changed.
fn list() -> MutexGuard<'static, Vec<Entry>> {
    LENT.lock().unwrap_or_else(PoisonError::into_inner)
}
