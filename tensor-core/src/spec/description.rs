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
    /// The name of the axis that each array begins with, unless it is `whole`: `#[tensor(samples = batch)]`.
    pub samples: Option<&'static str>,
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
    /// Whether it has no axis of samples, in a struct with `samples`: `#[tensor(whole)]`.
    pub whole: bool,
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
        Self { name, optional: false, whole: false, kind }
    }

    /// This field, as an `Option` if `optional`.
    #[must_use]
    pub const fn optional(self, optional: bool) -> Self {
        Self { optional, ..self }
    }

    /// This field without an axis of samples.
    #[must_use]
    pub const fn whole(self) -> Self {
        Self { whole: true, ..self }
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

/// `fields`, of which those at the places `whole` are [`FieldSpec::whole`].
#[must_use]
pub const fn whole_fields<const N: usize, const WHOLE: usize>(
    mut fields: [FieldSpec; N],
    whole: [usize; WHOLE],
) -> [FieldSpec; N] {
    let mut index = 0;
    while index < WHOLE {
        fields[whole[index]] = fields[whole[index]].whole();
        index += 1;
    }
    fields
}

/// An array of a struct or of one nested in it, with what the fields around it change.
pub(super) struct Visited<'a> {
    /// Its full name, such as `points.xyz`.
    pub(super) name: &'a str,
    /// Its field.
    pub(super) field: &'static FieldSpec,
    /// Its description.
    pub(super) array: ArraySpec,
    /// Who owns its tensor.
    pub(super) owner: Owner,
    /// Whether it has no axis of samples, though a struct around it has one.
    pub(super) is_whole: bool,
}

impl StructSpec {
    /// Calls `f` for every array, in the order of the fields and with those of nested structs.
    pub(super) fn visit(&self, outer: &str, f: &mut dyn FnMut(Visited<'_>)) {
        for field in self.fields {
            let name = format!("{outer}{}", field.name);
            match field.kind {
                FieldKind::Array(array) => {
                    f(Visited { name: &name, field, array, owner: array.owner, is_whole: field.whole });
                }
                FieldKind::Struct { spec, copied } => spec.visit(&format!("{name}."), &mut |inner| {
                    let owner = if copied { Owner::Copied } else { inner.owner };
                    f(Visited { owner, is_whole: inner.is_whole || field.whole, ..inner });
                }),
            }
        }
    }
}

impl StructSpec {
    /// Whether a field has a `shape`, or a `rank` that its type does not have.
    pub(crate) fn declares_shapes(&self) -> bool {
        self.fields.iter().any(|field| match &field.kind {
            FieldKind::Array(array) => array.dims.is_some() || array.rank.is_some(),
            FieldKind::Struct { spec, .. } => spec.declares_shapes(),
        })
    }
}
