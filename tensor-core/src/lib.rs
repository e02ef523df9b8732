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
//! | the field | and the call | gives | bytes copied | the array meanwhile |
//! |---|---|---|---|---|
//! | `share` (the default) | `tensors()` | [`Shared`] | 0 | frozen |
//! | `share` | `tensors_mut()` | [`SharedMut`] | 0 | locked; writes are seen in it |
//! | `copy` | `tensors()` | [`Owned`] | all, once | free at once |
//! | any | `to_tensors()` | [`Owned`] | all, once | free at once |
//! | any | `into_tensors()` | [`Owned`] | 0 where the backend can adopt memory | moved |

#![no_std]

extern crate alloc;
#[cfg(any(test, doctest, feature = "std"))]
extern crate std;

mod arena;
mod arg;
mod array;
mod backend;
mod cast;
mod copy;
mod element;
mod error;
mod field;
mod fields;
mod host;
mod how;
mod input;
mod layout;
mod loan;
pub mod mode;
mod needs;
mod owned;
#[cfg(feature = "std")]
pub mod pool;
mod probe;
mod report;
mod shared;
mod spec;
mod values;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use arg::TensorArg;
pub use array::{ArrayField, ArrayFieldMut, Storage, StorageMut};
pub use backend::{Backend, Shares, SharesMut, Supports};
pub use cast::{Cast, LosslessCast};
pub use copy::{row_major, to_array, uninit};
pub use element::{DType, Element};
pub use error::{InputError, Origin, Problem, TensorError, Violation};
pub use host::{Host, HostMemory};
pub use input::{ChosenBackend, IntoTensors, TensorInput, TensorInputMut, TensorStruct};
pub use layout::{FitsIn, Layout, RowMajor, Strided};
pub use loan::{Loan, LoanMut};
pub use owned::Owned;
pub use probe::NumAxes;
pub use shared::{Shared, SharedMut};
pub use spec::{ArraySpec, CastKind, DimSpec, FieldKind, FieldSpec, Owner, StructSpec};
pub use tensor_derive::TensorInput;
pub use values::Values;
