//! The checks that generated code makes before all others, so that a wrong field gets a clear message from the
//! compiler.
//!
//! Each trait has its own message for a type that does not implement it. Each has one blanket impl, so that the
//! compiler has no other implementation to suggest. The last parameter is a type named after the field, so that the
//! message names the field.
//!
//! | file | what it asks |
//! |---|---|
//! | [`dtype`] | whether an array has the dtype that `dtype` says |
//! | [`rank`] | whether an array has as many axes as `shape`, `rank` or `permute` lists |
//!
//! A check belongs here if it needs only a field's dtype and dimension, and puts bounds on nothing else.

mod dtype;
mod rank;

pub use dtype::SameDtype;
pub use rank::{Axes0, Axes1, Axes2, Axes3, Axes4, Axes5, Axes6, HasAtLeast, HasRank, NumAxes, PermutedRank, SameRank};
