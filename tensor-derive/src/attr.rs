//! The parser of `#[tensor(…)]`, on a struct and on its fields.
//!
//! A bad entry is reported and read as what was likely meant, and the next one is read as well. Whether the entries
//! agree with each other and with the field's type is a question for `check`, which nothing in here knows.

mod container;
mod field;
mod list;
mod pad;
mod permute;
mod read;
mod scale;
mod shape;
#[cfg(test)]
mod tests;
mod tokens;
mod value;

pub(crate) use self::container::{ContainerAttr, SampleOfAttr, SamplesAttr};
pub(crate) use self::field::{CastAttr, CastKind, CopyTo, FieldAttr, ScaleAttr};
pub(crate) use self::list::KeyValue;
pub(crate) use self::pad::{Keyed, PadAttr};
pub(crate) use self::permute::Permutation;
pub(crate) use self::shape::{Dim, Shape, ShapeAttr, keyword_as_name};
