//! Environments of Python packages, which uv makes in the cache.
//!
//! An environment is made beside its place and moved there whole. So its scripts can't be run, since they contain the path; its
//! Python and what `python -m` starts can. What is built stays outside it, since several clones use it at a time.

use std::path::{Path, PathBuf};

use crate::cache::{Cache, cache};
use crate::compiler::Compiler;
use crate::locks::{LOADERS, Lock, MPI, TESTS};
use crate::missing::report;
use crate::python::Python;
use crate::staging::Entry;
use crate::uv::{self, Uv};

/// The oldest Python that the packages work with.
const OLDEST: (u32, u32) = (3, 10);

/// The interpreter of an environment.
const PYTHON: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };

/// Where the packages are that judge and measure us.
const NAME_OF_LOADERS: &str = "python-loaders";

/// What PyTorch's wheel for CUDA loads when it is imported, beside what the lock file lists. It would be gigabytes, and is not
/// called, so empty libraries take its place.
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

/// NumPy, pytest and maturin: what `cargo xtask test` runs. Returns the environment's Python.
pub(crate) fn tests() -> Result<PathBuf, String> {
    Ok(environment("python-tests", "NumPy, pytest and maturin, 120 MB", TESTS)?.join(PYTHON))
}

/// PyTorch, tensordict and TensorFlow: what judges and measures us. Returns the environment's Python.
pub(crate) fn loaders() -> Result<PathBuf, String> {
    Ok(environment(NAME_OF_LOADERS, "PyTorch, tensordict and TensorFlow, 2.5 GB", LOADERS)?.join(PYTHON))
}

/// The same, if they are there already.
pub(crate) fn loaders_found() -> Option<PathBuf> {
    let cache = cache().ok()?;
    let python = Python::find(&cache).ok()?;
    let entry = entry(&cache, &python, NAME_OF_LOADERS, "", LOADERS);
    entry.is_ready().then(|| entry.folder.join(PYTHON))
}

/// Open MPI, which no package of Python uses. Returns its `mpirun`.
pub(crate) fn mpirun() -> Result<PathBuf, String> {
    Ok(environment("python-mpi", "Open MPI, 7 MB", MPI)?.join("bin/mpirun"))
}

fn entry(cache: &Cache, python: &Python, name: &str, title: &str, lock: Lock) -> Entry {
    // Compiled packages are of one version of Python.
    let folder = cache.folder.join(format!("{name}-{}", python.tag));
    Entry { title: title.to_owned(), folder, lock, files: &[PYTHON] }
}

/// Makes it, unless it is there. Returns its folder.
fn environment(name: &str, title: &str, lock: Lock) -> Result<PathBuf, String> {
    let cache = cache()?;
    let python = Python::find(&cache).map_err(|missing| report(&missing))?;
    let entry = entry(&cache, &python, name, title, lock);
    if !entry.is_ready() {
        Uv::can_fetch(&cache, &python, &lock, OLDEST).map_err(|missing| report(&missing))?;
    }
    uv::install(entry, &cache, &python, |uv, staging| {
        let made = staging.made();
        uv.run(
            uv.command(&["venv", "--quiet", "--relocatable", "--allow-existing"])
                .args(["--python", &python.program])
                .arg(&made),
        )?;
        uv.run(uv.sync(&lock).arg("--python").arg(made.join(PYTHON)))?;
        add_empty(&made.join(format!("lib/python{}/site-packages/torch/lib", python.version())))
    })
}

/// Links the empty libraries, if this folder has what asks for them.
fn add_empty(lib: &Path) -> Result<(), String> {
    if !lib.join("libtorch_cuda.so").exists() {
        return Ok(());
    }
    let compiler = Compiler::find().map_err(|missing| report(&[missing]))?;
    EMPTY.iter().try_for_each(|library| {
        compiler.link(library, &["-x", "c++", "/dev/null", &format!("-Wl,-soname,{library}")], lib)
    })
}
