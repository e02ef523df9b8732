//! What can go wrong at run time, as values that name the field, what was expected and what was found.
//!
//! | file | what it holds |
//! |---|---|
//! | [`tensor`] | [`TensorError`]: what is wrong with one array or tensor |
//! | [`input`] | [`InputError`]: all that is wrong with a struct, each [`Violation`] with the field's name |
//!
//! The other modules return these errors and define none of their own.

mod input;
mod tensor;

pub use input::{InputError, Origin, Problem, Violation};
pub use tensor::TensorError;
