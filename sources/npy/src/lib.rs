// How it works inside, and what to touch to change it: ../../../ARCHITECTURE.md

//! Reads NumPy's `.npy` and `.npz` files into structs that derive [`TensorInput`](tensor_core::TensorInput), by field name.
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
//! [`tensor_core::guide`] goes on with what can be done with the struct.
//!
//! [`read`] takes a `.npz` archive or a folder of `.npy` files, and copies the elements. [`map`] takes the same, and lends the
//! elements of each field of type [`MappedArray`] from the file, without reading or copying them; it is `unsafe`, since the
//! file could change. Everything that does not match is reported together, before any element is read:
//!
//! ```text
//! 3 things keep `Digits` from being read from `digits.npz`:
//!   `Digits.images`: expected dtype `f32`, which NumPy writes as `f4`, found `<f8`; use the dtype of the file, and `cast` on the field to convert it
//!   `Digits.images`, axis 1: expected 8 (the constant in its `shape`), found 9
//!   `Digits.labels`: there is no array `labels`; there is `images`, `target`
//! ```
//!
//! # Files larger than memory
//!
//! A field of type [`MappedArray`] lends the file's own memory to the tensor: no element is read before it is used.
//!
//! ```
//! use ndarray::{Array1, Ix3};
//! use tensor_core::{Host, TensorInput};
//! use tensor_npy::{FromNpy, MappedArray};
//!
//! // np.save("digits/images.npy", images); np.save("digits/labels.npy", labels)
//! #[derive(TensorInput, FromNpy)]
//! struct Digits {
//!     #[tensor(shape = [batch, 8, 8])]
//!     images: MappedArray<f32, Ix3>,
//!     #[tensor(copy, cast = i64, shape = [batch])]
//!     labels: Array1<u8>,
//! }
//!
//! # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/folder");
//! // SAFETY: nobody writes to the files while `digits` is there.
//! let digits: Digits = unsafe { tensor_npy::map(folder) }?;
//! let batch = digits.tensors::<Host>()?;
//! assert_eq!(batch.with(|t| t.images.as_ptr()), digits.images.view().as_ptr());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## Many files
//!
//! [`map_shards`] and [`read_shards`] take a folder of such folders or archives, a folder of files with numbers
//! (`images_00003.npy`, `labels_00003.npy`), or a list of paths. They give [`Shards`]: a slice of structs, each with the path that it came
//! from. `Dataset::join(&shards)` of `tensor-data` makes one data set of it, and copies nothing. What is wrong is one report, too:
//!
//! ```text
//! 3 things keep the shards in `clips` from being read as `Clips`:
//!   `clips/part-2`, `Clips.frames`: expected rows of shape [224, 224], as in `clips/part-1`, found [256, 256]
//!   `clips/part-7`, `Clips.labels`: there is no array `labels`; there is `frames`
//!   `clips/part-10`, `Clips.frames`: expected 802944 bytes of header and elements, found 524288: the array is cut off
//! ```
//!
//! An element beyond the end of a file that was shortened since it was mapped ends the program (`SIGBUS`), which is why mapping is
//! `unsafe`. [`Shards::check`] looks at each file again without reading it, before an epoch, say: one that is gone, was replaced,
//! shortened or written to is an error with its path.
//!
//! ## The order of the rows
//!
//! A disk is slow at single rows. Four things help, and the first needs nothing to be done:
//!
//! | | what it does | for |
//! |---|---|---|
//! | `DataLoader` of `tensor-data` | has the rows of the next batch fetched before it makes the current one, by [`MappedArray::will_need`] | any order |
//! | its sampler `BlockShuffle` | blocks of rows in random order, each mixed with some others: rows of a block are fetched together | slow disks |
//! | `DataLoader::workers_in` of `tensor-data` | several threads read batches beside the loop | batches that take longer to read than to use |
//! | [`Options::access`], [`MappedArray::advise`] | [`Access::Random`]: the system reads rows, and nothing around them; [`Access::Sequential`]: it reads far ahead | loops without the loader |
//!
//! `docs/mapped-benchmarks.md` in the repository has a loop with and without each of them in figures. With a file that is in memory
//! anyhow, `read_ahead(false)` of the loader saves calls of the system. An example of all of it is at [`map_shards`].
//!
//! # In the derive
//!
//! A struct derives `FromNpy` beside `TensorInput`. The keys of `#[npy(…)]` on a field are:
//!
//! | key | meaning |
//! |---|---|
//! | `rename = "name"` | the array in the file has this name, not that of the field |
//! | `skip` | the field is not read but made by `Default`, as with `#[tensor(skip)]` |
//!
//! On the struct, `#[npy(crate = path)]` gives the path of this crate, if it is not `::tensor_npy`. The fields of a tuple
//! struct are read from the arrays `arr_0`, `arr_1` and so on, which are the names that `np.savez` gives to arrays without
//! one. Arrays that no field names are ignored. [`FromNpy`] lists the types of fields that can be read.
//!
//! # What is checked
//!
//! A file may come from anyone, so all of it is checked: names (missing, or there twice), dtypes, ranks, shapes, byte
//! orders, the grammar of the header (with neither Python's evaluator nor recursion), lengths to the byte, the checksums of
//! what is read from archives, and the bytes of `bool` arrays. Whatever is wrong is an error.
//!
//! A file can't make its reader allocate more memory than the file is long, not even by members of an archive that overlap.
//! Compressed arrays are the exception: [`Options::inflate_at_most`] limits their total size, and memory for them grows only
//! as bytes are really inflated. An array has at most 64 axes, as in NumPy, and an archive at most 65,535 arrays.
//!
//! Structured dtypes, objects (pickles), strings and dates are refused, since no tensor can hold them.

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod advice;
mod archive;
mod array;
mod element;
mod entry;
mod error;
mod excerpt;
mod field;
mod file_state;
mod header;
mod loader;
mod mapped;
mod name;
mod options;
mod place;
mod private;
mod shards;
mod source;
mod storage;

pub use advice::Access;
pub use array::NpyArray;
pub use element::{NpyDtype, NpyElement};
pub use entry::Entry;
pub use error::{LoadError, Problem, Violation};
pub use field::{FromNpy, NpyField, NpyStruct};
pub use loader::Loader;
pub use mapped::MappedArray;
pub use name::Name;
pub use options::{Options, from_bytes, map, map_array, read, read_array};
pub use shards::{ShardPaths, Shards, map_shards, read_shards};
pub use source::{Mapping, Reading, Source};
pub use tensor_npy_derive::FromNpy;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::{Asked, Chosen, Never, Unless, mistaken};
}
