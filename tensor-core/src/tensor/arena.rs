//! [`Arena`]: where the guards of all fields of a struct live while a closure sees their tensors.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;
use core::marker::PhantomData;

/// Keeps guards until it is dropped. It then drops the latest first.
///
/// A guard is safe to keep here for two reasons. What it borrows is borrowed for `'s`, which outlives the arena. And
/// the arena is never handed out by value, so nobody can leak it.
pub struct Arena<'s> {
    guards: RefCell<Vec<Kept>>,
    // The arena is invariant in `'s`. Otherwise it could keep a guard that is valid for a shorter time.
    borrowed: PhantomData<fn(&'s ()) -> &'s ()>,
}

/// A guard in a box of its own, its type forgotten.
struct Kept {
    guard: *mut (),
    drop: unsafe fn(*mut ()),
}

impl Drop for Kept {
    fn drop(&mut self) {
        // SAFETY: `keep` made both fields from one box, which is freed only here.
        unsafe { (self.drop)(self.guard) }
    }
}

impl<'s> Arena<'s> {
    fn new() -> Self {
        Self { guards: RefCell::new(Vec::new()), borrowed: PhantomData }
    }

    /// Runs `f` on a tensor or a struct of tensors, with an arena for their guards. All guards have been dropped when
    /// this returns or unwinds.
    pub fn with<T: 's, R>(tensors: T, f: impl for<'t> FnOnce(T, &'t Arena<'s>) -> R) -> R {
        f(tensors, &Arena::new())
    }

    /// Keeps a guard for as long as the arena lives.
    #[allow(clippy::mut_from_ref, reason = "each call makes a guard of its own, which nobody else refers to")]
    pub(crate) fn keep<'t, G: 's>(&'t self, guard: G) -> &'t mut G {
        /// # Safety
        ///
        /// `guard` is a box of a `G` that nobody else frees.
        unsafe fn free<G>(guard: *mut ()) {
            // SAFETY: the caller's promise.
            drop(unsafe { Box::from_raw(guard.cast::<G>()) });
        }
        let guard = Box::into_raw(Box::new(guard));
        self.guards.borrow_mut().push(Kept { guard: guard.cast(), drop: free::<G> });
        // SAFETY: the box is alive until the arena is dropped, the arena is borrowed for `'t`, and nobody else refers
        // to the box. What the guard borrows outlives the arena, because `'s` does: the code that drops the arena names
        // `'s`.
        unsafe { &mut *guard }
    }
}

impl Drop for Arena<'_> {
    fn drop(&mut self) {
        // The latest first. If a guard panics, the rest is dropped with the field.
        while let Some(kept) = self.guards.get_mut().pop() {
            drop(kept);
        }
    }
}

impl fmt::Debug for Arena<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Arena").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::rc::Rc;

    /// Says its number when it is dropped, and panics if it is 2.
    struct Guard(Rc<RefCell<Vec<u8>>>, u8);

    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.borrow_mut().push(self.1);
            assert!(self.1 != 2, "the guard panics");
        }
    }

    fn keep(arena: &Arena<'_>, dropped: &Rc<RefCell<Vec<u8>>>, number: u8) {
        let guard = arena.keep(Guard(Rc::clone(dropped), number));
        assert_eq!(guard.1, number);
    }

    #[test]
    fn guards_are_dropped_once_each_and_the_latest_first() {
        let dropped = Rc::default();
        let arena = Arena::new();
        for number in [0, 1, 3] {
            keep(&arena, &dropped, number);
        }
        assert!(dropped.borrow().is_empty());
        drop(arena);
        assert_eq!(*dropped.borrow(), [3, 1, 0]);
    }

    #[test]
    fn a_guard_that_panics_keeps_no_other_from_being_dropped() {
        let dropped = Rc::default();
        let arena = Arena::new();
        for number in [0, 1, 2, 3] {
            keep(&arena, &dropped, number);
        }
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(arena)));
        assert!(panicked.is_err());
        assert_eq!(*dropped.borrow(), [3, 2, 0, 1]);
    }
}
