//! What an array lends: a view of it, whether the memory between its elements is its own, and whether it is row-major.
//!
//! | file | what it holds |
//! |---|---|
//! | [`loan`] | [`Loan`] and [`LoanMut`]: views on their way into a backend |
//! | [`layout`] | [`Layout`]: what a type says of an array's strides |
//!
//! Nothing here knows of backends: it tells them what they may do with memory, by types and by errors.

mod layout;
mod loan;

pub use layout::{FitsIn, Layout, RowMajor, Strided};
pub use loan::{Loan, LoanMut};
