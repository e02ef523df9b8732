//! NumPy's `.npy` and `.npz` files, into structs that derive [`TensorInput`](tensor_core::TensorInput), by field name.
//!
//! ```
//! use ndarray::{Array1, Array3};
//! use tensor_core::{Host, TensorInput};
//! use tensor_npy::FromNpy;
//!
//! // np.savez("digits.npz", images=images, labels=labels)
//! #[derive(TensorInput, FromNpy)]
//! struct Digits {
//!     #[tensor(share, shape = [batch, 8, 8])]
//!     images: Array3<f32>,
//!     #[tensor(copy, cast = i64, shape = [batch])]
//!     labels: Array1<u8>,
//! }
//!
//! # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/digits.npz");
//! let digits: Digits = tensor_npy::read(path)?;
//! let batch = digits.tensors::<Host>()?;
//! # assert_eq!(batch.with(|t| t.labels.to_vec()), [4, 2]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`read`] takes a `.npz` archive or a folder of `.npy` files. So does [`map`], which is `unsafe`, as a file can change
//! underneath: it lends the elements of each [`MappedArray`] from the file, without reading or copying any. Which of the two
//! a field is, is in its type. What does not match is reported together, before any element is read:
//!
//! ```text
//! 3 things keep `Digits` from being read from `digits.npz`:
//!   `Digits.images`: expected dtype `f32`, which NumPy writes as `f4`, found `<f8`; use the dtype of the file, and `cast` on the field to convert it
//!   `Digits.images`, axis 1: expected 8 (the constant in its `shape`), found 9
//!   `Digits.labels`: there is no array `labels`; there is `images`, `target`
//! ```
//!
//! # In the derive
//!
//! `#[derive(FromNpy)]` goes beside `#[derive(TensorInput)]`. In `#[npy(…)]` on a field:
//!
//! | | |
//! |---|---|
//! | `rename = "name"` | the name of the array in the file, where it is not that of the field |
//! | `skip` | the field is made by `Default`, as is one with `#[tensor(skip)]` |
//!
//! On the struct, `crate = path` says where `tensor_npy` is, if not there. The fields of a tuple struct are called `arr_0`,
//! `arr_1` and so on, as `np.savez` calls arrays without a name. Arrays that no field asks for are left alone.
//! The fields that can be read are listed at [`FromNpy`].
//!
//! # What is checked
//!
//! A file may come from anybody. Names (missing or twice), dtypes, ranks, shapes, byte orders, the header's grammar (without
//! Python's evaluator, and without recursion), lengths to the byte, checksums of what is read from archives, and bytes of
//! `bool` arrays: what is wrong is an error. Nothing is allocated that the file is not long enough to fill, members of an
//! archive that overlap included, but for compressed arrays, whose total [`Options::inflate_at_most`] limits, and whose memory
//! grows with what really comes out. An array has at most 64 axes, as in NumPy, and an archive at most 65,535 arrays.
//!
//! Structured dtypes, objects (pickles), strings and dates are refused, as no tensor holds them.

mod archive;
mod array;
mod element;
mod entry;
mod error;
mod excerpt;
mod field;
mod header;
mod loader;
mod mapped;
mod name;
mod options;
mod place;
mod source;
mod storage;

pub use array::NpyArray;
pub use element::NpyElement;
pub use entry::Entry;
pub use error::{LoadError, Problem, Violation};
pub use field::FromNpy;
pub use loader::Loader;
pub use mapped::MappedArray;
pub use name::Name;
pub use options::{Options, from_bytes, map, map_array, read, read_array};
pub use source::{Mapping, Reading, Source};
pub use tensor_npy_derive::FromNpy;
