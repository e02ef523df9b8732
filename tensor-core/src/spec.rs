//! A derived struct's description as a value: its fields, their dtypes, shapes and owners.

use std::fmt;

use crate::{DType, InputError, Origin, Problem, Violation};

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
    /// The dtype of the array.
    pub array: DType,
    /// The dtype of the tensor: another one after a `cast`.
    pub tensor: DType,
    /// The number of axes; `None` for `IxDyn`.
    pub rank: Option<usize>,
    /// What `shape` says of each axis; `None` without a `shape`.
    pub dims: Option<&'static [DimSpec]>,
    /// Who owns the memory of the tensor that `tensors` makes.
    pub owner: Owner,
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
    /// Checks the shapes of a struct's arrays, given in the order of [`fields`](Self::fields).
    ///
    /// # Errors
    ///
    /// Every axis that has another length than it should have.
    pub fn check(&self, shapes: &[&[usize]]) -> Result<(), InputError> {
        let violations = self.violations(shapes);
        if violations.is_empty() { Ok(()) } else { Err(InputError::new(self.name, violations)) }
    }

    pub(crate) fn violations(&self, shapes: &[&[usize]]) -> Vec<Violation> {
        let mut violations = Vec::new();
        // The first axis with a name sets its length.
        let mut named: Vec<(&'static str, usize, Origin)> = Vec::new();
        for (field, shape) in self.fields.iter().zip(shapes) {
            let Some(dims) = field.dims else { continue };
            if dims.len() != shape.len() {
                let problem = Problem::Rank { expected: dims.len(), found: shape.len() };
                violations.push(Violation { field: field.name, problem });
                continue;
            }
            for (axis, (dim, &found)) in dims.iter().zip(*shape).enumerate() {
                let (expected, origin) = match *dim {
                    DimSpec::Any => continue,
                    DimSpec::Constant { len, text } => (len, Origin::Constant(text)),
                    DimSpec::Named(name) => {
                        let Some((_, len, origin)) = named.iter().find(|(set, ..)| *set == name) else {
                            named.push((name, found, Origin::Dimension { name, field: field.name, axis }));
                            continue;
                        };
                        (*len, origin.clone())
                    }
                };
                if expected != found {
                    let problem = Problem::Axis { axis, expected, origin, found };
                    violations.push(Violation { field: field.name, problem });
                }
            }
        }
        violations
    }
}

impl FieldSpec {
    /// The shape as the table shows it: `[batch, 3]`, `[_, _]` for a rank without a `shape`, `[..]` for any rank.
    fn shape(&self) -> String {
        let axes: Vec<String> = match (self.dims, self.rank) {
            (Some(dims), _) => dims.iter().map(ToString::to_string).collect(),
            (None, Some(rank)) => vec!["_".to_owned(); rank],
            (None, None) => vec!["..".to_owned()],
        };
        format!("[{}]", axes.join(", "))
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
        let heading = ["field", "array", "tensor", "shape", "owner"].map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(heading)
            .chain(self.fields.iter().map(|field| {
                [
                    field.name.to_owned(),
                    field.array.to_string(),
                    field.tensor.to_string(),
                    field.shape(),
                    field.owner.to_string(),
                ]
            }))
            .collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 4] = std::array::from_fn(width);
        rows.iter().try_for_each(|[field, array, tensor, shape, owner]| {
            let [w0, w1, w2, w3] = widths;
            writeln!(f, "{field:w0$}  {array:w1$}  {tensor:w2$}  {shape:w3$}  {owner}")
        })
    }
}
