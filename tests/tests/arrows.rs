//! Who may know whom: sources → core ← backends. Told by cargo of the workspace as it is, and which crate is a backend
//! or a source is told by its folder, so that a new one changes nothing here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// Backends that a source's own tests may use, as (source, backend): none yet.
const IN_TESTS_OF_SOURCES: [(&str, &str); 0] = [];

/// Packages named as if they bound a native library that declare what the system has by itself.
const OF_THE_SYSTEM: [&str; 4] = ["js-sys", "linux-raw-sys", "web-sys", "windows-sys"];

/// The workspace's packages and what each depends on.
struct Workspace {
    metadata: Metadata,
}

impl Workspace {
    fn read() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let mut command = MetadataCommand::new();
        // The members alone, of which cargo needs neither the registry nor the lock file.
        command.manifest_path(manifest).no_deps().other_options(["--offline".to_owned()]);
        Self { metadata: command.exec().expect("cargo describes the workspace") }
    }

    /// The packages in a folder of the workspace, each in a folder of its own. What lies deeper, a derive for one, is a part
    /// of the package around it.
    fn within(&self, folder: &str) -> BTreeSet<&str> {
        let folder = self.metadata.workspace_root.join(folder);
        let inside =
            |package: &&Package| package.manifest_path.ancestors().nth(2).is_some_and(|around| around == folder);
        self.metadata.packages.iter().filter(inside).map(|package| package.name.as_str()).collect()
    }

    /// All that should not know each other.
    fn edges(&self) -> BTreeSet<&str> {
        &self.within("backends") | &self.within("sources")
    }

    /// The members that a package depends on.
    fn dependencies<'w>(&'w self, name: &str, with_dev: bool) -> impl Iterator<Item = &'w str> {
        let package = self.metadata.packages.iter().find(|package| package.name == name).expect("a member");
        let dependencies = package.dependencies.iter();
        let wanted = dependencies.filter(move |one| with_dev || one.kind != DependencyKind::Development);
        wanted.filter(|one| one.path.is_some()).map(|one| one.name.as_str())
    }

    /// The members that are built when a package and its tests are.
    fn reached(&self, name: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<_> = self.dependencies(name, true).collect();
        while let Some(member) = next.pop() {
            if reached.insert(member) {
                next.extend(self.dependencies(member, false));
            }
        }
        reached
    }
}

#[test]
fn core_and_the_derive_know_no_backend_and_no_source() {
    let workspace = Workspace::read();
    for name in ["tensor-core", "tensor-derive"] {
        let known: Vec<_> = workspace.reached(name).intersection(&workspace.edges()).copied().collect();
        assert!(known.is_empty(), "`{name}` depends on {known:?}: what one framework needs belongs into its own crate");
    }
}

#[test]
fn backends_and_sources_know_core_and_not_each_other() {
    let workspace = Workspace::read();
    let edges = workspace.edges();
    assert!(edges.contains("tensor-tch"), "the folders are where they are looked for");
    for &name in &edges {
        assert!(workspace.dependencies(name, false).any(|one| one == "tensor-core"), "`{name}` does not know core");
        let reached = workspace.reached(name);
        let allowed = |other: &str| other == name || IN_TESTS_OF_SOURCES.contains(&(name, other));
        let known: Vec<_> = reached.intersection(&edges).filter(|other| !allowed(other)).collect();
        assert!(known.is_empty(), "`{name}` depends on {known:?}: the two meet in core, and in the examples");
    }
    for (source, backend) in IN_TESTS_OF_SOURCES {
        assert!(workspace.within("sources").contains(source) && workspace.within("backends").contains(backend));
    }
}

#[test]
fn every_backend_and_source_is_a_member() {
    let workspace = Workspace::read();
    for folder in ["backends", "sources"] {
        let Ok(entries) = fs::read_dir(workspace.metadata.workspace_root.join(folder)) else { continue };
        let manifests = entries.map(|entry| entry.expect("an entry of a folder can be read").path().join("Cargo.toml"));
        for manifest in manifests.filter(|manifest| manifest.exists()) {
            let member = workspace.metadata.packages.iter().any(|package| package.manifest_path == manifest);
            assert!(member, "`{}` is no member of the workspace, and so not watched", manifest.display());
        }
    }
}

#[test]
fn a_bare_cargo_test_needs_no_native_library() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // Of the versions in the lock file, which `cargo test` has fetched.
    let mut tree = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    tree.current_dir(root).args(["tree", "--locked", "--edges", "normal,build,dev", "--prefix", "none"]);
    let output = tree.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names are text");
    let names: BTreeMap<_, _> = text.lines().filter_map(|line| line.split_once(' ')).collect();
    assert!(names.contains_key("tensor-core") && names.contains_key("tensor-tests"), "the default members are listed");
    // By the convention of Cargo's own book for packages that link a native library.
    let native = |name: &&str| (name.ends_with("-sys") || name.ends_with("-ffi")) && !OF_THE_SYSTEM.contains(name);
    let native: Vec<_> = names.keys().copied().filter(native).collect();
    assert!(native.is_empty(), "a default member of the workspace depends on {native:?}");
}
