//! The rules that a struct has to keep, and the struct as it is once they are applied: an [`Input`].
//!
//! Each mistake is reported, and what it says is left out, so that code can be written for the rest. Nothing in here knows
//! that code.

mod attributes;
mod field;
mod input;
mod names;
mod refusal;
#[cfg(test)]
mod tests;

pub(crate) use self::attributes::{Attributes, Cast, Owner};
pub(crate) use self::field::Field;
pub(crate) use self::input::{Input, Style};
