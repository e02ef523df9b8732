//! The check of arrays' shapes against what a struct's description says of them.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::array::DimSpec;
use super::description::{FieldKind, FieldSpec, StructSpec, Visited};
use crate::{InputError, Origin, Problem, Violation};

impl StructSpec {
    /// Checks the shapes of a struct's arrays: one for each row of the table, in elements; `None` for an empty `Option`, or
    /// for an array that is not to be checked.
    ///
    /// # Errors
    ///
    /// Every axis that has another length than it should have. [`Problem::Shapes`] alone, if there are fewer or more shapes than
    /// arrays.
    pub fn check(&self, shapes: &[Option<&[usize]>]) -> Result<(), InputError> {
        let mut violations = Vec::new();
        let mut dims = Dims::default();
        let mut arrays = 0;
        self.visit("", &mut |Visited { name, field, .. }| {
            if let Some(Some(shape)) = shapes.get(arrays) {
                dims.check(|| name.to_owned(), field, shape, &mut violations);
            }
            arrays += 1;
        });
        if arrays != shapes.len() {
            let problem = Problem::Shapes { expected: arrays, found: shapes.len() };
            violations = vec![Violation { field: String::new(), problem }];
        }
        if violations.is_empty() { Ok(()) } else { Err(InputError::new(self.name, violations)) }
    }

    /// The full names of the arrays.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.visit("", &mut |array| names.push(array.name.to_owned()));
        names
    }
}

/// The lengths of named dimensions, in a struct and those nested in it. The first axis with a name sets its length.
#[derive(Debug, Default)]
pub(crate) struct Dims {
    named: Vec<(&'static str, usize, Origin)>,
}

impl Dims {
    /// Checks one array. `name` is called only for an error, or for the first axis with a name.
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
