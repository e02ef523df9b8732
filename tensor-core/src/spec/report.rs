//! [`Report`]: what is wrong with a struct, gathered while its shapes are checked and its fields converted.

use alloc::string::String;
use alloc::vec::Vec;

use super::description::{FieldSpec, StructSpec};
use super::shapes::Dims;
use crate::{InputError, Problem, TensorError, Violation};

/// The violations of one conversion, while it goes on.
#[derive(Debug, Default)]
pub struct Report {
    /// The names of the fields around the current one, from the outside in.
    path: Vec<&'static str>,
    dims: Dims,
    violations: Vec<Violation>,
}

impl Report {
    /// Runs `f` with `name` added to the path. An empty `name` adds nothing: it is the struct itself.
    #[inline]
    pub fn inside<R>(&mut self, name: &'static str, f: impl FnOnce(&mut Self) -> R) -> R {
        if name.is_empty() {
            return f(self);
        }
        self.path.push(name);
        let result = f(self);
        self.path.pop();
        result
    }

    /// Checks the shape of an array against what its field declares.
    pub fn shape(&mut self, spec: &FieldSpec, shape: &[usize]) {
        let Self { path, dims, violations } = self;
        dims.check(|| full_name(path, spec.name), spec, shape, violations);
    }

    /// Converts one field. If a violation was found before, only a field that costs nothing is still tried, so that its own
    /// violations are found too; a copy would be in vain.
    #[inline]
    pub(crate) fn convert<T>(
        &mut self,
        name: &'static str,
        is_free: bool,
        tensor: impl FnOnce() -> Result<T, TensorError>,
    ) -> Option<T> {
        if !is_free && !self.violations.is_empty() {
            return None;
        }
        tensor().map_err(|error| self.fail(name, error)).ok()
    }

    #[cold]
    fn fail(&mut self, name: &'static str, error: TensorError) {
        let field = full_name(&self.path, name);
        // An array of the wrong rank is reported with its shape.
        let has_wrong_rank = |found: &Violation| found.field == field && matches!(found.problem, Problem::Rank { .. });
        if !self.violations.iter().any(has_wrong_rank) {
            self.violations.push(Violation { field, problem: Problem::Tensor(error) });
        }
    }

    /// The tensors, if nothing was wrong.
    #[inline]
    pub(crate) fn finish<T>(self, spec: &StructSpec, tensors: Option<T>) -> Result<T, InputError> {
        match tensors {
            Some(tensors) if self.violations.is_empty() => Ok(tensors),
            _ => Err(self.into_error(spec)),
        }
    }

    #[cold]
    fn into_error(mut self, spec: &StructSpec) -> InputError {
        let order: Vec<String> = spec.names();
        self.violations.sort_by_key(|violation| order.iter().position(|name| *name == violation.field));
        InputError::new(spec.name, self.violations)
    }
}

/// The name of a field with those of the fields around it.
fn full_name(path: &[&str], name: &str) -> String {
    let mut full = String::new();
    for outer in path {
        full.push_str(outer);
        full.push('.');
    }
    full.push_str(name);
    full
}
