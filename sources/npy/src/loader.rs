//! [`Loader`]: finds arrays by the names of fields, and collects what is wrong with them.
//!
//! Types of fields may not enter here: they call the loader, which knows their arrays by [`NpyArray`] alone.

use std::collections::VecDeque;
use std::path::Path;

use tensor_core::{FieldKind, StructSpec};

use crate::archive::Archive;
use crate::array::NpyArray;
use crate::entry::Entry;
use crate::error::{LoadError, Problem, Violation, shapes};
use crate::file_state::FileState;
use crate::name::Name;
use crate::source::Source;

/// What a struct is loaded from, field by field.
///
/// Only this crate can make one. An implementation of [`FromNpy`](crate::FromNpy) passes it on to its fields.
pub struct Loader<'a, S> {
    archive: &'a Archive<'a>,
    inflate_at_most: u64,
    inflated: u64,
    /// How many bytes of the archive are taken by the arrays whose headers were checked.
    archived: u64,
    /// The structs around the current field, outermost first.
    around: Vec<Name>,
    /// The fields whose headers were checked, in that order.
    fields: Vec<String>,
    /// The shapes of the fields whose number of axes fits their type.
    shapes: Vec<(String, Vec<usize>)>,
    /// The arrays that were found, in the order in which `load` asks for them.
    entries: VecDeque<Entry<'a>>,
    /// Whether each optional field is in the file, in the order in which `load` asks for it.
    presences: VecDeque<bool>,
    violations: Vec<Violation>,
    source: &'a S,
}

/// What was found in the headers of one file or folder.
pub(crate) struct Headers {
    /// The fields whose headers were read, in that order.
    pub(crate) fields: Vec<String>,
    /// The shapes of the fields whose number of axes fits their type.
    pub(crate) shapes: Vec<(String, Vec<usize>)>,
    /// The files that have the arrays.
    pub(crate) files: Vec<FileState>,
    /// How many bytes the compressed arrays take when inflated, with those before them.
    pub(crate) inflated: u64,
    pub(crate) violations: Vec<Violation>,
}

impl Headers {
    /// Puts the violations into the order of the fields.
    pub(crate) fn sort(&mut self) {
        sort(&self.fields, &mut self.violations);
    }
}

impl<'a, S: Source> Loader<'a, S> {
    pub(crate) fn new(archive: &'a Archive<'a>, inflate_at_most: u64, source: &'a S) -> Self {
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

    /// One that counts what other compressed arrays take.
    pub(crate) fn inflated_before(self, inflated: u64) -> Self {
        Self { inflated, ..self }
    }

    /// What was found in the headers.
    pub(crate) fn headers(self) -> Headers {
        let files = self.files();
        let Self { fields, shapes, inflated, violations, .. } = self;
        Headers { fields, shapes, files, inflated, violations }
    }

    /// Whether the headers are those that were found before.
    pub(crate) fn are_headers(&self, before: &Headers) -> bool {
        self.shapes == before.shapes && self.files() == before.files
    }

    /// The files that have the arrays, each once.
    fn files(&self) -> Vec<FileState> {
        let mut files: Vec<FileState> = Vec::new();
        for file in self.entries.iter().filter_map(Entry::file) {
            // Arrays of one archive have the same file, one after the other.
            if files.last() != Some(file) {
                files.push(file.clone());
            }
        }
        files
    }

    /// Checks the shapes in the headers against those that the struct declares.
    pub(crate) fn check_shapes(&mut self, spec: &StructSpec) {
        let mut names = Vec::new();
        arrays(spec, "", &mut names);
        let shape = |name: &String| Some(self.shapes.iter().find(|(field, _)| field == name)?.1.as_slice());
        let shapes_found: Vec<_> = names.iter().map(shape).collect();
        if let Err(error) = spec.check(&shapes_found) {
            self.violations.extend(shapes(&error));
        }
    }

    /// Whether nothing wrong was found so far.
    pub(crate) fn is_right(&self) -> bool {
        self.violations.is_empty()
    }

    /// The struct `name` that was read, or everything that was found to be wrong.
    pub(crate) fn finish<T>(self, path: Option<&Path>, name: &'static str, read: Option<T>) -> Result<T, LoadError> {
        self.outcome(read).map_err(|violations| LoadError::new(path, Some(name), violations))
    }

    /// The struct that was read, or everything that was found to be wrong.
    pub(crate) fn outcome<T>(self, read: Option<T>) -> Result<T, Vec<Violation>> {
        let Self { fields, mut violations, .. } = self;
        match read {
            Some(structure) if violations.is_empty() => Ok(structure),
            _ => {
                if violations.is_empty() {
                    let problem = Problem::Archive("a field could not be read and did not say why".to_owned());
                    violations.push(Violation::of(String::new(), problem));
                }
                sort(&fields, &mut violations);
                Err(violations)
            }
        }
    }

    /// Runs `f`, which loads the fields of the struct that is the field `name`.
    pub fn inside<R>(&mut self, name: Name, f: impl FnOnce(&mut Self) -> R) -> R {
        if name == Name::WHOLE {
            return f(self);
        }
        self.around.push(name);
        let result = f(self);
        self.around.pop();
        result
    }

    /// Whether the file has an array of this name.
    pub(crate) fn has(&self, name: Name) -> bool {
        self.archive.has(&self.key(name))
    }

    /// Remembers whether an optional field is in the file, for [`Self::next_presence`].
    pub(crate) fn note_presence(&mut self, is_there: bool) {
        self.presences.push_back(is_there);
    }

    /// Whether the next optional field is in the file.
    pub(crate) fn next_presence(&mut self) -> bool {
        self.presences.pop_front().unwrap_or(false)
    }

    /// Checks the header of an array.
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
                // A shape that does not fit the field's type is reported once, not again as differing from `shape`.
                let fits_type =
                    !problems.iter().any(|found| matches!(found, Problem::Rank { .. } | Problem::Length { .. }));
                if fits_type {
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

    /// Reads the elements of the next array whose header was checked.
    pub(crate) fn load_array<A: NpyArray<S>>(&mut self, name: Name) -> Option<A> {
        let entry = self.entries.pop_front()?;
        // Checked again: an implementation of `FromNpy` may load another type than it had checked.
        let mut problems = Vec::new();
        A::check_entry(&entry, &mut problems);
        if problems.is_empty() {
            match A::load_entry(&entry, self.source) {
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
        self.violations.push(Violation::of(self.field(name), problem));
    }

    /// The full name of the field in reports.
    fn field(&self, name: Name) -> String {
        self.joined(name, |name| name.field)
    }

    /// The full name of the array in the file.
    fn key(&self, name: Name) -> String {
        self.joined(name, |name| name.key)
    }

    fn joined(&self, name: Name, part: impl Fn(Name) -> &'static str) -> String {
        let names: Vec<&str> = self.around.iter().copied().chain([name]).map(part).collect();
        names.join(".")
    }
}

/// Puts violations into the order of the fields.
fn sort(fields: &[String], violations: &mut [Violation]) {
    violations
        .sort_by_key(|violation| fields.iter().position(|field| *field == violation.field).unwrap_or(fields.len()));
}

/// Collects the full names of a struct's arrays, in the order of its specification.
fn arrays(spec: &StructSpec, outer: &str, names: &mut Vec<String>) {
    for field in spec.fields {
        let name = format!("{outer}{}", field.name);
        match field.kind {
            FieldKind::Struct { spec, .. } => arrays(spec, &format!("{name}."), names),
            _ => names.push(name),
        }
    }
}
