//! NumPy arrays that Python passes in, as fields of structs that become tensors.
//!
//! The three field types extract from an argument (PyO3's [`FromPyObject`](pyo3::FromPyObject)), so that a struct of
//! them derives both that and `TensorInput`:
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
//! | field | bytes copied | Python meanwhile | for another thread, or [`Python::detach`](pyo3::Python::detach) |
//! |---|---|---|---|
//! | [`NumpyArray`] | 0 | waits | no: it is not `Send` |
//! | [`NumpyArrayMut`] | 0; writes of `tensors_mut` are seen in the array | waits | no |
//! | [`NumpyCopy`] | all, once | goes on, if detached | yes |
//!
//! `#[tensor(copy)]` on a [`NumpyArray`] copies too, when `tensors` is called. Back to Python go [`IntoNumpy`], without
//! a copy, and [`ToNumpy`].
//!
//! # What is checked
//!
//! | the object | exception |
//! |---|---|
//! | is no array, is a masked array, has another dtype or foreign byte order | `TypeError` |
//! | has another rank, or more than 32 axes | `ValueError` |
//! | begins at an address, or has a stride, that Rust's element type can't have | `ValueError` |
//! | is of `bool` with a byte other than 0 and 1 | `ValueError` |
//! | for a [`NumpyArrayMut`]: is read-only, or elements share memory (`sliding_window_view`) | `ValueError` |
//! | shares memory with another field that is alive, and one of the two is a [`NumpyArrayMut`] | `ValueError` |
//! | repeats one element (`broadcast_to`), part of which is what another field that is alive repeats | `ValueError` |
//! | for a share: belongs to a Python that runs without its global lock | `RuntimeError` |
//!
//! Nothing is converted. Empty arrays are replaced by new ones, since NumPy lets them begin anywhere. `bf16` needs the
//! Python package `ml_dtypes`; `ModuleNotFoundError` says so. [`extract`] has the exception name the field;
//! [`IntoPyErr`] turns what `tensors` finds wrong, the shapes for one, into exceptions.
//!
//! # Why a share is sound
//!
//! This crate has one line of `unsafe` code, which looks at the bytes of `bool` arrays. It lends what rust-numpy's
//! `PyReadonlyArray` and `PyReadwriteArray` give out as references, after the checks above, some of which rust-numpy
//! leaves out. While Rust has such a reference:
//!
//! - *The memory stays.* The field owns a reference to a view of the array that nobody else has, and that to the array.
//! - *Its description stays.* Python code can set `a.shape`, `a.strides` and `a.dtype`; those of the private view it
//!   can't reach.
//! - *No other Rust code writes.* rust-numpy's list of borrows holds for every extension module that uses it. A second
//!   list, of this crate's, goes by address, so that it knows arrays over one foreign buffer for what they are.
//! - *No Python code writes.* The field is not `Send`, so that whoever uses it is attached, and with the global lock
//!   (GIL) held no Python code runs in any other thread. Python that runs without that lock is refused.
//!
//! What remains is up to the code between `tensors` and the end of its last `with`, or as long as a `view` is in use:
//!
//! - It must not run Python code: no callbacks, no `py.run`, no attributes of foreign objects. Nor may it detach: a
//!   [`Shared`](tensor_core::Shared) and a view, unlike the field, are `Send`: `py.detach(|| tensors.with(…))` and
//!   `let v = field.view(); py.detach(|| v.sum())` compile. Python code that then writes to the array is a data race. This is rust-numpy's own contract for its borrows; for long
//!   work, take a [`NumpyCopy`].
//! - Native code that released the lock and writes on (a NumPy ufunc in another thread that began before, a decoder
//!   that fills a buffer) does not know of the borrow. Such a program is wrong in Python, too: what is read is
//!   anybody's guess.
//! - Foreign memory, which the array is only a view of: a mapped file that another process cuts short or writes to,
//!   shared memory, one buffer mapped at two addresses, `ctypes`. The list of addresses is of one process, and of one
//!   extension module.
//! - Python's own back doors: `a.resize(…, refcheck=False)` or `a.__setstate__(…)`, called by Python code after the
//!   array was passed and before the field is gone, free memory that is in use, by NumPy's views as well.

#![deny(unsafe_code)]

mod array;
mod back;
mod boolean;
mod borrows;
mod check;
mod copied;
mod element;
mod error;
mod extract;
mod free_threading;
mod memory;
mod mismatch;

pub use array::{NumpyArray, NumpyArrayMut};
pub use back::{IntoNumpy, ToNumpy};
pub use copied::NumpyCopy;
pub use element::NumpyElement;
pub use error::IntoPyErr;
pub use extract::extract;
pub use mismatch::Mismatch;
