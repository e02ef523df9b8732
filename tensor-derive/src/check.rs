//! The rules for a struct, its fields and their attributes. A struct that was checked is an [`Input`].
//!
//! A mistake is reported and then left out, so that code can be written for everything else. Nothing in here knows that
//! code.

mod attributes;
mod declarations;
mod docs;
mod field;
mod input;
mod names;
mod own_name;
mod pad;
mod permute;
mod refusal;
mod samples;
mod scale;
#[cfg(test)]
mod tests;

pub(crate) use self::attributes::{Attributes, Cast, Owner};
pub(crate) use self::field::{Field, Reason, Refused};
pub(crate) use self::input::{Input, SampleOf, Style};
pub(crate) use self::pad::{Collated, PadTo, Padding};
