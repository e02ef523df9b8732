//! Loans: a tensor over borrowed memory, which exists exactly as long as a guard.
//!
//! tch's `Tensor` has no lifetime, and safe code can make aliases of it and write through `&Tensor`. Two things make a loan
//! sound nonetheless. A write to memory that was lent for reading first moves the tensor, with all its aliases, to a private
//! copy. When the guard is dropped, aliases that are left are moved to a private copy, before the borrow ends. Both happen in
//! `shim/lend.cpp`.
//!
//! This module is about the order in which a loan ends. ndarray and the backend traits may not enter.

use std::borrow::{Borrow, BorrowMut};
use std::marker::PhantomData;
use std::ptr::{self, NonNull};

use tch::Tensor;
use tensor_core::TensorError;

use crate::ffi::{self, RawLoan, TorchError};
use crate::inspect::Info;
use crate::scalar::ScalarType;
use crate::view::View;

#[cfg(test)]
mod tests;

/// The copies that were made implicitly since the process began; see [`copies`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Copies {
    /// How many copies were made.
    pub count: u64,
    /// How many bytes they took together.
    pub bytes: u64,
}

/// Counts the copies that lending memory to PyTorch has caused since the process began, on all threads.
///
/// A loan alone copies nothing. These do, each once per loan:
///
/// - writing, by any route, to a tensor that was lent for reading (`data_ptr` and `copy_data` of tch count as writing);
/// - a tensor, view or autograd graph that outlives its loan and still uses the lent memory;
/// - ending a loan for writing after the lent tensor was replaced by another one.
///
/// To measure a piece of code, take the difference of two calls. Copies on other threads count too.
#[must_use]
pub fn copies() -> Copies {
    let mut found = Copies::default();
    // SAFETY: both pointers are to integers of ours, which the shim writes.
    unsafe { ffi::tensor_tch_copies(&raw mut found.count, &raw mut found.bytes) };
    found
}

/// A reference to the lent storage. Dropping it ends the loan. It has to be dropped after the tensor handle, since each alias
/// that is left at that time costs a copy, and the handle would be one.
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

/// Lends memory to a new tensor, for reading or, if `write` is true, for writing.
///
/// # Safety
///
/// The memory from the view's first element to its last, including all between them, must stay allocated until the returned
/// loan is dropped. Until then it must not change. If `write` is true, the tensor may change it, and nothing else may use it.
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

/// A tensor that reads memory borrowed for `'a`. The memory does not change through the tensor or its aliases.
///
/// A guard must not be given to a user by value, who could leak it: aliases of the tensor would then point to memory whose
/// borrow has ended. Code that makes a guard keeps it on the stack and passes `&Tensor` to a closure.
pub struct ReadGuard<'a> {
    // Dropped first; see `Loan`.
    tensor: Tensor,
    _loan: Loan,
    _borrow: PhantomData<&'a ()>,
}

impl ReadGuard<'_> {
    /// Lends the view's memory for reading.
    ///
    /// # Safety
    ///
    /// The view's memory, from the first element to the last and including all between them, must be borrowed for reading for
    /// `'a`: the safe `as_strided` of tch reaches every byte of it. The guard must be dropped within `'a`, not leaked.
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

/// A tensor that writes memory borrowed for `'a`. When the guard is dropped, the memory has the values of the tensor, even if
/// the tensor was replaced by another one of the same dtype and sizes. Rust may then use the memory again.
pub struct WriteGuard<'a> {
    // Dropped in this order; see `Loan` and `Elements`.
    tensor: Tensor,
    loan: Loan,
    elements: Elements,
    is_settled: bool,
    _borrow: PhantomData<&'a mut ()>,
}

impl WriteGuard<'_> {
    /// Lends the view's memory for writing.
    ///
    /// # Safety
    ///
    /// The view's memory, from the first element to the last and including all between them, must be borrowed for writing for
    /// `'a`: the safe `as_strided` of tch reaches every byte of it. No two indices may refer to the same element. The guard
    /// must be dropped within `'a`, not leaked. Until then nothing may read the memory, since that of `bool` elements may
    /// have bytes that are not a `bool`.
    pub(crate) unsafe fn new(view: View) -> Result<Self, TorchError> {
        // SAFETY: an exclusive borrow for `'a` of the whole span; the guard is dropped within it.
        let (tensor, loan) = unsafe { lend(&view, true) }?;
        Ok(Self { tensor, loan, elements: Elements(view), is_settled: false, _borrow: PhantomData })
    }

    /// Copies the tensor's values into the memory, unless the tensor still is the lent one.
    ///
    /// # Errors
    ///
    /// [`TensorError::Replaced`], if the values don't fit the memory, which keeps those that it has.
    pub(crate) fn settle(&mut self) -> Result<(), TensorError> {
        self.is_settled = true;
        let view = self.elements.0.as_raw();
        let loan = self.loan.0.map_or(ptr::null(), |loan| loan.as_ptr().cast_const());
        // SAFETY: the tensor and the loan are alive until the guard is dropped; `view` points into `self.elements`.
        let there = unsafe { ffi::tensor_tch_is_as_lent(self.tensor.as_ptr(), loan, &raw const view) };
        if there {
            return Ok(());
        }
        // The lent tensor was replaced. Its aliases have to keep the values that are overwritten now. The new tensor may be
        // such an alias, and after a swap the tensor of another guard may be one.
        let loan = self.loan.0.map_or(ptr::null_mut(), NonNull::as_ptr);
        // SAFETY: the loan is null or alive until the guard is dropped.
        unsafe { ffi::tensor_tch_detach(loan) }.into_result().map_err(|error| self.misfit(&error))?;
        // SAFETY: as above; the memory is borrowed for writing for as long as the guard lives.
        let copied = unsafe { ffi::tensor_tch_copy_into(self.tensor.as_ptr(), &raw const view, true) };
        copied.into_result().map_err(|error| self.misfit(&error))
    }

    /// The tensor was replaced by one that does not fit.
    fn misfit(&self, error: &TorchError) -> TensorError {
        let expected = &self.elements.0;
        let found = match Info::of(&self.tensor) {
            Ok(info) if info.scalar() != Some(expected.scalar()) || info.sizes != expected.sizes() => info.to_string(),
            _ => format!("one that can't be copied ({error})"),
        };
        TensorError::Replaced { expected: format!("`{}` {:?}", expected.scalar(), expected.sizes()), found }
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
        if !self.is_settled {
            // There was a panic already, the closure's or that of another guard, and it is the one that counts.
            drop(self.settle());
        }
    }
}

/// The elements that are lent for writing. It is dropped last, when libtorch no longer reaches them, and makes them valid
/// Rust values.
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
