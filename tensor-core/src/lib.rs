// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! Structs of [`ndarray`] arrays, as typed tensors of a framework.
//!
//! `#[derive(TensorInput)]` describes a struct once; a backend turns it into its tensors. dtype, rank and owner (a share
//! of the array's memory, or a copy) are in the types, so a wrong one does not compile, and neither does changing an array
//! that a tensor still reads.
//!
//! This crate has the types, the traits a backend implements, and [`Host`], a backend that is ndarray itself. It depends
//! on no framework.
//!
//! ```
//! use ndarray::{Array1, Array2, array};
//! use tensor_core::{Host, TensorInput};
//!
//! #[derive(TensorInput)]
//! struct Points {
//!     #[tensor(share, shape = [batch, 2])]
//!     xy: Array2<f32>,
//!     #[tensor(copy, cast = i64, shape = [batch])]
//!     class: Array1<u8>,
//! }
//!
//! let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0]], class: array![1, 0] };
//! let batch = points.tensors::<Host>()?;
//! let (at, classes) = batch.with(|t| (t.xy.as_ptr(), t.class.sum()));
//! assert_eq!(at, points.xy.as_ptr()); // nothing was copied
//! assert_eq!(classes, 1_i64);
//! # Ok::<(), tensor_core::InputError>(())
//! ```
//!
//! The [`guide`] goes on from here: [who owns the memory](guide::ownership), [the attributes](guide::attributes),
//! [batches](guide::batches), [a typed API on top](guide::typed_api), [tests in your own CI](guide::ci), and
//! [each framework](guide::frameworks).

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]
#![no_std]

extern crate alloc;
#[cfg(any(test, doctest, feature = "std"))]
extern crate std;

// The rooms. ARCHITECTURE.md says what each may use of the others, and a test holds it.
mod array;
mod backend;
mod checks;
mod convert;
mod copy;
mod dtype;
mod error;
mod memory;
mod spec;
mod tensor;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

#[doc(no_inline)]
pub use ndarray;

pub mod asked;
pub mod guide;

pub use array::{FitsIn, Layout, Loan, LoanMut, RowMajor, Strided};
pub use backend::{Backend, Host, HostMemory, ShareOrCopy, Shares, SharesMut, Supports, SupportsRowMajor, Values};
pub use checks::NumAxes;
pub use convert::{
    ArrayField, ArrayFieldMut, Holds, HoldsRows, IntoRows, IntoSample, IntoTensors, OwnsRows, Reads, RowSelection,
    RowSource, RowsCompanion, Sample, Samples, StackTensors, Stackable, Stacks, Storage, StorageMut, TensorField,
    TensorInput, TensorInputMut, TensorRows, TensorStruct, Writes, mode,
};
pub use copy::{on_one_thread, row_major, to_array};
pub use dtype::{Cast, CastKind, DType, Element, LosslessCast};
pub use error::{InputError, Origin, Problem, TensorError, Violation};
#[cfg(feature = "std")]
pub use memory::pool;
pub use memory::uninit;
pub use spec::{ArraySpec, DimSpec, FieldKind, FieldSpec, Owner, StructSpec};
pub use tensor::{MaybeShared, Owned, Shared, SharedMut, TensorArg, TensorArgs};
pub use tensor_derive::TensorInput;
