//! The dtypes: one table of them, and the casts between each two.
//!
//! | file | what it holds |
//! |---|---|
//! | [`element`] | the table, [`DType`] and [`Element`] |
//! | [`cast`] | what a cast from one dtype to another does, and which casts keep every value |
//! | [`one_text`] | a macro: one message of the compiler for several traits |
//! | [`array_part`] | what the compiler says where an array is expected and a nested struct is found |
//!
//! Nothing here knows of arrays in memory, of backends or of structs.

mod array_part;
mod cast;
mod element;
mod one_text;

pub use array_part::{ArrayPart, ArrayPartOr, NoArray};
pub use cast::{Cast, CastKind, LosslessCast};
pub use element::{CastTarget, DType, Element};
pub(crate) use one_text::one_text;
