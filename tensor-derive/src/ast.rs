//! The struct as the macro understands it, every rule already applied.

mod container;
mod field;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, TokenStream};
use syn::{Generics, Member, Type, Visibility};

use crate::attr::{CastKind, Shape};

/// A struct of arrays.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) generics: Generics,
    pub(crate) style: Style,
    /// The fields that become tensors.
    pub(crate) fields: Vec<Field>,
    /// The path to `tensor-core`: `::tensor_core`, or what the user says.
    pub(crate) krate: TokenStream,
    /// What the companions are named after, and what reports call the struct: never raw.
    pub(crate) base: Ident,
}

/// How a struct's fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
}

/// A field that becomes a tensor.
pub(crate) struct Field {
    pub(crate) vis: Visibility,
    /// The field in the user's struct.
    pub(crate) member: Member,
    /// The field in the companion structs: the same name, another one, or the next index.
    pub(crate) companion: Member,
    /// The name in `SPEC` and in reports, without `r#`; the index in a tuple struct, unless it is renamed.
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) owner: Owner,
    pub(crate) dtype: Option<Type>,
    pub(crate) shape: Option<Shape>,
    pub(crate) rank: Option<usize>,
}

/// Who owns the memory of the tensor that `tensors` makes.
#[expect(clippy::large_enum_variant, reason = "there is one for each field of a struct")]
pub(crate) enum Owner {
    /// The array.
    Shared { row_major: bool },
    /// The tensor, which holds the array's dtype or another one.
    Copied { cast: Option<Cast> },
}

/// A copy's conversion of each value.
#[derive(Clone)]
pub(crate) struct Cast {
    pub(crate) kind: CastKind,
    pub(crate) to: Type,
}

impl Field {
    /// The dtype that a cast goes to.
    pub(crate) fn cast(&self) -> Option<&Type> {
        match &self.owner {
            Owner::Copied { cast: Some(cast) } => Some(&cast.to),
            _ => None,
        }
    }

    /// Whether its cast keeps every value.
    pub(crate) fn is_cast_lossless(&self) -> bool {
        matches!(&self.owner, Owner::Copied { cast: Some(cast) } if cast.kind == CastKind::Lossless)
    }
}
