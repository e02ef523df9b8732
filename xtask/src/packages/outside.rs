//! Builds and runs `tests/outside`, a project outside the workspace, with the packages as they are published.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::published::Package;
use crate::commands::{cargo, run as run_command, target};

/// Runs the project's program, then compiles the project with every package. `packages` are unpacked in these folders.
pub(super) fn run(root: &Path, packages: &[(&Package, PathBuf)]) -> Result<(), String> {
    let project = root.join("tests/outside");
    // The lock file gives the project the versions of the workspace, which are on this machine. Cargo removes the entries that the
    // project does not need.
    fs::copy(root.join("Cargo.lock"), project.join("Cargo.lock"))
        .map_err(|error| format!("cannot copy Cargo.lock into `{}`: {error}", project.display()))?;
    let config = target().join("unpacked.toml");
    let lines: String = packages.iter().map(|(package, folder)| patch(&package.name, folder)).collect();
    fs::write(&config, lines).map_err(|error| format!("cannot write `{}`: {error}", config.display()))?;
    let with_packages = |words: &[&str]| -> Command {
        let mut command = cargo(words);
        command.arg("--config").arg(&config).env("CARGO_TARGET_DIR", target()).current_dir(&project);
        command
    };
    run_command(&mut with_packages(&["run"]))?;
    run_command(&mut with_packages(&["check", "--features", "every"]))
}

/// A line of cargo's configuration that takes a package from a folder, in place of the registry's.
fn patch(name: &str, folder: &Path) -> String {
    format!("patch.crates-io.{name}.path = '{}'\n", folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_without_escapes() {
        assert_eq!(patch("tensor-core", Path::new("C:\\a b")), "patch.crates-io.tensor-core.path = 'C:\\a b'\n");
    }
}
