//! What `bench data` measures against, besides what is linked with it: burn, in a package of its own, and Python's loaders, which
//! are installed into the cache.
//!
//! Python's packages are installed one by one, without what they ask for, since PyTorch's wheel asks for gigabytes of CUDA. What it
//! needs of CUDA to be loaded are empty libraries here, which nothing calls.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::{cargo, root, run, target};
use crate::compiler::Compiler;
use crate::libtorch::{Cache, MARKER, cache};
use crate::missing::report;
use crate::oracle::{INDEX, said};
use crate::python::Python;
use crate::staging::{self, Turn};

/// What PyTorch's wheel for CUDA loads when it is imported, beside what `requirements.txt` lists.
const EMPTY: [&str; 12] = [
    "libcublas.so.13",
    "libcublasLt.so.13",
    "libcudnn.so.9",
    "libcufft.so.12",
    "libcufile.so.0",
    "libcurand.so.10",
    "libcusolver.so.12",
    "libcusparse.so.12",
    "libcusparseLt.so.0",
    "libnccl.so.2",
    "libnvrtc.so.13",
    "libnvshmem_host.so.3",
];

/// A Python that has the packages.
pub(crate) struct Peers {
    python: Python,
    packages: PathBuf,
}

impl Peers {
    /// Installs the packages, unless they are there.
    pub(crate) fn install() -> Result<Self, String> {
        let cache = cache()?;
        staging::create(&cache.folder)?;
        let python = Python::find(&cache.folder).map_err(|missing| report(&missing))?;
        let tag = said(python.command().args(["-c", "import sys; print(sys.implementation.cache_tag)"]))?;
        let folder = cache.folder.join(format!("peers-{}", tag.trim()));
        let list = root().join("benches/python/requirements.txt");
        let asked = fs::read_to_string(&list).map_err(|error| format!("cannot read `{}`: {error}", list.display()))?;
        if !is_ready(&folder, &asked) {
            let turn = Turn::take(&cache)?;
            if !is_ready(&folder, &asked) {
                turn.clean(&cache);
                install(&python, &list, &asked, &folder, &cache)?;
            }
            drop(turn);
        }
        Ok(Self { python, packages: folder })
    }

    /// The words that tell the benchmark about it.
    pub(crate) fn words(&self) -> [OsString; 3] {
        let script = root().join("benches/python/peers.py");
        ["--python".into(), self.python.command().get_program().to_owned(), script.into()]
    }

    /// The variable that leads Python to the packages.
    pub(crate) fn variable(&self) -> (&'static str, OsString) {
        ("PYTHONPATH", self.packages.clone().into())
    }
}

fn is_ready(folder: &Path, asked: &str) -> bool {
    fs::read_to_string(folder.join(MARKER)).is_ok_and(|text| text == asked)
}

fn install(python: &Python, list: &Path, asked: &str, folder: &Path, cache: &Cache) -> Result<(), String> {
    eprintln!("installing PyTorch, tensordict and TensorFlow once for all clones, 2.8 GB, into `{}`", folder.display());
    // If this is interrupted, whoever has the next turn removes the folder.
    let made = cache.folder.join(format!(".staging-peers-{}", std::process::id()));
    let outcome = fill(python, list, &made).and_then(|()| {
        fs::write(made.join(MARKER), asked)
            .and_then(|()| {
                // A folder in the way is not whole, or of another list.
                let _ = fs::remove_dir_all(folder);
                fs::rename(&made, folder)
            })
            .map_err(|error| format!("cannot make `{}`: {error}", folder.display()))
    });
    if outcome.is_err() {
        let _ = fs::remove_dir_all(&made);
    }
    outcome
}

fn fill(python: &Python, list: &Path, made: &Path) -> Result<(), String> {
    let mut pip = python.command();
    pip.args(["-m", "pip", "install", "--no-deps", "--target"]).arg(made).arg("--requirement").arg(list).args([
        "--only-binary=:all:",
        "--no-cache-dir",
        "--no-input",
        "--disable-pip-version-check",
        "--quiet",
    ]);
    if let Some(index) = env::var_os(INDEX) {
        pip.arg("--extra-index-url").arg(index);
    }
    said(&mut pip).map_err(|text| format!("pip could not install `{}`; it said\n\n{text}", list.display()))?;
    let lib = made.join("torch/lib");
    if !lib.join("libtorch_cuda.so").exists() {
        return Ok(());
    }
    let compiler = Compiler::find().map_err(|missing| report(&[missing]))?;
    for library in EMPTY {
        let mut link = compiler.command();
        link.args(["-shared", "-x", "c++", "/dev/null", "-o", library]).arg(format!("-Wl,-soname,{library}"));
        said(link.current_dir(&lib)).map_err(|text| format!("the C++ compiler could not link {library}:\n\n{text}"))?;
    }
    Ok(())
}

/// Builds burn's loaders. Returns the words that tell the benchmark about them.
pub(crate) fn burn() -> Result<[OsString; 2], String> {
    let mut command = cargo(&["build", "--release", "--locked", "--manifest-path", "benches/burn/Cargo.toml"]);
    run(command.env("CARGO_TARGET_DIR", target()))?;
    let name = format!("tensor-benches-burn{}", env::consts::EXE_SUFFIX);
    Ok(["--burn".into(), target().join("release").join(name).into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::wheels::{TENSORFLOW_WHEELS, TORCH_VERSION};

    fn list() -> String {
        fs::read_to_string(root().join("benches/python/requirements.txt")).unwrap()
    }

    #[test]
    fn the_packages_are_ready_only_with_what_is_listed_now() {
        let scratch = Scratch::new("peers");
        assert!(!is_ready(scratch.path(), &list()));
        fs::write(scratch.path().join(MARKER), "torch==1").unwrap();
        assert!(!is_ready(scratch.path(), &list()));
        fs::write(scratch.path().join(MARKER), list()).unwrap();
        assert!(is_ready(scratch.path(), &list()));
    }

    #[test]
    fn every_package_has_one_version_and_those_linked_with_us_have_ours() {
        let text = list();
        let packages: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(packages.iter().all(|line| line.split("==").count() == 2), "{packages:?}");
        for ours in [format!("torch=={TORCH_VERSION}"), TENSORFLOW_WHEELS[0].requirement.to_owned()] {
            assert!(packages.contains(&ours.as_str()), "{ours}");
        }
    }
}
