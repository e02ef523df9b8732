// How it works inside, and what to touch to change it: ../../../ARCHITECTURE.md

//! [`candle_core`] as a backend of [`tensor_core`]: pure Rust, nothing to install.
//!
//! [`Candle`] is the backend. Its tensors own their memory, so the arrays of a struct are either moved (`into_tensors`,
//! which does not copy a row-major array) or copied (`to_tensors`, or `#[tensor(copy)]` on a field).
//!
//! ```
//! use ndarray::{Array1, Array2, array};
//! use tensor_candle::{Candle, Owned};
//! use tensor_core::TensorInput;
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
//! let batch = points.into_tensors::<Candle>()?; // `xy` is moved: no byte of it is copied
//! let sum: f32 = batch.with(|t| t.xy.sum_all()?.to_scalar())?;
//! assert_eq!(sum, 6.0);
//! let back: Array1<i64> = batch.class.to_array()?;
//! assert_eq!(back, array![1, 0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A training loop takes its batches from `tensor-data`, whose loop is the same for every backend: `examples/digits_candle.rs` in
//! the repository trains a net on handwritten digits. In it, `with` lends a `&candle_core::Tensor` for each field; an [`Owned`] gives its
//! tensor by `as_ref` or, for good, by `into_inner`. What is the same for every backend is in [`tensor_core::guide`].

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod backend;
mod device;
mod error;
mod read;
mod reasons;

pub use backend::Candle;
pub use candle_core;
pub use device::CandleDevice;
pub use tensor_core::Owned;
