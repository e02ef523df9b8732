//! Fetching a library that lies in wheels: of what uv unpacks, only the library's files are kept. libtorch's part is here as well.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cache::{Cache, create};
use crate::compiler::Compiler;
use crate::locks::LIBTORCH;
use crate::python::Python;
use crate::staging::Entry;
use crate::uv;

/// The libtorch that tch 0.26 asks for.
pub(crate) const TORCH_VERSION: &str = "2.13.0";

/// The machine that the libraries are for. It is fixed, so that the same files come whatever Python is there.
const MACHINE: [&str; 4] = ["--python-version", "3.11", "--python-platform", "x86_64-manylinux_2_28"];

/// What is kept of libtorch's wheels, and where. `libtorch_cpu.so` names two small libraries of CUDA, which lie beside it.
const KEPT: [(&str, &str); 6] = [
    ("torch/include", "include"),
    ("torch/lib/libtorch_cpu.so", "lib/libtorch_cpu.so"),
    ("torch/lib/libc10.so", "lib/libc10.so"),
    ("torch/lib/libgomp.so.1", "lib/libgomp.so.1"),
    ("nvidia/cu13/lib/libcupti.so.13", "lib/libcupti.so.13"),
    ("nvidia/cu13/lib/libcudart.so.13", "lib/libcudart.so.13"),
];

/// Where libtorch is in the cache, or will be.
pub(crate) fn libtorch(cache: &Cache) -> Entry {
    Entry {
        title: format!("libtorch {TORCH_VERSION} for the CPU, 540 MB"),
        folder: cache.folder.join(format!("libtorch-{TORCH_VERSION}")),
        lock: LIBTORCH,
        files: &[
            "include",
            "lib/libtorch_cpu.so",
            "lib/libc10.so",
            "lib/libgomp.so.1",
            "lib/libcupti.so.13",
            "lib/libcudart.so.13",
            "lib/libtorch.so",
            "lib/libgomp.so",
        ],
    }
}

/// Fetches libtorch and returns its folder.
pub(crate) fn fetch_libtorch(cache: &Cache, python: &Python, compiler: &Compiler) -> Result<PathBuf, String> {
    library(libtorch(cache), cache, python, &KEPT, |libtorch| {
        add_libtorch(compiler, &libtorch.join("lib"))?;
        // torch-sys links `-lgomp`, which looks for this name.
        link("libgomp.so.1", &libtorch.join("lib/libgomp.so"))?;
        let version = libtorch.join("build-version");
        fs::write(&version, TORCH_VERSION).map_err(|error| format!("cannot write `{}`: {error}", version.display()))
    })
}

/// Fetches a library, unless it is there, and returns its folder. `kept` are files and folders of the wheels, each with its place
/// in that folder. `complete` gets the folder, and adds what is missing.
pub(crate) fn library(
    entry: Entry,
    cache: &Cache,
    python: &Python,
    kept: &[(&str, &str)],
    complete: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<PathBuf, String> {
    let lock = entry.lock;
    uv::install(entry, cache, python, |uv, staging| {
        let mut target = uv.sync(&lock);
        target.args(MACHINE).args(["--python", &python.program]).arg("--target").arg(staging.packages());
        uv.run(&mut target)?;
        keep(kept, &staging.packages(), &staging.made())?;
        complete(&staging.made())
    })
}

/// Moves files and folders that are kept from one folder to the other.
fn keep(kept: &[(&str, &str)], from: &Path, to: &Path) -> Result<(), String> {
    for (source, target) in kept {
        let target = to.join(target);
        create(target.parent().unwrap_or(to))?;
        fs::rename(from.join(source), &target)
            .map_err(|error| format!("cannot keep `{source}` of the wheels: {error}"))?;
    }
    Ok(())
}

/// Links an empty `libtorch.so` that needs `libtorch_cpu.so`, since the one in the wheel needs CUDA's libraries.
fn add_libtorch(compiler: &Compiler, lib: &Path) -> Result<(), String> {
    compiler.link(
        "libtorch.so",
        &["-L.", "-Wl,--no-as-needed", "-ltorch_cpu", "-Wl,-rpath,$ORIGIN", "-Wl,-soname,libtorch.so"],
        lib,
    )
}

/// Makes `link` a second name of a library that lies beside it.
#[cfg(unix)]
pub(crate) fn link(library: &str, link: &Path) -> Result<(), String> {
    std::os::unix::fs::symlink(library, link).map_err(|error| format!("cannot link `{}`: {error}", link.display()))
}

/// On other systems nothing is fetched.
#[cfg(not(unix))]
pub(crate) fn link(_library: &str, _link: &Path) -> Result<(), String> {
    Err("libraries are fetched on Linux only".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locks::LOADERS;
    use crate::scratch::Scratch;

    #[test]
    fn every_library_is_kept_or_made_here() {
        let kept = KEPT.map(|(_, target)| target);
        let cache = Cache { folder: PathBuf::from("/cache") };
        let made: Vec<_> = libtorch(&cache).files.iter().filter(|file| !kept.contains(file)).collect();
        assert_eq!(made, [&"lib/libtorch.so", &"lib/libgomp.so"]);
    }

    #[test]
    fn of_what_is_unpacked_only_what_is_wanted_is_kept() {
        let scratch = Scratch::new("keep");
        let (from, to) = (scratch.path().join("from"), scratch.path().join("to"));
        create(&from.join("torch/include/a")).unwrap();
        create(&to).unwrap();
        for file in ["torch/include/a/b.h", "torch/libc10.so", "torch/libtorch_cuda.so"] {
            fs::write(from.join(file), file).unwrap();
        }
        let kept = [("torch/include", "include"), ("torch/libc10.so", "lib/libc10.so")];
        keep(&kept, &from, &to).unwrap();
        assert_eq!(fs::read_to_string(to.join("include/a/b.h")).unwrap(), "torch/include/a/b.h");
        assert_eq!(fs::read_to_string(to.join("lib/libc10.so")).unwrap(), "torch/libc10.so");
        assert_eq!(fs::read_dir(to.join("lib")).unwrap().count(), 1, "CUDA's library is not kept");
        assert!(keep(&kept, &from, &to).unwrap_err().starts_with("cannot keep `torch/include` of the wheels: "));
    }

    #[test]
    fn the_lists_have_the_version_that_is_linked() {
        for lock in [LIBTORCH, LOADERS] {
            assert!(lock.text.contains(&format!("\ntorch=={TORCH_VERSION} ")), "{}", lock.name);
        }
    }
}
