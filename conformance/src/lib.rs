// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! A test suite for backends of `tensor-core`: everything that a backend has to do, tested in the same way for all of them.
//!
//! A backend takes part in two steps:
//!
//! 1. A [`Candidate`] names the backend, and says what it can't do. That is tested too: the right error has to come, with
//!    the right text.
//! 2. A [`Probe`] reads and writes tensors through the framework's own interface, so that the suite does not use core to
//!    check core.
//!
//! A type in the test file implements both traits. (The backend's own type can't, since it and the traits are foreign to a
//! file in `tests/`.)
//!
//! ```
//! use ndarray::{ArrayD, Dimension};
//! use tensor_core::{Element, Host};
//! use tensor_conformance::{Adoption, Candidate, Probe, TensorOf};
//!
//! struct HostProbe;
//!
//! impl Candidate for HostProbe {
//!     type Backend = Host;
//!     const NEGATIVE_STRIDES: bool = true;
//!     const FOREIGN_GAPS: bool = true;
//!     const ADOPTS: Adoption = Adoption::Everything;
//! }
//!
//! impl<T: Element, D: Dimension> Probe<T, D> for HostProbe {
//!     fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
//!         tensor.as_ptr()
//!     }
//!     fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
//!         tensor.is_standard_layout()
//!     }
//!     fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
//!         tensor.to_owned().into_dyn()
//!     }
//!     fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
//!         tensor.fill(value);
//!     }
//! }
//!
//! tensor_conformance::suite!(HostProbe);
//! ```
//!
//! The last line makes a `#[test]` for each dtype. One more test, `declared_in_full`, fails if the backend holds a dtype, or
//! has a way to share, that was not declared. [`suite!`] says how to declare a backend that does not have all of them.
//!
//! When the last dtype has passed, a table on standard error tells how many arrays of each layout, dtype and rank became
//! tensors, by who owns their memory, and how many were rightly refused. A kind of array that was never tried is a failure.

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod batch;
mod by_rank;
mod case;
mod concrete;
#[doc(hidden)]
pub mod dtypes;
mod factors;
mod layout;
mod layouts;
mod owning;
mod permutations;
mod probe;
mod ranks;
mod refusal;
mod rows;
mod sample;
mod sharing;
mod sharing_mut;
mod sources;
mod stacks;
mod suite;
mod tally;

pub use half::{bf16, f16};
pub use num_complex::Complex;

pub use concrete::Concrete;
pub use probe::{Adoption, Candidate, OwnedOf, Probe, Sharing, TensorOf};
pub use ranks::{
    EveryRank, SharesEveryRank, SharesMutEveryRank, fields, owning, shared_fields, sharing, sharing_mut, written_fields,
};
pub use sample::Sample;
#[doc(hidden)]
pub use suite::{Found, declared, run};
pub use suite::{arrays, conformance, structs};

/// The names that the macros use. For nothing else.
#[doc(hidden)]
pub mod __private {
    pub use ndarray::Ix2;
    pub use tensor_core::{DType, Element, RowMajor, Shares, SharesMut, Strided, Supports, for_each_dtype};
}
