//! What generated code asks of the compiler before anything else, for the sake of the message.
//!
//! Each trait has a text of its own for a type that does not implement it, and one blanket impl, so that the compiler has no
//! other implementation to suggest. The last parameter is a type named after the field, so that the text names the field.
//!
//! | file | what it asks |
//! |---|---|
//! | [`dtype`] | whether an array has the dtype that `dtype` says |
//! | [`rank`] | whether an array has as many axes as `shape` or `rank` lists |
//!
//! A check belongs here if it needs a field's dtype and dimension alone. What it bounds is never more than these.

mod dtype;
mod rank;

pub use dtype::SameDtype;
pub use rank::{Axes0, Axes1, Axes2, Axes3, Axes4, Axes5, Axes6, HasAtLeast, HasRank, NumAxes, SameRank};
