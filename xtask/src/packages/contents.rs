//! What has to be in each package: the README, both licences, and the files that its code and its build script name.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Unpacks a package's file. It has one folder, which it puts into `folder`.
pub(super) fn unpack(file: &Path, folder: &Path) -> Result<(), String> {
    // All files in packages are from 2006. With `-m` they are from now, or cargo would take them for those that it has built before.
    let status = Command::new("tar").arg("-xzmf").arg(file).arg("-C").arg(folder).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`tar` cannot unpack `{}` ({status})", file.display())),
        Err(error) => Err(format!("cannot run `tar`, which unpacks the packages: {error}")),
    }
}

/// What is wrong with the package in a folder.
pub(super) fn wrong(root: &Path, package: &Path) -> Vec<String> {
    let shown = package.file_name().unwrap_or_default().to_string_lossy();
    let mut wrong = Vec::new();
    if !package.join("README.md").is_file() {
        wrong.push(format!("`{shown}` has no README.md"));
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        // Copies and not links, which do not survive on every system.
        match (fs::read(package.join(licence)), fs::read(root.join(licence))) {
            (Ok(theirs), Ok(ours)) if theirs == ours => {}
            (Err(_), _) => wrong.push(format!("`{shown}` has no {licence}")),
            _ => wrong.push(format!("`{shown}` has another {licence} than the workspace: copy that")),
        }
    }
    for (by, named) in named_files(package) {
        if !is_within(package, &named) {
            let by = by.strip_prefix(package).unwrap_or(&by).display();
            let named = named.strip_prefix(package).unwrap_or(&named).display();
            wrong.push(format!("`{shown}` lacks `{named}`, which its `{by}` names"));
        }
    }
    wrong
}

/// The files that the build script and the sources name, with the file that names them. Tests are not among the sources: they need
/// packages that are not published, and nobody can run them from a package.
fn named_files(package: &Path) -> Vec<(PathBuf, PathBuf)> {
    let mut named = Vec::new();
    let script = package.join("build.rs");
    if let Ok(text) = fs::read_to_string(&script) {
        let paths = arguments(&text, "cargo::rerun-if-changed=", '"');
        named.extend(paths.map(|path| (script.clone(), package.join(path))));
    }
    for file in rust_files(&package.join("src")) {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let around = file.parent().expect("a file lies in a folder");
        for opening in ["include_str!(\"", "include_bytes!(\"", "include!(\""] {
            named.extend(arguments(&text, opening, '"').map(|path| (file.clone(), around.join(path))));
        }
    }
    named
}

/// What stands between each `opening` and the next `end`.
fn arguments<'t>(text: &'t str, opening: &'t str, end: char) -> impl Iterator<Item = &'t str> {
    text.split(opening).skip(1).filter_map(move |rest| rest.split(end).next())
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// Whether a file is there, and in the package, also by a path with `..`.
fn is_within(package: &Path, file: &Path) -> bool {
    match (package.canonicalize(), file.canonicalize()) {
        (Ok(package), Ok(file)) => file.starts_with(package),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::root;
    use crate::packages::published::published;
    use crate::scratch::Scratch;

    /// So that a missing file is seen before the packages are made.
    #[test]
    fn the_sources_have_what_their_packages_need() {
        for package in published(&root()).unwrap() {
            let wrong = wrong(&root(), &package.folder);
            assert!(wrong.is_empty(), "{wrong:#?}");
            let named = named_files(&package.folder);
            assert!(!named.is_empty(), "the crate `{}` includes its README", package.name);
        }
    }

    #[test]
    fn readmes_are_short() {
        for package in published(&root()).unwrap() {
            let text = fs::read_to_string(package.folder.join("README.md")).unwrap();
            assert!(text.starts_with(&format!("# {}\n", package.name)), "{}", package.name);
            let lines = text.lines().count();
            assert!((15..=40).contains(&lines), "{}: {lines} lines", package.name);
        }
    }

    #[test]
    fn what_a_package_lacks_is_named() {
        let scratch = Scratch::new("package");
        let package = scratch.path().join("some-0.1.0");
        fs::create_dir_all(package.join("src/inner")).unwrap();
        fs::write(scratch.path().join("outside.md"), "").unwrap();
        fs::write(package.join("LICENSE-MIT"), "another").unwrap();
        fs::write(package.join("build.rs"), "println!(\"cargo::rerun-if-changed=shim/lend.h\");").unwrap();
        let source = "const A: &str = include_str!(\"../../README.md\");\nconst B: &str = include_str!(\"../../../outside.md\");";
        fs::write(package.join("src/inner/deep.rs"), source).unwrap();
        let found = wrong(&root(), &package);
        let texts = found.join("\n");
        for text in
            ["no README.md", "another LICENSE-MIT", "no LICENSE-APACHE", "shim/lend.h", "../../README.md", "outside.md"]
        {
            assert!(texts.contains(text), "{text}: {texts}");
        }
        assert_eq!(found.len(), 6, "{texts}");
        assert!(texts.contains("which its `src/inner/deep.rs` names") && texts.contains("which its `build.rs` names"));
    }
}
