//! A struct's description as a value, the check of shapes against it, and the report of what is wrong.
//!
//! | file | what it holds |
//! |---|---|
//! | [`description`] | [`StructSpec`]: the fields with their dtypes, shapes and owners |
//! | [`array`] | [`ArraySpec`]: an array in it, as its field's attributes describe it |
//! | [`shapes`] | the check of shapes, and the lengths that named axes have |
//! | [`report`] | [`Report`]: what is wrong with a struct, gathered while it is converted |
//! | [`visit`] | what else the way through a struct's arrays is for |
//! | [`table`] | the description as text |
//!
//! Nothing here makes a tensor, or knows of a backend.

mod array;
mod description;
mod report;
mod shapes;
mod table;
mod visit;

pub use array::{ArraySpec, DimSpec, Owner};
pub use description::{FieldKind, FieldSpec, StructSpec, whole_fields};
pub use report::Report;
pub(crate) use report::RowShapes;
pub(crate) use visit::{SoonRows, Visit};
