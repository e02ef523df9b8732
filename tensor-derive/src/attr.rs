//! What `#[tensor(…)]` says on a struct and on its fields, read into types of our own.
//!
//! A bad entry is reported, read as what was likely meant, and the next one is read as well. Whether entries agree with each
//! other and with the field's type is not asked here: that is `check`'s job.

mod container;
mod field;
mod list;
mod shape;
#[cfg(test)]
mod tests;
mod tokens;
mod value;

pub(crate) use self::container::ContainerAttr;
pub(crate) use self::field::{CastAttr, CastKind, FieldAttr};
pub(crate) use self::list::KeyValue;
pub(crate) use self::shape::{Dim, Shape};
