//! Which packages of the workspace are published, from its manifests. They are read line by line, in the form that they have here.

use std::fs;
use std::path::{Path, PathBuf};

/// A package that is published.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) name: String,
    version: String,
    /// Where its sources are.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests look at the sources, and the command at the packages"))]
    pub(super) folder: PathBuf,
}

impl Package {
    /// What its file and its folder are called.
    pub(super) fn title(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }
}

/// The members of the workspace whose manifests do not say `publish = false`.
pub(super) fn published(root: &Path) -> Result<Vec<Package>, String> {
    let workspace = manifest(root)?;
    let (_, rest) = workspace.split_once("\nmembers = [").ok_or("the workspace's manifest has no list of members")?;
    let (members, _) = rest.split_once(']').ok_or("the workspace's list of members has no end")?;
    let version = value(&workspace, "version").ok_or("the workspace's manifest has no version")?;
    let mut packages = Vec::new();
    for member in members.split('"').skip(1).step_by(2) {
        let folder = root.join(member);
        let text = manifest(&folder)?;
        if !text.lines().any(|line| line == "publish = false") {
            let name = value(&text, "name").ok_or_else(|| format!("`{member}` has no name"))?;
            packages.push(Package { name, version: version.clone(), folder });
        }
    }
    Ok(packages)
}

/// The manifest in a folder.
pub(super) fn manifest(folder: &Path) -> Result<String, String> {
    let path = folder.join("Cargo.toml");
    fs::read_to_string(&path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
}

/// The value of the first line `key = "value"`.
pub(super) fn value(manifest: &str, key: &str) -> Option<String> {
    let of_line = |line: &str| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"').map(str::to_owned);
    manifest.lines().find_map(of_line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::root;

    #[test]
    fn the_published_packages_are_found() {
        let packages = published(&root()).unwrap();
        let names: Vec<_> = packages.iter().map(|package| package.name.as_str()).collect();
        for name in ["tensor-core", "tensor-derive", "tensor-tch", "tensor-npy-derive", "tensor-data"] {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
        for name in ["tensor-tests", "tensor-ui-harness", "examples", "xtask"] {
            assert!(!names.contains(&name), "{name}: {names:?}");
        }
        assert!(packages.iter().all(|package| package.title().starts_with(&format!("{}-0.", package.name))));
    }

    /// A release writes one version and one address, and the registry's documentation is built as the manifest says.
    #[test]
    fn the_manifests_of_published_packages_leave_to_the_workspace_what_all_have_in_common() {
        for package in published(&root()).unwrap() {
            let text = manifest(&package.folder).unwrap();
            for line in [
                "version.workspace = true",
                "license.workspace = true",
                "repository.workspace = true",
                "[package.metadata.docs.rs]",
            ] {
                assert!(text.lines().any(|one| one == line), "`{}` has no line `{line}`", package.name);
            }
            assert!(!text.contains("\nreadme"), "`{}`: cargo finds the README beside the manifest", package.name);
        }
    }

    #[test]
    fn the_order_of_releases_puts_each_package_after_those_that_it_depends_on() {
        let page = std::fs::read_to_string(root().join("RELEASING.md")).unwrap();
        let listed = |line: &str| {
            let (number, rest) = line.split_once(". `")?;
            number.parse::<u32>().ok()?;
            rest.strip_suffix('`').map(str::to_owned)
        };
        let order: Vec<_> = page.lines().filter_map(listed).collect();
        let mut names: Vec<_> = published(&root()).unwrap().into_iter().map(|package| package.name).collect();
        for package in published(&root()).unwrap() {
            let place = order.iter().position(|name| *name == package.name);
            let place = place.unwrap_or_else(|| panic!("RELEASING.md does not list `{}`", package.name));
            let text = manifest(&package.folder).unwrap();
            // Those with a version have it from the workspace.
            let is_needed = |name: &str| {
                text.lines().any(|line| {
                    line.starts_with(&format!("{name}.workspace"))
                        || line.starts_with(&format!("{name} = {{ workspace"))
                })
            };
            let later = order[place..].iter().find(|name| is_needed(name));
            assert_eq!(later, None, "`{}` depends on it, and RELEASING.md lists it after", package.name);
        }
        let mut sorted = order;
        sorted.sort();
        names.sort();
        assert_eq!(sorted, names, "RELEASING.md lists each package once");
    }

    /// The user's project names them one by one.
    #[test]
    fn every_published_package_is_built_in_the_project_outside() {
        let project = manifest(&root().join("tests/outside")).unwrap();
        for package in published(&root()).unwrap() {
            // A derive comes with the package that re-exports it.
            let is_used = package.name.ends_with("-derive") || project.contains(&format!("\n{} = ", package.name));
            assert!(is_used, "`tests/outside/Cargo.toml` does not depend on `{}`", package.name);
        }
    }

    #[test]
    fn a_value_is_that_of_a_whole_key() {
        let text = "rust-version = \"1.88\"\nversion = \"0.1.0\"\nversion.workspace = true\n";
        assert_eq!(value(text, "version").as_deref(), Some("0.1.0"));
        assert_eq!(value(text, "name"), None);
    }
}
