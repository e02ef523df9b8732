//! The members of the workspace, as cargo tells them.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;

use crate::source::Source;
use crate::token::{Token, tokens};

/// The folders in packages that hold tests and the programs that tests compile. Some programs define names only to hide
/// others.
const FOR_TESTS: [&str; 4] = ["cases", "fixed", "pass", "tests"];

/// A package of the workspace.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    /// The root of each crate in `src/`: of the library, and of each program.
    pub(crate) roots: Vec<PathBuf>,
}

impl Member {
    /// The crates in `src/`.
    pub(crate) fn sources(&self) -> impl Iterator<Item = Source> {
        self.roots.iter().map(|root| Source::read(root, &|path| fs::read_to_string(path).ok()))
    }

    /// The Rust files in `src/` that no module of the crates is in.
    pub(crate) fn unread_files(&self) -> Vec<PathBuf> {
        let sources: Vec<_> = self.sources().collect();
        let is_read = |path: &Path| {
            let mut files = sources.iter().flat_map(|source| &source.files);
            let mut left_out = sources.iter().flat_map(|source| &source.left_out);
            files.any(|file| file.path == path) || left_out.any(|home| home.has(path))
        };
        rust_files(&self.folder.join("src")).into_iter().filter(|path| !is_read(path)).collect()
    }

    /// The tokens of each Rust file in the package, examples included and [`FOR_TESTS`] not.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = Vec<Token>> {
        let is_for_tests = |path: &PathBuf| {
            let within = path.strip_prefix(&self.folder).expect("the file is in the package");
            within.iter().any(|part| FOR_TESTS.iter().any(|folder| part == *folder))
        };
        let files = rust_files(&self.folder).into_iter().filter(move |path| !is_for_tests(path));
        let texts = files.filter_map(|path| fs::read_to_string(path).ok());
        texts.filter_map(|text| tokens(&text).ok())
    }
}

/// The Rust files in a folder and those in it, without what cargo writes.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("`{}`: {error}", folder.display())) {
            let path = entry.expect("an entry of a folder can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() && name != "target" && !name.starts_with('.') {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// The folder of the workspace.
pub(crate) fn folder() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the package lies in the workspace").to_owned()
}

/// All members.
pub(crate) fn members() -> Vec<Member> {
    let mut command = MetadataCommand::new();
    // The members alone, of which cargo needs neither the registry nor the lock file.
    command.manifest_path(folder().join("Cargo.toml")).no_deps().other_options(["--offline".to_owned()]);
    let metadata = command.exec().expect("cargo describes the workspace");
    let member = |package: cargo_metadata::Package| {
        let folder = package.manifest_path.parent().expect("a manifest lies in a folder").to_owned();
        let roots = package.targets.iter().map(|target| target.src_path.clone());
        let roots: Vec<_> = roots.filter(|root| root.starts_with(folder.join("src"))).map(Into::into).collect();
        assert!(!roots.is_empty(), "`{}` has a crate in `src/`", package.name);
        Member { name: package.name.to_string(), folder: folder.into(), roots }
    };
    metadata.packages.into_iter().map(member).collect()
}
