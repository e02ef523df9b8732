//! The conversions, each of them one type. To add one, read `ARCHITECTURE.md`.
//!
//! | file | what it holds |
//! |---|---|
//! | [`lends`] | of `tensors` and `tensors_mut`: shares |
//! | [`copies`] | of `to_tensors` and `into_tensors`: tensors that own their memory |
//! | [`rows`] | of `rows` and `to_rows`: rows of the arrays |
//! | [`stack`] | of `stack`: the arrays of several structs |

mod copies;
mod lends;
mod rows;
mod stack;

pub(super) use copies::{Duplicate, Move};
pub(super) use lends::{Lend, LendMut};
pub(super) use rows::{CopyPicked, Pick};
pub(super) use stack::Stack;
