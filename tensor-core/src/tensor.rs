//! Tensors with dtype, rank and owner in their types, and the bound for functions that only read a tensor.
//!
//! | file | what it holds |
//! |---|---|
//! | [`shared`] | [`Shared`] and [`SharedMut`], which borrow an array's memory |
//! | [`owned`] | [`Owned`], which has memory of its own |
//! | [`maybe_shared`] | [`MaybeShared`], which is one or the other |
//! | [`arg`] | [`TensorArg`]: any of them, to read |
//! | [`args`] | [`TensorArgs`]: several of them at once, to read |
//! | [`arena`] | [`Arena`]: where guards live while a closure sees the framework's tensors |
//! | [`given_away`] | `into_inner` of a share, which does not compile |
//! | [`debug`] | how tensors are printed |
//!
//! This module handles one tensor at a time. Structs of tensors belong in `convert`.

mod arena;
mod arg;
mod args;
mod debug;
mod given_away;
mod maybe_shared;
mod owned;
mod shared;

pub use arena::Arena;
pub use arg::TensorArg;
pub use args::TensorArgs;
pub use maybe_shared::MaybeShared;
pub use owned::Owned;
pub use shared::{Shared, SharedMut};
