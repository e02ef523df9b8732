//! What a derived struct asks of the types of its fields.
//!
//! Generated code has these traits as bounds, and the compiler names them where a field does not have them. No other code
//! needs them, or can implement them for a type that is no field.

pub use crate::checks::{HasRank, PermutedRank, SameDtype, SameRank};
pub use crate::convert::attributes::{CastTo, Copied, Declared, Permuted, Ranked, Share, Whole};
pub use crate::convert::{
    AsArrayField, AsField, AsHolder, AsNdarray, AsWrapper, Field, HalfFloat, OpenField, SamplesField, WithoutDrop,
    WritesToReadOnly,
};
pub use crate::copy::FloatTarget;
pub use crate::dtype::ArrayPart;
