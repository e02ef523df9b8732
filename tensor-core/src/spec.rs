//! A derived struct's description as a value: its fields, their dtypes, shapes and owners.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::fmt;

use crate::{DType, InputError, Layout, Origin, Problem, Violation};

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

/// An array and its tensor, as the attributes of the field describe them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArraySpec {
    /// The dtype of the array.
    pub array: DType,
    /// The dtype of the tensor: another one after a cast.
    pub tensor: DType,
    /// The cast between them.
    pub cast: Option<CastKind>,
    /// The number of axes; `None` for `IxDyn` without a `rank`.
    pub rank: Option<usize>,
    /// What `shape` says of the axes; `None` without a `shape`.
    pub dims: Option<&'static [DimSpec]>,
    /// Whether `shape` begins with `..`: any number of axes before those in `dims`.
    pub leading: bool,
    /// Whether the memory has to be row-major.
    pub row_major: bool,
    /// Who owns the memory of the tensor that `tensors` makes.
    pub owner: Owner,
}

/// What a cast does with values that the other dtype does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CastKind {
    /// There are none: `cast`.
    Lossless,
    /// An error: `cast_checked`.
    Checked,
    /// What `as` makes of them: `cast_lossy`.
    Lossy,
}

impl FieldSpec {
    /// The field `name` that holds `kind`.
    #[must_use]
    pub const fn new(name: &'static str, kind: FieldKind) -> Self {
        Self { name, optional: false, kind }
    }

    /// The same as an `Option`, if `optional`.
    #[must_use]
    pub const fn optional(self, optional: bool) -> Self {
        Self { optional, ..self }
    }

    /// The same with a `shape`; of a nested struct, nothing changes.
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
    /// The same with tensors that own their memory.
    pub(crate) const fn copied(self) -> Self {
        match self {
            Self::Array(array) => Self::Array(array.copied()),
            Self::Struct { spec, .. } => Self::Struct { spec, copied: true },
        }
    }
}

impl ArraySpec {
    /// An array that is shared.
    #[must_use]
    pub const fn new(dtype: DType, rank: Option<usize>) -> Self {
        Self {
            array: dtype,
            tensor: dtype,
            cast: None,
            rank,
            dims: None,
            leading: false,
            row_major: false,
            owner: Owner::Shared,
        }
    }

    /// The same with a layout.
    #[must_use]
    pub const fn layout<L: Layout>(self) -> Self {
        Self { row_major: L::ROW_MAJOR, ..self }
    }

    /// The same with a cast.
    #[must_use]
    pub const fn cast(self, tensor: DType, kind: CastKind) -> Self {
        Self { tensor, cast: Some(kind), ..self }
    }

    /// The same with a tensor that owns its memory.
    #[must_use]
    pub const fn copied(self) -> Self {
        Self { owner: Owner::Copied, ..self }
    }
}

/// Who owns a tensor's memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Owner {
    /// The array: `#[tensor(share)]`.
    Shared,
    /// The tensor: `#[tensor(copy)]`.
    Copied,
}

/// What `shape` says of one axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DimSpec {
    /// As long as every other axis of the struct with this name.
    Named(&'static str),
    /// This long.
    Constant {
        /// The length.
        len: usize,
        /// The constant expression, as it is written.
        text: &'static str,
    },
    /// Any length: `_`.
    Any,
}

impl StructSpec {
    /// Checks the shapes of a struct's arrays, one for each row of the table; `None` for an array that is not there.
    ///
    /// # Errors
    ///
    /// Every axis that has another length than it should have.
    pub fn check(&self, shapes: &[Option<&[usize]>]) -> Result<(), InputError> {
        let mut violations = Vec::new();
        let mut dims = Dims::default();
        let mut shapes = shapes.iter();
        self.visit("", &mut |name, field, _| {
            if let Some(Some(shape)) = shapes.next() {
                dims.check(|| name.to_owned(), field, shape, &mut violations);
            }
        });
        if violations.is_empty() { Ok(()) } else { Err(InputError::new(self.name, violations)) }
    }

    /// Calls `f` for every array, in the order of the fields, those of nested structs in their place: with its full name,
    /// such as `points.xyz`, its field, and who owns its tensor.
    fn visit(&self, outer: &str, f: &mut dyn FnMut(&str, &'static FieldSpec, Option<Owner>)) {
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

    /// The full names of the arrays.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.visit("", &mut |name, _, _| names.push(name.to_owned()));
        names
    }
}

/// The named dimensions of a struct and of those nested in it: the first axis with a name sets its length.
#[derive(Debug, Default)]
pub(crate) struct Dims {
    named: Vec<(&'static str, usize, Origin)>,
}

impl Dims {
    /// Checks one array, whose name is only made if something refers to it.
    pub(crate) fn check(
        &mut self,
        name: impl Fn() -> String,
        spec: &FieldSpec,
        shape: &[usize],
        violations: &mut Vec<Violation>,
    ) {
        let FieldKind::Array(array) = spec.kind else { return };
        let mut violated = |problem| violations.push(Violation { field: name(), problem });
        if let Some(expected) = array.rank
            && expected != shape.len()
        {
            violated(Problem::Rank { expected, at_least: false, found: shape.len() });
            return;
        }
        let Some(dims) = array.dims else { return };
        let found = shape.len();
        if found < dims.len() || (!array.leading && found != dims.len()) {
            violated(Problem::Rank { expected: dims.len(), at_least: array.leading, found });
            return;
        }
        let before = found - dims.len();
        for (axis, (dim, &found)) in (before..).zip(dims.iter().zip(&shape[before..])) {
            let (expected, origin) = match *dim {
                DimSpec::Any => continue,
                DimSpec::Constant { len, text } => (len, Origin::Constant(text)),
                DimSpec::Named(dimension) => {
                    let Some((_, len, origin)) = self.named.iter().find(|(set, ..)| *set == dimension) else {
                        let origin = Origin::Dimension { name: dimension, field: name(), axis };
                        self.named.push((dimension, found, origin));
                        continue;
                    };
                    (*len, origin.clone())
                }
            };
            if expected != found {
                violated(Problem::Axis { axis, expected, origin, found });
            }
        }
    }
}

impl ArraySpec {
    /// The shape as the table shows it: `[batch, 3]`, `[_, _]` for a rank without a `shape`, `[..]` for any rank.
    fn shape(&self) -> String {
        let mut axes: Vec<String> = match (self.dims, self.rank) {
            (Some(dims), _) => dims.iter().map(ToString::to_string).collect(),
            (None, Some(rank)) => vec!["_".to_owned(); rank],
            (None, None) => vec!["..".to_owned()],
        };
        if self.leading {
            axes.insert(0, "..".to_owned());
        }
        format!("[{}]", axes.join(", "))
    }

    /// The tensor's dtype as the table shows it, with what a cast may do.
    fn tensor(&self) -> String {
        match self.cast {
            None | Some(CastKind::Lossless) => self.tensor.to_string(),
            Some(CastKind::Checked) => format!("{} (checked)", self.tensor),
            Some(CastKind::Lossy) => format!("{} (lossy)", self.tensor),
        }
    }
}

impl fmt::Display for DimSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Named(name) => name,
            Self::Constant { text, .. } => text,
            Self::Any => "_",
        })
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Shared => "shared",
            Self::Copied => "copied",
        })
    }
}

impl fmt::Display for StructSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows: Vec<[String; 5]> = vec![["field", "array", "tensor", "shape", "owner"].map(str::to_owned)];
        self.visit("", &mut |name, field, owner| {
            let FieldKind::Array(array) = field.kind else { return };
            let optional = if field.optional { "?" } else { "" };
            let layout = if array.row_major { ", row-major" } else { "" };
            let owner = owner.map(|owner| format!("{owner}{layout}")).unwrap_or_default();
            rows.push([format!("{name}{optional}"), array.array.to_string(), array.tensor(), array.shape(), owner]);
        });
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 4] = core::array::from_fn(width);
        rows.iter().try_for_each(|[field, array, tensor, shape, owner]| {
            let [w0, w1, w2, w3] = widths;
            writeln!(f, "{field:w0$}  {array:w1$}  {tensor:w2$}  {shape:w3$}  {owner}")
        })
    }
}
