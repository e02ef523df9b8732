//! The Python extension module in `examples/python`: has maturin build it and pytest test it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache::create;
use crate::commands::{root, run, said, target};

/// The packages of the workspace that this tests.
const PACKAGES: [&str; 2] = ["tensor-numpy", "tensor-example-python"];

/// Whether cargo's arguments choose a package that is tested here.
pub(crate) fn is_named(arguments: &[String]) -> bool {
    let is_ours = |word: &String| {
        PACKAGES.iter().any(|package| word.strip_prefix("--package=").unwrap_or(word).ends_with(package))
    };
    arguments.iter().take_while(|word| *word != "--").any(is_ours)
}

/// Builds the module, with the Python of an environment and `variables` that say where libtorch is, and runs its
/// tests.
pub(crate) fn test(python: &Path, variables: &[(&'static str, OsString)]) -> Result<(), String> {
    let folder = target().join("python");
    let (wheels, site) = (folder.join("wheels"), folder.join("site"));
    for folder in [&wheels, &site] {
        // A folder that was never made needs no removal.
        let _ = fs::remove_dir_all(folder);
        create(folder)?;
    }
    run(Command::new(python)
        // The profile of the other tests, so that torch-sys, which takes minutes, is built once.
        .args(["-m", "maturin", "build", "--profile", "dev", "--auditwheel", "skip", "--manifest-path"])
        .arg(root().join("examples/python/Cargo.toml"))
        .arg("--interpreter")
        .arg(python)
        .arg("--out")
        .arg(&wheels)
        .env("CARGO_TARGET_DIR", target())
        .envs(variables.iter().cloned())
        .current_dir(root()))?;
    // A wheel is an archive of files that belong in a folder of packages.
    said(Command::new(python).args(["-m", "zipfile", "-e"]).arg(only_file(&wheels)?).arg(&site))?;
    run(Command::new(python)
        .args(["-m", "pytest", "-p", "no:cacheprovider", "--quiet"])
        .arg("examples/python/tests")
        .env("PYTHONPATH", &site)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(root()))
}

/// The one file in a folder.
fn only_file(folder: &Path) -> Result<PathBuf, String> {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    match (files.next(), files.next()) {
        (Some(file), None) => Ok(file),
        (None, _) => Err(format!("maturin put no wheel into `{}`", folder.display())),
        _ => Err(format!("maturin put more than one wheel into `{}`", folder.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_packages_are_seen_among_the_arguments_for_cargo() {
        let named = |line: &str| is_named(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        for line in
            ["-p tensor-numpy", "--package=tensor-numpy", "-ptensor-example-python", "--release -p tensor-numpy"]
        {
            assert!(named(line), "{line}");
        }
        for line in ["", "-p tensor-npy", "-p tensor-core -- tensor-numpy"] {
            assert!(!named(line), "{line}");
        }
    }

    #[test]
    fn the_packages_are_in_the_workspace() {
        for (package, folder) in PACKAGES.iter().zip(["sources/numpy", "examples/python"]) {
            let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
            assert!(manifest.contains(&format!("name = \"{package}\"\n")), "{folder}");
        }
    }

    #[test]
    fn a_wheel_is_found_if_it_is_the_only_one() {
        let scratch = Scratch::new("wheels");
        assert!(only_file(scratch.path()).unwrap_err().contains("no wheel"));
        let wheel = scratch.path().join("a.whl");
        fs::write(&wheel, "").unwrap();
        assert_eq!(only_file(scratch.path()).unwrap(), wheel);
        fs::write(scratch.path().join("b.whl"), "").unwrap();
        assert!(only_file(scratch.path()).unwrap_err().contains("more than one"));
    }
}
