//! What generated code calls. Nothing here is for anybody else, and all of it may change with any version.

pub use ndarray::Dimension;

pub use core::fmt;
pub use core::marker::PhantomData;
pub use core::ops::FnOnce;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

use crate::{InputError, Problem, StructSpec, TensorError, Violation};

pub use crate::deferred::{CastTo, FieldCast, FieldCopy, FieldShape, FieldShare, FieldShareMut};
pub use crate::element::CastTarget;
pub use crate::probe::{HasRank, SameDtype, SameRank};

/// The violations of one conversion, while it goes on.
#[derive(Debug)]
pub struct Report {
    spec: StructSpec,
    violations: Vec<Violation>,
}

impl Report {
    /// Checks the arrays' shapes, in the order of the fields of `spec`.
    #[must_use]
    pub fn new(spec: &StructSpec, shapes: &[&[usize]]) -> Self {
        Self { spec: *spec, violations: spec.violations(shapes) }
    }

    /// A field that costs nothing to convert: always tried, so that every violation is found.
    pub fn share<T>(&mut self, field: &'static str, tensor: Result<T, TensorError>) -> Option<T> {
        match tensor {
            Ok(tensor) => Some(tensor),
            Err(error) => {
                self.violations.push(Violation { field, problem: Problem::Tensor(error) });
                None
            }
        }
    }

    /// A field that is copied or moved: not tried when it would be in vain.
    pub fn convert<T>(&mut self, field: &'static str, tensor: impl FnOnce() -> Result<T, TensorError>) -> Option<T> {
        if self.violations.is_empty() { self.share(field, tensor()) } else { None }
    }

    /// Whether nothing was wrong so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.violations.is_empty()
    }

    /// The error, when a field could not be converted.
    #[must_use]
    pub fn into_error(mut self) -> InputError {
        let place = |violation: &Violation| self.spec.fields.iter().position(|field| field.name == violation.field);
        self.violations.sort_by_key(place);
        InputError::new(self.spec.name, self.violations)
    }
}
