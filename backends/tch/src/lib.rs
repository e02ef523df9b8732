// How it works inside, and what to touch to change it: ../../../ARCHITECTURE.md

//! PyTorch as a backend of [`tensor_core`], by way of [`tch`].
//!
//! [`Tch`] is the backend. A share is a `tch::Tensor` over the array's own memory, which exists while a closure runs. Safe
//! code can use all of tch on it, and the array does not change: see [`Tch`].
//!
//! ```no_run
//! use ndarray::{Array1, Array2, array};
//! use tensor_core::TensorInput;
//! use tensor_tch::Tch;
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
//! let batch = points.tensors::<Tch>()?;
//! let sum = batch.with(|t| t.xy.sum(tch::Kind::Float) + t.class.sum(tch::Kind::Float));
//! # Ok::<(), tensor_core::InputError>(())
//! ```
//!
//! [`guide`] shows a training loop, raw tensors, devices, and what costs a copy.

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod adopt;
mod backend;
mod ffi;
pub mod guide;
mod inspect;
mod lend;
mod scalar;
mod stage;
mod view;

pub use backend::Tch;
pub use inspect::const_data_ptr;
pub use lend::{Copies, copies};
pub use tch;
pub use tensor_core::{Owned, Shared, SharedMut};
