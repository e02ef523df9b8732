//! [`Loader`]: reads a struct in two passes, all headers before any element, and gathers what is wrong.

use std::collections::VecDeque;
use std::path::Path;

use tensor_core::{FieldKind, StructSpec};

use crate::archive::Archive;
use crate::array::NpyArray;
use crate::entry::Entry;
use crate::error::{LoadError, Problem, Violation, shapes};
use crate::name::Name;
use crate::source::Source;

/// What a struct is read from, field by field.
///
/// Only this crate can make one; implementations of [`FromNpy`](crate::FromNpy) pass it on.
pub struct Loader<'a, S> {
    archive: &'a Archive<'a>,
    inflate_at_most: u64,
    inflated: u64,
    /// How many bytes of the archive the arrays take that have been looked at.
    archived: u64,
    /// The structs around the field, outermost first.
    around: Vec<Name>,
    /// The fields that have been looked at, in their order.
    fields: Vec<String>,
    /// The fields whose number of axes is as their type says, with their shapes.
    shapes: Vec<(String, Vec<usize>)>,
    /// What `check` has found, in the order in which `load` will ask for it.
    entries: VecDeque<Entry<'a>>,
    presences: VecDeque<bool>,
    violations: Vec<Violation>,
    source: S,
}

impl<'a, S: Source> Loader<'a, S> {
    pub(crate) fn new(archive: &'a Archive<'a>, inflate_at_most: u64, source: S) -> Self {
        Self {
            archive,
            inflate_at_most,
            inflated: 0,
            archived: 0,
            around: Vec::new(),
            fields: Vec::new(),
            shapes: Vec::new(),
            entries: VecDeque::new(),
            presences: VecDeque::new(),
            violations: Vec::new(),
            source,
        }
    }

    /// Compares the shapes in the headers with those that the struct declares, and notes what differs.
    pub(crate) fn check_shapes(&mut self, spec: &StructSpec) {
        let mut names = Vec::new();
        arrays(spec, "", &mut names);
        let shape = |name: &String| Some(self.shapes.iter().find(|(field, _)| field == name)?.1.as_slice());
        let shapes_found: Vec<_> = names.iter().map(shape).collect();
        if let Err(error) = spec.check(&shapes_found) {
            self.violations.extend(shapes(&error));
        }
    }

    /// Whether nothing has been found to be wrong.
    pub(crate) fn is_right(&self) -> bool {
        self.violations.is_empty()
    }

    /// The struct that was read, or all that was found to be wrong.
    pub(crate) fn finish<T>(self, path: Option<&Path>, name: &'static str, read: Option<T>) -> Result<T, LoadError> {
        let Self { fields, mut violations, .. } = self;
        match read {
            Some(structure) if violations.is_empty() => Ok(structure),
            _ => {
                if violations.is_empty() {
                    let problem = Problem::Archive("a field could not be read and did not say why".to_owned());
                    violations.push(Violation { field: String::new(), problem });
                }
                violations.sort_by_key(|violation| {
                    fields.iter().position(|field| *field == violation.field).unwrap_or(fields.len())
                });
                Err(LoadError::new(path, Some(name), violations))
            }
        }
    }

    /// Runs `f` on the fields of the struct that is the field `name`.
    pub fn inside<R>(&mut self, name: Name, f: impl FnOnce(&mut Self) -> R) -> R {
        if name == Name::WHOLE {
            return f(self);
        }
        self.around.push(name);
        let result = f(self);
        self.around.pop();
        result
    }

    /// Whether there is an array of this name.
    pub(crate) fn has(&self, name: Name) -> bool {
        self.archive.has(&self.key(name))
    }

    /// Notes whether an optional field is there, for [`Self::next_presence`].
    pub(crate) fn note_presence(&mut self, is_there: bool) {
        self.presences.push_back(is_there);
    }

    /// What was noted of the next optional field.
    pub(crate) fn next_presence(&mut self) -> bool {
        self.presences.pop_front().unwrap_or(false)
    }

    /// Looks at the header of an array.
    pub(crate) fn check_array<A: NpyArray<S>>(&mut self, name: Name) {
        self.fields.push(self.field(name));
        let mut problems = Vec::new();
        match self.archive.entry(&self.key(name)) {
            Ok(entry) => {
                A::check_entry(&entry, &mut problems);
                self.inflated = self.inflated.saturating_add(entry.inflated());
                if self.inflated > self.inflate_at_most && entry.inflated() > 0 {
                    problems.push(Problem::Inflated { limit: self.inflate_at_most, found: self.inflated });
                }
                self.archived = self.archived.saturating_add(entry.archived());
                if let Some(len) = self.archive.len().filter(|&len| self.archived > len) {
                    let found = self.archived;
                    problems.push(Problem::Archive(format!(
                        "expected arrays of at most {len} bytes in all, as the archive has, found {found}: they overlap"
                    )));
                }
                // What its type says already need not be said of its shape again.
                let has_type =
                    !problems.iter().any(|found| matches!(found, Problem::Rank { .. } | Problem::Length { .. }));
                if has_type {
                    self.shapes.push((self.field(name), entry.header.shape.clone()));
                }
                self.entries.push_back(entry);
            }
            Err(problem) => problems.push(problem),
        }
        for problem in problems {
            self.violate(name, problem);
        }
    }

    /// Reads the elements of the next array that was looked at.
    pub(crate) fn load_array<A: NpyArray<S>>(&mut self, name: Name) -> Option<A> {
        let entry = self.entries.pop_front()?;
        // Whoever implements `FromNpy` may ask for something else than was looked at.
        let mut problems = Vec::new();
        A::check_entry(&entry, &mut problems);
        if problems.is_empty() {
            match A::load_entry(&entry, &self.source) {
                Ok(array) => return Some(array),
                Err(problem) => problems.push(problem),
            }
        }
        for problem in problems {
            self.violate(name, problem);
        }
        None
    }

    fn violate(&mut self, name: Name, problem: Problem) {
        self.violations.push(Violation { field: self.field(name), problem });
    }

    /// The field as reports name it.
    fn field(&self, name: Name) -> String {
        self.joined(name, |name| name.field)
    }

    /// The array as the file names it.
    fn key(&self, name: Name) -> String {
        self.joined(name, |name| name.key)
    }

    fn joined(&self, name: Name, part: impl Fn(Name) -> &'static str) -> String {
        let names: Vec<&str> = self.around.iter().copied().chain([name]).map(part).collect();
        names.join(".")
    }
}

/// The full names of the arrays of a struct, as its specification lists them.
fn arrays(spec: &StructSpec, outer: &str, names: &mut Vec<String>) {
    for field in spec.fields {
        let name = format!("{outer}{}", field.name);
        match field.kind {
            FieldKind::Struct { spec, .. } => arrays(spec, &format!("{name}."), names),
            _ => names.push(name),
        }
    }
}
