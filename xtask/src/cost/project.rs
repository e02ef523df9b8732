//! Writes and compiles the crates that are measured. They are below the target folder and outside the workspace, with
//! the workspace's versions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::structs;
use crate::commands::{cargo, root, run};

/// One side of the comparison: its derives, and what its crate needs for them.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) title: &'static str,
    package: &'static str,
    /// The derives in `#[derive(…)]`.
    pub(super) derives: Option<&'static str>,
    /// Whether the fields have our attributes.
    attributes: bool,
    /// The dependencies, as lines of the manifest; `{root}` is the workspace.
    dependencies: &'static str,
}

/// Our derive, then serde's, then no derive.
pub(super) const SIDES: [Side; 3] = [
    Side {
        title: "TensorInput",
        package: "cost-tensor",
        derives: Some("tensor_core::TensorInput"),
        attributes: true,
        dependencies: "ndarray = \"0.17\"\ntensor-core.path = '{root}/tensor-core'\n",
    },
    Side {
        title: "serde's Serialize and Deserialize",
        package: "cost-serde",
        derives: Some("serde::Serialize, serde::Deserialize"),
        attributes: false,
        dependencies: "ndarray = { version = \"0.17\", features = [\"serde\"] }\n\
                       serde = { version = \"1\", features = [\"derive\"] }\n",
    },
    Side {
        title: "no derive",
        package: "cost-floor",
        derives: None,
        attributes: false,
        dependencies: "ndarray = \"0.17\"\n",
    },
];

/// A crate on disk.
pub(super) struct Project {
    pub(super) side: &'static Side,
    folder: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Writes the crate of `side` below `folder`; dependencies are built in a target folder that all crates share.
    pub(super) fn write(side: &'static Side, folder: &Path) -> Result<Self, String> {
        let project = Self { side, folder: folder.join(side.package), target: folder.join("target") };
        let lock = root().join("Cargo.lock");
        let lock = fs::read_to_string(&lock).map_err(|error| format!("cannot read `{}`: {error}", lock.display()))?;
        let source = format!(
            "use ndarray::{{Array1, Array2, Array3, Array4}};\n\n{}",
            structs::source(side.derives, side.attributes)
        );
        project.write_file("Cargo.toml", &manifest(side, &root()))?;
        // Cargo removes the entries that the crate does not need.
        project.write_file("Cargo.lock", &lock)?;
        project.write_file("src/lib.rs", &source)?;
        Ok(project)
    }

    fn write_file(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(name);
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("cannot write `{}`: {error}", path.display()))
    }

    /// Fetches and builds what the crate depends on.
    pub(super) fn prepare(&self) -> Result<(), String> {
        run(&mut self.here(cargo(&["check"])))
    }

    /// The time of a whole `cargo check` when only the dependencies have been compiled.
    pub(super) fn check_from_scratch(&self) -> Result<Duration, String> {
        self.forget()?;
        let started = Instant::now();
        silent(&mut self.here(cargo(&["check", "--offline"])))?;
        Ok(started.elapsed())
    }

    /// Removes the compiled files of the crate itself.
    pub(super) fn forget(&self) -> Result<(), String> {
        silent(&mut self.here(cargo(&["clean", "--offline", "--package", self.side.package]))).map(drop)
    }

    /// The command, made to work on the crate.
    pub(super) fn here(&self, mut command: Command) -> Command {
        command
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            // A compiler cache would answer instead of the compiler.
            .env("RUSTC_WRAPPER", "")
            .env("RUSTC_WORKSPACE_WRAPPER", "");
        command
    }
}

/// Runs a command whose output matters only if it fails, and returns what it wrote to the standard error.
pub(super) fn silent(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("cannot run cargo: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(said.into_owned()) } else { Err(format!("cargo failed; it said\n\n{said}")) }
}

fn manifest(side: &Side, root: &Path) -> String {
    format!(
        "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n\n\
         [dependencies]\n{}",
        side.package,
        side.dependencies.replace("{root}", &root.display().to_string())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_crates_have_the_versions_of_the_workspace() {
        let scratch = Scratch::new("cost");
        for side in &SIDES {
            let project = Project::write(side, scratch.path()).unwrap();
            let read = |folder: &Path| fs::read_to_string(folder.join("Cargo.lock")).unwrap();
            assert_eq!(read(&project.folder), read(&root()));
        }
    }

    #[test]
    fn a_crate_is_its_own_workspace_and_names_ours_by_its_path() {
        let text = manifest(&SIDES[0], Path::new("/some where"));
        assert!(text.contains("\n[workspace]\n"), "{text}");
        assert!(text.ends_with("\ntensor-core.path = '/some where/tensor-core'\n"), "{text}");
    }

    #[test]
    fn what_a_failed_command_said_is_told() {
        let error = silent(cargo(&["no-such-command"]).env_remove("CARGO_MANIFEST_DIR")).unwrap_err();
        assert!(error.contains("no-such-command"), "{error}");
    }
}
