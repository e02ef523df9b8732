// How it works inside, and what to touch to change it: ../../../ARCHITECTURE.md

//! TensorFlow as a backend of `tensor-core`: structs of arrays become tensors, and tensors become arrays, with one copy
//! each way.
//!
//! TensorFlow's library is loaded when the first tensor is made, so that building needs nothing native. [`load`] says where
//! the library is looked for. TensorFlow has every dtype of `tensor-core`.
//!
//! ```no_run
//! use ndarray::{Array1, Array2, Ix2, array};
//! use tensor_core::{Owned, TensorInput};
//! use tensor_tensorflow::{TensorFlow, tensorflow};
//! use tensorflow::{DataType, Graph, Session, SessionOptions, SessionRunArgs};
//!
//! #[derive(TensorInput)]
//! struct Points {
//!     #[tensor(copy, shape = [batch, 2])]
//!     xy: Array2<f32>,
//!     #[tensor(copy, cast = i64, shape = [batch])]
//!     class: Array1<u8>,
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let points = Points { xy: array![[0.0, 1.0], [2.0, 3.0]], class: array![1, 0] };
//! let batch = points.tensors::<TensorFlow>()?;
//!
//! let mut graph = Graph::new();
//! let mut placeholder = graph.new_operation("Placeholder", "xy")?;
//! placeholder.set_attr_type("dtype", DataType::Float)?;
//! let xy = placeholder.finish()?;
//! let mut square = graph.new_operation("Square", "squared")?;
//! square.add_input(xy.clone());
//! let squared = square.finish()?;
//!
//! let session = Session::new(&SessionOptions::new(), &graph)?;
//! let output = batch.with(|t| {
//!     let mut run = SessionRunArgs::new();
//!     run.add_feed(&xy, 0, t.xy); // a `&tensor_tensorflow::Tensor<f32>` is a `&tensorflow::Tensor<f32>`
//!     let token = run.request_fetch(&squared, 0);
//!     session.run(&mut run)?;
//!     run.fetch::<f32>(token)
//! })?;
//! let output = Owned::<TensorFlow, f32, Ix2>::try_from(output.into())?;
//! assert_eq!(output.to_array()?, array![[0.0, 1.0], [4.0, 9.0]]);
//! # Ok(())
//! # }
//! ```
//!
//! `with` lends a `&Tensor<T>` for each field, to be fed to a session as above; what a session gives is fetched, and
//! [`Owned::try_from`] gives it a type. `docs/tensorflow.md` in the repository sets this beside `tf.convert_to_tensor`, and says
//! how to get the library. What is the same for every backend is in [`tensor_core::guide`].
//!
//! [`TensorFlow`] says what is copied and why nothing is shared; [`Tensor`] says how a tensor is fed and written.

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod backend;
mod dtype;
mod error;
mod library;
mod tensor;

pub use backend::TensorFlow;
pub use dtype::TensorFlowElement;
pub use library::{LoadError, load};
pub use tensor::Tensor;
pub use tensor_core::{HostMemory, Owned};
pub use tensorflow;
