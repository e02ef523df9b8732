//! [`InputError`]: why a struct can't be converted, with everything that is wrong with it.

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use super::tensor::TensorError;

/// Why a struct can't be converted: every violation that was found, not only the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    structure: &'static str,
    /// The number of the struct among several that are joined.
    part: Option<usize>,
    /// The number of the sample among several that are put together.
    sample: Option<usize>,
    violations: Vec<Violation>,
}

impl InputError {
    /// An error about `structure`; `violations` has at least one entry.
    pub(crate) fn new(structure: &'static str, violations: Vec<Violation>) -> Self {
        debug_assert!(!violations.is_empty());
        Self { structure, part: None, sample: None, violations }
    }

    /// The same error, of the struct with this number among several that are joined.
    pub(crate) fn of_part(self, part: usize) -> Self {
        Self { part: Some(part), ..self }
    }

    /// The same error, of the sample with this number among several that are put together.
    pub(crate) fn of_sample(self, sample: usize) -> Self {
        Self { sample: Some(sample), ..self }
    }

    /// The struct's name.
    #[must_use]
    pub fn structure(&self) -> &'static str {
        self.structure
    }

    /// The number of the struct, from 0, if several are joined.
    #[must_use]
    pub fn part(&self) -> Option<usize> {
        self.part
    }

    /// The number of the sample, from 0, if several are put together and one of them violates the shapes that its struct declares.
    #[must_use]
    pub fn sample(&self) -> Option<usize> {
        self.sample
    }

    /// Every violation, in the order of the struct's fields.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { structure, part, sample, violations } = self;
        if let Some(part) = part {
            write!(f, "struct {part} of those joined: ")?;
        }
        if let Some(sample) = sample {
            write!(f, "sample {sample} of those put together: ")?;
        }
        if let [only] = violations.as_slice() {
            return write!(f, "`{structure}{}`{only}", Path(&only.field));
        }
        write!(f, "{} fields or axes of `{structure}` can't become tensors:", violations.len())?;
        violations.iter().try_for_each(|violation| write!(f, "\n  `{structure}{}`{violation}", Path(&violation.field)))
    }
}

/// The path to a field, with a dot before it; nothing for the struct itself.
struct Path<'f>(&'f str);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, ".{}", self.0) }
    }
}

impl Error for InputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self.violations.as_slice() {
            [Violation { problem: Problem::Tensor(error), .. }] => Some(error),
            _ => None,
        }
    }
}

/// One thing that is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The field's name; empty, if the problem is one of the struct as a whole. For a field of a nested struct, this is the path to it: `points.xyz`.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// An axis has another length than `shape` says.
    Axis {
        /// The axis, from 0.
        axis: usize,
        /// The length it should have.
        expected: usize,
        /// Where that length comes from.
        origin: Origin,
        /// The length it has.
        found: usize,
    },
    /// A field of dynamic rank has another number of axes than `rank` says or `shape` lists.
    Rank {
        /// The number of axes that `rank` says or `shape` lists.
        expected: usize,
        /// Whether more axes are allowed, because the `shape` begins with `..`.
        at_least: bool,
        /// The number of axes the array has.
        found: usize,
    },
    /// An optional field holds a value in one of the structs that are joined, and none in the first, or the other way round.
    Optional {
        /// Whether it is the first one that holds a value.
        is_missing: bool,
    },
    /// The array can't be shared, or the backend failed to take it.
    Tensor(TensorError),
    /// [`StructSpec::check`](crate::StructSpec::check) was given too few or too many shapes.
    Shapes {
        /// How many arrays the struct has, those of nested structs included.
        expected: usize,
        /// How many shapes were given.
        found: usize,
    },
}

/// Where an expected length comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// A constant expression in the field's own `shape`, as it is written there.
    Constant(&'static str),
    /// The rows of an earlier field, in a struct whose fields all begin with the same axis.
    Rows {
        /// The field.
        field: String,
    },
    /// The same axis of the first of the structs that are joined.
    FirstPart,
    /// A dimension that an earlier axis set.
    Dimension {
        /// The dimension's name.
        name: &'static str,
        /// The field that set it.
        field: String,
        /// The axis of that field.
        axis: usize,
    },
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            Problem::Axis { axis, expected, origin, found } => {
                write!(f, ", axis {axis}: expected {expected} ({origin}), found {found}")
            }
            Problem::Rank { expected, at_least, found } => {
                let or_more = if *at_least { " or more" } else { "" };
                let axes = if *expected == 1 && !at_least { "axis" } else { "axes" };
                write!(f, ": expected {expected}{or_more} {axes} (as declared), found {found}")
            }
            Problem::Optional { is_missing: true } => f.write_str(": expected a value, as in struct 0, found `None`"),
            Problem::Optional { is_missing: false } => f.write_str(": expected `None`, as in struct 0, found a value"),
            Problem::Tensor(error) => write!(f, ": {error}"),
            Problem::Shapes { expected, found } => {
                let shapes = if *expected == 1 { "shape" } else { "shapes" };
                write!(f, ": expected {expected} {shapes}, one for each array, found {found}")
            }
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Constant(text) => match text.parse::<usize>() {
                Ok(_) => f.write_str("the constant in its `shape`"),
                Err(_) => write!(f, "the constant `{text}` in its `shape`"),
            },
            Self::FirstPart => f.write_str("as in struct 0"),
            Self::Rows { field } => write!(f, "the rows of `{field}`"),
            Self::Dimension { name, field, axis } => write!(f, "`{name}`, set by `{field}`, axis {axis}"),
        }
    }
}
