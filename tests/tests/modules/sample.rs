//! Small crates for the tests of this test, written down file by file.

use std::path::Path;

use crate::arrows::Arrows;
use crate::source::Source;

/// A crate of the files given, each as its name and its text; the first is the root.
pub(crate) fn source(files: &[(&str, &str)]) -> Source {
    let read = |path: &Path| files.iter().find(|(name, _)| Path::new(name) == path).map(|(_, text)| (*text).to_owned());
    Source::read(Path::new(files[0].0), &read)
}

/// The arrows of such a crate, as `from → to`.
pub(crate) fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    let source = source(files);
    let arrows = Arrows::of(&source);
    arrows.iter().map(|(from, to, _)| format!("{} → {}", source.files[from].name, source.files[to].name)).collect()
}
