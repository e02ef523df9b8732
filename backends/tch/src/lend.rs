//! Loans: a tensor over borrowed memory, for as long as a guard lives, and not a moment longer.
//!
//! tch's `Tensor` has no lifetime, and safe code can alias it and write through `&Tensor`. Two things make a loan sound
//! nonetheless. A write to memory lent for reading first moves the tensor, with all its aliases, to a private copy.
//! And when the guard ends, aliases that are left are moved to a private copy before the borrow ends. Both happen in
//! `shim/lend.cpp`. This module is about the order in which a loan ends; ndarray and the backend traits may not enter.

use std::borrow::{Borrow, BorrowMut};
use std::marker::PhantomData;
use std::ptr::{self, NonNull};
use std::thread;

use tch::Tensor;

use crate::ffi::{self, RawLoan, TorchError};
use crate::inspect::Info;
use crate::scalar::ScalarType;
use crate::view::View;

#[cfg(test)]
mod tests;

/// What has been copied behind the caller's back since the process began; see [`copies`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Copies {
    /// How many copies were made.
    pub count: u64,
    /// How many bytes they took together.
    pub bytes: u64,
}

/// The copies that lending memory to PyTorch has cost since the process began, over all threads.
///
/// A loan copies nothing by itself. These do, each once per loan:
///
/// - writing, by any route, to a tensor that was lent for reading (`data_ptr` and `copy_data` of tch count as writing);
/// - a tensor, view or autograd graph that outlives its loan and still uses the lent memory;
/// - ending a loan for writing with another tensor in the place of the one that was lent.
///
/// To see what a piece of code costs, take the difference of two calls; other threads count too.
#[must_use]
pub fn copies() -> Copies {
    let mut found = Copies::default();
    // SAFETY: both pointers are to integers of ours, which the shim writes.
    unsafe { ffi::tensor_tch_copies(&raw mut found.count, &raw mut found.bytes) };
    found
}

/// Our hold on the lent storage. Dropping it ends the loan, so it must be dropped after the tensor handle: an alias
/// that is left then costs a copy, and the handle would be one.
struct Loan(Option<NonNull<RawLoan>>);

impl Drop for Loan {
    fn drop(&mut self) {
        if let Some(loan) = self.0 {
            // SAFETY: the shim made the loan, and it is ended only here. The lent memory is still there: whoever
            // called `lend` promised it for the guard's lifetime.
            unsafe { ffi::tensor_tch_end(loan.as_ptr()) };
        }
    }
}

/// # Safety
///
/// The memory from the view's first element to its last, with all that lies between, must stay allocated until the
/// returned loan is dropped; until then it must not change, except through the tensor if `write` is true, which then also
/// needs all of it to itself.
unsafe fn lend(view: &View, write: bool) -> Result<(Tensor, Loan), TorchError> {
    let raw = view.as_raw();
    let mut tensor = ptr::null_mut();
    let mut loan = ptr::null_mut();
    // SAFETY: `raw` points into `view`, which outlives the call; the memory is the caller's promise.
    unsafe { ffi::tensor_tch_lend(&raw const raw, write, &raw mut tensor, &raw mut loan) }.into_result()?;
    // SAFETY: on success this is a new heap-allocated `at::Tensor`, which nobody else frees.
    let tensor = unsafe { Tensor::from_ptr(tensor) };
    Ok((tensor, Loan(NonNull::new(loan))))
}

/// A tensor that reads memory borrowed for `'a`. The memory never changes through it or its aliases.
///
/// It must not be handed out by value: leaking it would leave the tensor's aliases pointing at memory whose borrow has
/// ended. Whoever makes one keeps it on the stack and shows `&Tensor` to a closure.
pub struct ReadGuard<'a> {
    // Dropped first; see `Loan`.
    tensor: Tensor,
    _loan: Loan,
    _borrow: PhantomData<&'a ()>,
}

impl ReadGuard<'_> {
    /// # Safety
    ///
    /// The view's memory, from the first element to the last with all that lies between, must be borrowed for reading
    /// for `'a`: `as_strided` of tch, which is safe, reaches every byte of it. The guard must be dropped within `'a`, not
    /// leaked.
    pub(crate) unsafe fn new(view: &View) -> Result<Self, TorchError> {
        // SAFETY: a shared borrow for `'a` keeps the memory allocated and unchanged; the guard is dropped within it.
        let (tensor, loan) = unsafe { lend(view, false) }?;
        Ok(Self { tensor, _loan: loan, _borrow: PhantomData })
    }
}

impl Borrow<Tensor> for ReadGuard<'_> {
    fn borrow(&self) -> &Tensor {
        &self.tensor
    }
}

/// A tensor that writes memory borrowed for `'a`. When it is dropped, the memory holds what the tensor holds, also
/// where the tensor was replaced by another one of the same dtype and sizes; and Rust may look at it as its own again.
///
/// # Panics
///
/// Dropping it panics if the tensor was replaced by one whose values don't fit the memory; not while unwinding.
pub struct WriteGuard<'a> {
    // Dropped in this order; see `Loan` and `Elements`.
    tensor: Tensor,
    loan: Loan,
    elements: Elements,
    _borrow: PhantomData<&'a mut ()>,
}

impl WriteGuard<'_> {
    /// # Safety
    ///
    /// The view's memory, from the first element to the last with all that lies between, must be borrowed for writing
    /// for `'a`: `as_strided` of tch, which is safe, reaches every byte of it. No two indices may mean the same element,
    /// and the guard must be dropped within `'a`, not leaked. Until then nothing may look at the memory: if the elements
    /// are `bool`, bytes that are no `bool` may be in it.
    pub(crate) unsafe fn new(view: View) -> Result<Self, TorchError> {
        // SAFETY: an exclusive borrow for `'a` of the whole span; the guard is dropped within it.
        let (tensor, loan) = unsafe { lend(&view, true) }?;
        Ok(Self { tensor, loan, elements: Elements(view), _borrow: PhantomData })
    }

    /// Brings the tensor's values into the memory, if they are not there already.
    fn settle(&mut self) -> Result<(), String> {
        let view = self.elements.0.as_raw();
        let loan = self.loan.0.map_or(ptr::null(), |loan| loan.as_ptr().cast_const());
        // SAFETY: the tensor and the loan are alive until the guard is dropped; `view` points into `self.elements`.
        let there = unsafe { ffi::tensor_tch_is_as_lent(self.tensor.as_ptr(), loan, &raw const view) };
        if there {
            return Ok(());
        }
        // Another tensor took the lent one's place. Aliases of the lent one, of which that tensor may be one, and which
        // another guard's tensor may be after a swap, have to keep the values that are overwritten now.
        let loan = self.loan.0.map_or(ptr::null_mut(), NonNull::as_ptr);
        // SAFETY: the loan is null or alive until the guard is dropped.
        unsafe { ffi::tensor_tch_detach(loan) }.into_result().map_err(|error| self.misfit(&error))?;
        // SAFETY: as above; the memory is borrowed for writing for as long as the guard lives.
        let copied = unsafe { ffi::tensor_tch_copy_into(self.tensor.as_ptr(), &raw const view, true) };
        copied.into_result().map_err(|error| self.misfit(&error))
    }

    fn misfit(&self, error: &TorchError) -> String {
        let expected = &self.elements.0;
        let found = match Info::of(&self.tensor) {
            Ok(info) if info.scalar() != Some(expected.scalar()) || info.sizes != expected.sizes() => info.to_string(),
            _ => format!("one that can't be copied ({error})"),
        };
        format!(
            "a tensor lent for writing was replaced by one that doesn't fit its array: expected `{}` {:?}, found {found}; \
             write into the lent tensor (`copy_`), or replace it by one of the same dtype and shape",
            expected.scalar(),
            expected.sizes(),
        )
    }
}

impl Borrow<Tensor> for WriteGuard<'_> {
    fn borrow(&self) -> &Tensor {
        &self.tensor
    }
}

impl BorrowMut<Tensor> for WriteGuard<'_> {
    fn borrow_mut(&mut self) -> &mut Tensor {
        &mut self.tensor
    }
}

impl Drop for WriteGuard<'_> {
    fn drop(&mut self) {
        let settled = self.settle();
        if let Err(message) = settled
            && !thread::panicking()
        {
            // The fields are dropped, and the loan ended, while this unwinds.
            panic!("{message}");
        }
    }
}

/// The elements lent for writing. Dropped last, it makes them valid Rust values, when libtorch no longer reaches them.
struct Elements(View);

impl Drop for Elements {
    fn drop(&mut self) {
        if self.0.scalar() == ScalarType::Bool {
            // SAFETY: the elements are borrowed for writing by the guard this belongs to, and the loan has ended
            // before, so neither libtorch nor Rust uses them meanwhile.
            unsafe { self.0.normalise_bools() };
        }
    }
}
