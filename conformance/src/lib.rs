//! What every backend of `tensor-core` has to do, as a test suite that runs unchanged against any of them.
//!
//! A backend takes part in two steps. It names itself, with what it can't do, in a [`Candidate`]; what it can't do is
//! then tested as well: the error has to come, with its text. And it says in a [`Probe`] how its tensors are looked at and
//! written through the framework's own interface, so that core's claims are not checked by core's own code. Both are
//! implemented for a type of the tests' own, since the backend's type and these traits are foreign to a file in `tests/`.
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
//! That one line, in a file in `tests/`, is a `#[test]` for each dtype, and one more: a dtype that the backend holds and the suite is
//! not told of fails, and so does a way of sharing. [`suite!`] says how a backend that lacks some is declared.
//!
//! When the last dtype has passed, a table on standard error tells how many arrays of each layout, dtype and rank became
//! tensors, by who owns their memory, and how many were refused as they have to be. Cells without any fail.

mod case;
#[doc(hidden)]
pub mod dtypes;
mod layout;
mod layouts;
mod owning;
mod probe;
mod ranks;
mod refusal;
mod sample;
mod sharing;
mod sharing_mut;
mod suite;
mod tally;

pub use half::{bf16, f16};
pub use num_complex::Complex;

pub use probe::{Adoption, Candidate, OwnedOf, Probe, TensorOf};
pub use ranks::{EveryRank, SharesEveryRank, SharesMutEveryRank, owning, sharing, sharing_mut};
pub use sample::Sample;
pub use suite::conformance;
#[doc(hidden)]
pub use suite::{Found, Sharing, declared, run};

/// What the macros name. Nothing here is for anybody else.
#[doc(hidden)]
pub mod __private {
    pub use ndarray::Ix2;
    pub use tensor_core::{DType, Element, RowMajor, Shares, SharesMut, Strided, Supports, for_each_dtype};
}
