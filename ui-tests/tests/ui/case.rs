//! Finds the files of each case, and files that lack their counterpart. Other modules check what the files say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A program with a mistake, what the compiler says of it, and the same program mended.
pub(crate) struct Case {
    /// The kind of the mistake and the case's own name, such as `dtype/wrong_dtype`.
    pub(crate) name: String,
    /// `cases/<name>.rs`.
    pub(crate) source: String,
    /// `cases/<name>.stderr`, or an empty text if there is none.
    pub(crate) stderr: String,
    /// `fixed/<name>.rs`, if there is one.
    pub(crate) twin: Option<String>,
}

impl Case {
    /// All cases, by name.
    pub(crate) fn all() -> Vec<Self> {
        let read = |folder: &str, name: &str, extension: &str| {
            fs::read_to_string(root().join(folder).join(format!("{name}.{extension}"))).ok()
        };
        names("cases", "rs")
            .into_iter()
            .map(|name| Self {
                source: read("cases", &name, "rs").expect("a case that was listed can be read"),
                stderr: read("cases", &name, "stderr").unwrap_or_default(),
                twin: read("fixed", &name, "rs"),
                name,
            })
            .collect()
    }

    /// The folder that it lies in.
    pub(crate) fn kind(&self) -> &str {
        self.name.split_once('/').expect("a name begins with its kind").0
    }
}

/// Each file that lacks its case, and each case that lacks a file.
pub(crate) fn unpaired() -> Vec<String> {
    let cases = names("cases", "rs");
    let mut wrong = Vec::new();
    for (folder, extension, what) in [("cases", "stderr", "message"), ("fixed", "rs", "twin")] {
        let others = names(folder, extension);
        let path = |name| format!("{folder}/{name}.{extension}");
        wrong.extend(cases.difference(&others).map(|name| format!("cases/{name}.rs has no {what} {}", path(name))));
        wrong.extend(others.difference(&cases).map(|name| format!("{} has no case cases/{name}.rs", path(name))));
    }
    wrong
}

/// The names of the files `<folder>/<name>.<extension>`.
fn names(folder: &str, extension: &str) -> BTreeSet<String> {
    let folder = root().join(folder);
    let entries = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("a folder can be read").path()).collect()
    };
    entries(&folder)
        .iter()
        .flat_map(|kind| entries(kind))
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .map(|path| {
            let name = path.strip_prefix(&folder).expect("it was found there").with_extension("");
            name.iter().map(|part| part.to_str().expect("names are ASCII")).collect::<Vec<_>>().join("/")
        })
        .collect()
}

/// The folder of this package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
