//! [`Report`]: what is wrong with a struct, gathered while its shapes are checked and its fields converted.

use alloc::string::String;
use alloc::vec::Vec;

use super::description::{FieldSpec, StructSpec};
use super::shapes::Dims;
use super::visit::Visit;
use crate::{InputError, Origin, Problem, TensorError, Violation};

/// The violations of one conversion, while it goes on.
#[derive(Debug, Default)]
pub struct Report {
    /// The names of the fields around the current one, from the outside in.
    path: Vec<&'static str>,
    dims: Dims,
    rows: Rows,
    /// The shapes of the arrays with rows, if they are wanted.
    row_shapes: Option<RowShapes>,
    visit: Visit,
    violations: Vec<Violation>,
}

/// The shape of one row of each array that has rows, by the array's full name.
pub(crate) type RowShapes = Vec<(String, Vec<usize>)>;

/// What a report does about the rows of the arrays whose shapes it checks.
#[derive(Debug, Default)]
enum Rows {
    /// Nothing: the conversion knows none, or the array is `whole`.
    #[default]
    Ignored,
    /// It waits for the first array, which tells how many there are.
    Wanted,
    /// The number of rows, and the field that told it.
    Found(usize, String),
}

impl Report {
    /// One that does something else with each array than to check its shape.
    pub(crate) fn visiting(visit: Visit) -> Self {
        Self { visit, ..Self::default() }
    }

    /// What is done with each array.
    pub fn visit(&mut self) -> &mut Visit {
        &mut self.visit
    }

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
        let Self { path, dims, violations, .. } = self;
        dims.check(|| full_name(path, spec.name), spec, shape, violations);
        match (&self.rows, shape) {
            (Rows::Wanted, &[rows, ..]) => self.rows = Rows::Found(rows, full_name(&self.path, spec.name)),
            (&Rows::Found(expected, ref first), &[found, ..]) if expected != found => {
                let field = full_name(&self.path, spec.name);
                let is_known = self.violations.iter().any(|known| known.field == field);
                let origin = Origin::Rows { field: first.clone() };
                if !is_known {
                    self.violations
                        .push(Violation { field, problem: Problem::Axis { axis: 0, expected, origin, found } });
                }
            }
            (Rows::Ignored | Rows::Found(..), _) | (Rows::Wanted, []) => {}
        }
        if let (Some(row_shapes), Rows::Found(..), [_, row @ ..]) = (&mut self.row_shapes, &self.rows, shape) {
            row_shapes.push((full_name(&self.path, spec.name), row.to_vec()));
        }
    }

    /// Has the shapes of rows kept.
    pub(crate) fn keep_row_shapes(&mut self) {
        self.row_shapes = Some(Vec::new());
    }

    /// The shapes of rows that were kept.
    pub(crate) fn row_shapes(&mut self) -> RowShapes {
        self.row_shapes.take().unwrap_or_default()
    }

    /// Reports each array whose rows are not like those of the `first` struct.
    pub(crate) fn compare_row_shapes(&mut self, first: &RowShapes, found: &RowShapes) {
        let shape_in = |shapes: &RowShapes, name: &str| {
            shapes.iter().find(|(field, _)| field == name).map(|(_, shape)| shape.clone())
        };
        for (field, expected) in first {
            match shape_in(found, field) {
                Some(found) => self.compare_row_shape(field, expected, &found),
                None => self.differs(field, Problem::Optional { is_missing: true }),
            }
        }
        for (field, _) in found.iter().filter(|(field, _)| shape_in(first, field).is_none()) {
            self.differs(field, Problem::Optional { is_missing: false });
        }
    }

    /// Reports how a row's shape differs from that in the first struct, if it does and is not reported yet.
    fn compare_row_shape(&mut self, field: &str, expected: &[usize], found: &[usize]) {
        if self.violations.iter().any(|known| known.field == field) {
            return;
        }
        // A field with samples has as many axes as its `shape` lists, in each struct.
        let mut pairs = expected.iter().zip(found).enumerate();
        let Some((axis, (&expected, &found))) = pairs.find(|(_, (expected, found))| expected != found) else { return };
        // The first axis is that of the rows.
        let problem = Problem::Axis { axis: axis + 1, expected, origin: Origin::FirstPart, found };
        self.differs(field, problem);
    }

    /// Reports how a field differs from that of the first struct.
    fn differs(&mut self, field: &str, problem: Problem) {
        self.violations.push(Violation { field: field.into(), problem });
    }

    /// The error of rows that a struct does not have, or the first field of it that has rows.
    #[cold]
    pub(crate) fn of_rows(spec: &StructSpec, field: &str, error: TensorError) -> InputError {
        InputError::new(spec.name, alloc::vec![Violation { field: field.into(), problem: Problem::Tensor(error) }])
    }

    /// Checks a struct whose rows are wanted, and then the selection of them: `select` is given their number.
    pub(crate) fn rows<R>(
        &mut self,
        check: impl FnOnce(&mut Self),
        select: impl FnOnce(usize) -> Result<R, TensorError>,
    ) -> Option<R> {
        self.rows = Rows::Wanted;
        check(self);
        let (rows, field) = match core::mem::take(&mut self.rows) {
            Rows::Found(rows, field) => (rows, field),
            Rows::Wanted | Rows::Ignored => (0, String::new()),
        };
        match select(rows) {
            Ok(selected) => Some(selected),
            Err(error) => {
                self.violations.push(Violation { field, problem: Problem::Tensor(error) });
                None
            }
        }
    }

    /// Runs `f`, which checks fields that have no rows. A visit for the sake of rows passes them by.
    pub(crate) fn whole(&mut self, f: impl FnOnce(&mut Self)) {
        if !matches!(self.visit, Visit::Check) {
            return;
        }
        let rows = core::mem::take(&mut self.rows);
        f(self);
        self.rows = rows;
    }

    /// Converts one field, which was `checked`. If a violation was found before, only a field that costs nothing is still tried, so that its own
    /// violations are found too; a copy would be in vain.
    #[inline]
    pub(crate) fn convert<T>(
        &mut self,
        name: &'static str,
        is_free: bool,
        checked: Result<(), TensorError>,
        tensor: impl FnOnce() -> Result<T, TensorError>,
    ) -> Option<T> {
        if let Err(error) = checked {
            return self.fail(name, error);
        }
        if !is_free && !self.violations.is_empty() {
            return None;
        }
        match tensor() {
            Ok(tensor) => Some(tensor),
            Err(error) => self.fail(name, error),
        }
    }

    /// Reports the error of one field, if there is one.
    pub fn check(&mut self, name: &'static str, outcome: Result<(), TensorError>) {
        if let Err(error) = outcome {
            self.fail::<()>(name, error);
        }
    }

    /// Reports an error of one field. Gives `None`, which stands for the tensor.
    #[cold]
    pub(crate) fn fail<T>(&mut self, name: &'static str, error: TensorError) -> Option<T> {
        let field = full_name(&self.path, name);
        // An array of the wrong rank is reported with its shape.
        let has_wrong_rank = |found: &Violation| found.field == field && matches!(found.problem, Problem::Rank { .. });
        if !self.violations.iter().any(has_wrong_rank) {
            self.violations.push(Violation { field, problem: Problem::Tensor(error) });
        }
        None
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
        // A field that is a struct has the place of its first array.
        let is_of = |name: &str, field: &str| {
            name.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.violations.sort_by_key(|violation| order.iter().position(|name| is_of(name, &violation.field)));
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
