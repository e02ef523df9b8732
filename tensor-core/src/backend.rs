//! What a framework has to offer so that derived structs can become its tensors, and ndarray as the first such backend.
//!
//! | file | what it holds |
//! |---|---|
//! | [`traits`] | [`Backend`], [`Supports`], [`SupportsRowMajor`], [`Shares`] and [`SharesMut`], which a framework's crate implements |
//! | [`values`] | [`Values`]: what a backend writes to its own memory, converted on the way |
//! | [`host`] | [`Host`]: ndarray itself |
//!
//! No framework but ndarray is named here.

mod host;
mod traits;
mod values;

pub use host::{Host, HostMemory};
pub use traits::{Backend, ShareOrCopy, Shares, SharesMut, Supports, SupportsRowMajor};
pub(crate) use values::CastValues;
pub use values::Values;
pub(crate) use values::{RowsOf, RowsOfParts, StackOf};
