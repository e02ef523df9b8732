//! Finds the files of each case, and files that lack their counterpart. Other modules check what the files say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands in a twin's name between the case's name and what sets the twin apart from another one.
const OR: &str = "_or_";

/// A program with a mistake, what the compiler says of it, and the same program mended.
#[derive(Clone, Debug)]
pub struct Case {
    /// The case's name, behind the kind of its mistake if the package has kinds: `dtype/wrong_dtype`.
    pub name: String,
    /// Where it lies in its package, as the compiler writes it: `cases/dtype/wrong_dtype.rs`.
    pub path: String,
    /// The program.
    pub source: String,
    /// What the compiler says, or an empty text if nothing is recorded.
    pub stderr: String,
    /// The program mended, in each way that the message names. The first has the case's name.
    pub twins: Vec<Twin>,
}

/// A case that is mended.
#[derive(Clone, Debug)]
pub struct Twin {
    /// The name of its case, or that name with `_or_` and a few words behind it.
    pub name: String,
    /// The program.
    pub source: String,
}

impl Case {
    /// All cases in the folder `root`, which is `folder` in its package, by name.
    pub(crate) fn all(root: &Path, folder: &str) -> Vec<Self> {
        let read = |folder: &str, name: &str, extension: &str| {
            fs::read_to_string(root.join(folder).join(format!("{name}.{extension}"))).ok()
        };
        let fixed = names(root, "fixed", "rs");
        let cases = names(root, "cases", "rs");
        let twins = |case: &String| {
            let own = fixed.iter().filter(|twin| case_of(twin, &cases) == Some(case));
            own.map(|twin| Twin {
                name: twin.clone(),
                source: read("fixed", twin, "rs").expect("a twin that was listed can be read"),
            })
            .collect()
        };
        cases
            .iter()
            .map(|name| Self {
                path: format!("{}.rs", in_package(folder, &format!("cases/{name}"))),
                source: read("cases", name, "rs").expect("a case that was listed can be read"),
                stderr: read("cases", name, "stderr").unwrap_or_default(),
                twins: twins(name),
                name: name.clone(),
            })
            .collect()
    }

    /// The folder that it lies in, if it lies in one.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        self.name.split_once('/').map(|(kind, _)| kind)
    }
}

/// The case that a twin mends, by the names of both.
fn case_of<'a>(twin: &str, cases: &'a BTreeSet<String>) -> Option<&'a String> {
    let ends = twin.match_indices(OR).map(|(at, _)| &twin[..at]);
    [twin].into_iter().chain(ends).find_map(|name| cases.get(name))
}

/// The path in the package of a file in one of its folders.
pub(crate) fn in_package(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// Each file that lacks its case, and each case that lacks a file.
pub(crate) fn unpaired(root: &Path, folder: &str) -> Vec<String> {
    let (cases, messages, twins) =
        (names(root, "cases", "rs"), names(root, "cases", "stderr"), names(root, "fixed", "rs"));
    let path = |name: &str| in_package(folder, name);
    let mut wrong = Vec::new();
    for case in &cases {
        if !messages.contains(case) {
            wrong.push(path(&format!("cases/{case}.rs has no message cases/{case}.stderr")));
        }
        if !twins.contains(case) {
            wrong.push(path(&format!("cases/{case}.rs has no twin fixed/{case}.rs")));
        }
    }
    let lone = messages.difference(&cases).map(|name| format!("cases/{name}.stderr has no case cases/{name}.rs"));
    wrong.extend(lone.map(|text| path(&text)));
    let lone = twins.iter().filter(|twin| case_of(twin, &cases).is_none());
    wrong.extend(lone.map(|name| path(&format!("fixed/{name}.rs has no case cases/{name}.rs"))));
    wrong
}

/// The names of the files with an extension in a folder of `root`, and in the folders in it.
fn names(root: &Path, folder: &str, extension: &str) -> BTreeSet<String> {
    let folder = root.join(folder);
    let entries = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("a folder can be read").path()).collect()
    };
    let nested = |path: PathBuf| if path.is_dir() { entries(&path) } else { vec![path] };
    entries(&folder)
        .into_iter()
        .flat_map(nested)
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .map(|path| {
            let name = path.strip_prefix(&folder).expect("it was found there").with_extension("");
            name.iter().map(|part| part.to_str().expect("names are ASCII")).collect::<Vec<_>>().join("/")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_belongs_to_the_case_of_its_name() {
        let cases = ["share", "rank/two_or_three"].map(str::to_owned).into();
        let of = |twin| case_of(twin, &cases).map(String::as_str);
        assert_eq!(of("share"), Some("share"));
        assert_eq!(of("share_or_copied"), Some("share"));
        assert_eq!(of("rank/two_or_three"), Some("rank/two_or_three"));
        assert_eq!(of("rank/two_or_three_or_four"), Some("rank/two_or_three"));
        assert_eq!(of("shared"), None);
        assert_eq!(of("share/or_copied"), None);
    }

    #[test]
    fn a_path_starts_at_the_package() {
        assert_eq!(in_package("", "cases/x.rs"), "cases/x.rs");
        assert_eq!(in_package("tests/ui", "cases/x.rs"), "tests/ui/cases/x.rs");
    }
}
