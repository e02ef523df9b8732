//! [`Arena`]: where the guards of all fields of a struct live while a closure sees their tensors.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::fmt;
use core::marker::PhantomData;

use crate::TensorError;

/// Keeps guards until it is dropped. It then drops the latest first.
///
/// A guard is safe to keep here for two reasons. What it borrows is borrowed for `'s`, which outlives the arena. And
/// the arena is never handed out by value, so nobody can leak it.
pub struct Arena<'s> {
    guards: RefCell<Vec<Kept>>,
    // The field whose tensors are being lent, and the nested structs on the way to it and to those before it.
    field: Cell<Field>,
    structs: RefCell<Vec<Field>>,
    // The arena is invariant in `'s`. Otherwise it could keep a guard that is valid for a shorter time.
    borrowed: PhantomData<fn(&'s ()) -> &'s ()>,
}

/// A field of a struct whose tensors are lent.
#[derive(Clone, Copy, Default)]
struct Field {
    // Empty for a tensor that is lent alone.
    name: &'static str,
    // The index of the nested struct that it is a field of, in `Arena::structs`.
    parent: Option<usize>,
}

/// What a box of the arena holds.
struct Guard<G> {
    guard: G,
    settle: fn(&mut G) -> Result<(), TensorError>,
}

/// A guard in a box of its own, its type forgotten.
struct Kept {
    guard: *mut (),
    settle: unsafe fn(*mut ()) -> Result<(), TensorError>,
    drop: unsafe fn(*mut ()),
    field: Field,
}

impl Drop for Kept {
    fn drop(&mut self) {
        // SAFETY: `keep_mut` made `drop` for this box, which is freed only here.
        unsafe { (self.drop)(self.guard) }
    }
}

impl<'s> Arena<'s> {
    fn new() -> Self {
        Self { guards: RefCell::default(), field: Cell::default(), structs: RefCell::default(), borrowed: PhantomData }
    }

    /// Runs `f` on a tensor or a struct of tensors, with an arena for their guards. All guards have been dropped when
    /// this returns or unwinds.
    ///
    /// # Panics
    ///
    /// If `f` panics, if a guard can't be settled, and if its drop panics. What `f` returned is dropped then. The message
    /// names the field, as one of the struct called `structure`.
    pub fn with<T: 's, R>(structure: &str, tensors: T, f: impl for<'t> FnOnce(T, &'t Arena<'s>) -> R) -> R {
        let mut arena = Arena::new();
        // A variable, so that it is dropped if the next lines panic.
        let returned = f(tensors, &arena);
        arena.settle(structure);
        drop(arena);
        returned
    }

    /// Settles each guard, the latest first.
    fn settle(&mut self, structure: &str) {
        for kept in self.guards.borrow().iter().rev() {
            // SAFETY: `keep_mut` made `settle` for this box; nobody refers to it, since the arena is borrowed mutably.
            if let Err(error) = unsafe { (kept.settle)(kept.guard) } {
                panic!("{}{error}", self.path(structure, kept.field));
            }
        }
    }

    /// The path to a field, with what separates it from a message; empty for a tensor that is lent alone.
    fn path(&self, structure: &str, field: Field) -> String {
        if field.name.is_empty() {
            return String::new();
        }
        let structs = self.structs.borrow();
        let mut path = String::from(field.name);
        let mut parent = field.parent;
        while let Some(index) = parent {
            path = format!("{}.{path}", structs[index].name);
            parent = structs[index].parent;
        }
        format!("`{structure}.{path}`: ")
    }

    /// The guards kept from now on are those of the field `name`.
    pub fn enter(&self, name: &'static str) {
        self.field.set(Field { name, ..self.field.get() });
    }

    /// Runs `f`, which enters the fields of a struct. If that is itself a field, their names are a path that begins with its own.
    pub(crate) fn inside<R>(&self, f: impl FnOnce() -> R) -> R {
        let structure = self.field.get();
        if !structure.name.is_empty() {
            let mut structs = self.structs.borrow_mut();
            self.field.set(Field { name: "", parent: Some(structs.len()) });
            structs.push(structure);
        }
        let returned = f();
        self.field.set(structure);
        returned
    }

    /// Keeps a guard for as long as the arena lives.
    pub(crate) fn keep<'t, G: 's>(&'t self, guard: G) -> &'t G {
        self.keep_mut(guard, |_| Ok(()))
    }

    /// Keeps a guard for as long as the arena lives. `settle` is called on it before that, unless the closure panicked.
    #[allow(clippy::mut_from_ref, reason = "each call makes a guard of its own, which nobody else refers to")]
    pub(crate) fn keep_mut<'t, G: 's>(&'t self, guard: G, settle: fn(&mut G) -> Result<(), TensorError>) -> &'t mut G {
        /// # Safety
        ///
        /// `kept` is a box of a `Guard<G>` that nobody refers to.
        unsafe fn settle_guard<G>(kept: *mut ()) -> Result<(), TensorError> {
            // SAFETY: the caller's promise.
            let Guard { guard, settle } = unsafe { &mut *kept.cast::<Guard<G>>() };
            settle(guard)
        }
        /// # Safety
        ///
        /// `kept` is a box of a `Guard<G>` that nobody else frees.
        unsafe fn free<G>(kept: *mut ()) {
            // SAFETY: the caller's promise.
            drop(unsafe { Box::from_raw(kept.cast::<Guard<G>>()) });
        }
        let guard = Box::into_raw(Box::new(Guard { guard, settle }));
        self.guards.borrow_mut().push(Kept {
            guard: guard.cast(),
            settle: settle_guard::<G>,
            drop: free::<G>,
            field: self.field.get(),
        });
        // SAFETY: the box is alive until the arena is dropped, the arena is borrowed for `'t`, and nobody else refers
        // to the box. What the guard borrows outlives the arena, because `'s` does: the code that drops the arena names
        // `'s`.
        unsafe { &mut (*guard).guard }
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
