//! What an array lends: a view of it, whether the memory between its elements is its own, and whether it is row-major.
//!
//! | file | what it holds |
//! |---|---|
//! | [`loan`] | [`Loan`] and [`LoanMut`]: views on their way into a backend |
//! | [`layout`] | [`Layout`]: what a type says about an array's strides |
//!
//! Nothing here knows about backends. The types and errors of this module tell them what they may do with memory.

mod layout;
mod loan;

pub use layout::{FitsIn, Layout, RowMajor, Strided};
pub(crate) use loan::permutation;
pub use loan::{Loan, LoanMut};
