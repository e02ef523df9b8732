//! A derived struct's description as a value: its fields, their dtypes, shapes and owners.

use alloc::format;

use super::array::{ArraySpec, DimSpec, Owner};

/// A struct, as its derive describes it. Prints as a table.
///
/// ```
/// use ndarray::{Array1, Array2};
/// use tensor_core::TensorInput;
///
/// #[derive(TensorInput)]
/// struct Points {
///     #[tensor(share, shape = [batch, 3])]
///     xyz: Array2<f32>,
///     #[tensor(copy, cast = i64, shape = [batch])]
///     class: Array1<u8>,
/// }
///
/// assert_eq!(
///     Points::SPEC.to_string(),
///     "\
/// field  array  tensor  shape       owner
/// xyz    f32    f32     [batch, 3]  shared
/// class  u8     i64     [batch]     copied
/// ",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StructSpec {
    /// The struct's name.
    pub name: &'static str,
    /// The fields that become tensors, in the order of the struct.
    pub fields: &'static [FieldSpec],
}

/// A field, as its derive describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// The field's name; its index, in a tuple struct.
    pub name: &'static str,
    /// Whether it is an `Option`, which may hold nothing.
    pub optional: bool,
    /// What it holds.
    pub kind: FieldKind,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldKind {
    /// An array.
    Array(ArraySpec),
    /// Another derived struct, which shares the names of its dimensions with the one around it.
    Struct {
        /// Its description.
        spec: &'static StructSpec,
        /// Whether each of its tensors owns its memory, whatever its own attributes say: `#[tensor(copy)]`.
        copied: bool,
    },
}

impl FieldSpec {
    /// The field `name` that holds `kind`.
    #[must_use]
    pub const fn new(name: &'static str, kind: FieldKind) -> Self {
        Self { name, optional: false, kind }
    }

    /// This field, as an `Option` if `optional`.
    #[must_use]
    pub const fn optional(self, optional: bool) -> Self {
        Self { optional, ..self }
    }

    /// This field with a `shape`. A nested struct is unchanged.
    #[must_use]
    pub const fn shape(self, leading: bool, dims: &'static [DimSpec]) -> Self {
        match self.kind {
            FieldKind::Array(array) => {
                Self { kind: FieldKind::Array(ArraySpec { dims: Some(dims), leading, ..array }), ..self }
            }
            FieldKind::Struct { .. } => self,
        }
    }
}

impl FieldKind {
    /// This kind, with tensors that own their memory.
    pub(crate) const fn copied(self) -> Self {
        match self {
            Self::Array(array) => Self::Array(array.copied()),
            Self::Struct { spec, .. } => Self::Struct { spec, copied: true },
        }
    }
}

impl StructSpec {
    /// Calls `f` for every array, in the order of the fields and with those of nested structs: with its full name, such as
    /// `points.xyz`, its field, and who owns its tensor.
    pub(super) fn visit(&self, outer: &str, f: &mut dyn FnMut(&str, &'static FieldSpec, Option<Owner>)) {
        for field in self.fields {
            let name = format!("{outer}{}", field.name);
            match field.kind {
                FieldKind::Array(array) => f(&name, field, Some(array.owner)),
                FieldKind::Struct { spec, copied } => {
                    let owner = |own: Option<Owner>| if copied { Some(Owner::Copied) } else { own };
                    spec.visit(&format!("{name}."), &mut |name, field, own| f(name, field, owner(own)));
                }
            }
        }
    }
}
