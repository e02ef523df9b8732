// How it works inside, and what to touch to change it: ../../../ARCHITECTURE.md

//! NumPy arrays from Python, as fields of structs that become tensors.
//!
//! The three types of fields implement PyO3's [`FromPyObject`](pyo3::FromPyObject), so a struct of them derives both that
//! and `TensorInput`, and can be the argument of a Python function:
//!
//! ```no_run
//! use ndarray::{Ix1, Ix2};
//! use numpy::PyArray1;
//! use pyo3::prelude::*;
//! use tensor_core::{Host, Owned, TensorInput};
//! use tensor_numpy::{IntoNumpy, IntoPyErr, NumpyArray, NumpyCopy, extract};
//!
//! #[derive(FromPyObject, TensorInput)]
//! struct Points<'py> {
//!     /// The array's own memory.
//!     #[tensor(shape = [batch, 2])]
//!     xy: NumpyArray<'py, f32, Ix2>,
//!     /// A copy.
//!     #[tensor(shape = [batch])]
//!     class: NumpyCopy<i64, Ix1>,
//! }
//!
//! /// Takes any object with the attributes `xy` and `class`.
//! #[pyfunction]
//! fn lengths<'py>(
//!     py: Python<'py>,
//!     #[pyo3(from_py_with = extract)] points: Points<'py>,
//! ) -> PyResult<Bound<'py, PyArray1<f32>>> {
//!     let tensors = points.tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
//!     let lengths = tensors.with(|t| t.xy.map_axis(ndarray::Axis(1), |xy| xy[0].hypot(xy[1])));
//!     lengths.into_numpy(py)
//! }
//! ```
//!
//! With a backend other than `Host`, the struct is the same: `points.tensors::<Tch>()` lends Python's own memory to PyTorch. The
//! examples on this page are compiled and not run, since they need Python. `examples/python` in the repository is an
//! extension module with such structs, which trains on NumPy arrays without copying them; pytest tests it there, and its README says how
//! to build it. What is no matter of Python is in [`tensor_core::guide`].
//!
//! | field | bytes copied | Python meanwhile | can be used on another thread, or in [`Python::detach`](pyo3::Python::detach) |
//! |---|---|---|---|
//! | [`NumpyArray`] | 0 | waits | no: it is not `Send` |
//! | [`NumpyArrayMut`] | 0; the array changes when `tensors_mut` is written | waits | no |
//! | [`NumpyCopy`] | all, once | runs, if detached | yes |
//!
//! `#[tensor(copy)]` on a [`NumpyArray`] copies too, when `tensors` is called. The ways back to Python are [`IntoNumpy`],
//! which copies nothing, and [`ToNumpy`].
//!
//! # What is checked
//!
//! | what is refused | exception |
//! |---|---|
//! | an object that is not an array, a masked array, another dtype, the other byte order | `TypeError` |
//! | another rank, more than 32 axes | `ValueError` |
//! | an address or a stride that Rust's element type can't have | `ValueError` |
//! | an array of `bool` with a byte other than 0 and 1 | `ValueError` |
//! | for a [`NumpyArrayMut`]: a read-only array, elements that share memory (`sliding_window_view`) | `ValueError` |
//! | memory that another live field shares, if one of the two is a [`NumpyArrayMut`] | `ValueError` |
//! | a repeated element (`broadcast_to`), if another live field repeats a part of it | `ValueError` |
//! | for a share: a Python that runs without its global lock | `RuntimeError` |
//!
//! Nothing is converted. An empty array is replaced by a new one, since NumPy allows it any address. `bf16` needs the Python
//! package `ml_dtypes`; without it there is a `ModuleNotFoundError`. [`extract`] makes one exception for all
//! fields that are wrong, [with a line for each](extract#several-fields). Once every array has passed these checks, `tensors`
//! checks all shapes and layouts, and its error has a line for each, too. [`IntoPyErr`] makes exceptions of the errors of
//! `tensors`, such as a wrong shape, with advice in Python's words: `np.ascontiguousarray(xy)` for an array that the backend
//! can't express.
//!
//! # Dicts, archives, and arrays that may be missing
//!
//! PyO3's own attributes say where the fields come from. `#[pyo3(from_item_all)]` on the struct takes them from anything with
//! `object["xy"]`: a dict, or the `NpzFile` that `np.load("points.npz")` gives. `#[pyo3(default)]` beside an `Option` makes
//! `None` of an attribute or a key that is missing:
//!
//! ```no_run
//! # use ndarray::{Ix1, Ix2};
//! # use pyo3::prelude::*;
//! # use tensor_core::TensorInput;
//! # use tensor_numpy::NumpyArray;
//! #[derive(FromPyObject, TensorInput)]
//! #[pyo3(from_item_all)]
//! struct Points<'py> {
//!     #[tensor(shape = [batch, 2])]
//!     xy: NumpyArray<'py, f32, Ix2>,
//!     #[pyo3(default)]
//!     #[tensor(shape = [batch])]
//!     weight: Option<NumpyArray<'py, f32, Ix1>>,
//! }
//! ```
//!
//! # Why a share is sound
//!
//! This crate has one line of `unsafe` code, which reads the bytes of `bool` arrays. It lends the references that
//! rust-numpy's `PyReadonlyArray` and `PyReadwriteArray` give out, after the checks above, some of which rust-numpy does not
//! make. While Rust has such a reference:
//!
//! - *The memory stays.* The field owns a view of the array, which no other code has, and the view owns a reference to the
//!   array.
//! - *Its description stays.* Python code can set `a.shape`, `a.strides` and `a.dtype` of its own array, but not those of
//!   the field's view.
//! - *No other Rust code writes.* rust-numpy has a list of borrows, for all extension modules that use it. This crate has a
//!   second list, which compares addresses, so it also notices two arrays over one foreign buffer.
//! - *No Python code writes.* The field is not `Send`, so the thread that uses it is attached to Python. That thread holds
//!   the global lock (GIL), so no Python code runs in another thread. A Python without that lock is refused.
//!
//! The code that runs between `tensors` and the end of its last `with`, or while a `view` is in use, has to take care of the
//! rest:
//!
//! - It must not run Python code: no callbacks, no `py.run`, no attributes of foreign objects. It must not detach either. A
//!   [`Shared`](tensor_core::Shared) and a view are `Send`, unlike the field, so `py.detach(|| tensors.with(…))` and
//!   `let v = field.view(); py.detach(|| v.sum())` compile. If Python code then writes to the array, it is a data race. This
//!   is rust-numpy's own contract for its borrows. For long work, take a [`NumpyCopy`].
//! - Native code that released the lock and is still writing (a NumPy ufunc that another thread began before, a decoder that
//!   fills a buffer) does not know of the borrow. Such a program is wrong in Python, too, where it would read arbitrary
//!   values.
//! - The array may be a view of foreign memory: a mapped file that another process shortens or writes to, shared memory, one
//!   buffer mapped at two addresses, `ctypes`. The list of addresses covers one process and one extension module.
//! - Python has back doors: `a.resize(…, refcheck=False)` and `a.__setstate__(…)` free memory that is in use, even by NumPy's
//!   own views. Python code may call them after the array was passed and before the field is gone.

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]
#![deny(unsafe_code)]

mod advice;
mod array;
mod back;
mod boolean;
mod borrows;
mod check;
mod collect;
mod copied;
mod element;
mod error;
mod extract;
mod free_threading;
mod memory;
mod mismatch;
mod passes;
mod report;

pub use array::{NumpyArray, NumpyArrayMut};
pub use back::{IntoNumpy, ToNumpy};
pub use copied::NumpyCopy;
pub use element::NumpyElement;
pub use error::IntoPyErr;
pub use extract::extract;
pub use mismatch::Mismatch;
