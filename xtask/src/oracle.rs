//! NumPy and PyTorch as judges: installs them into the cache, and runs the scripts of `oracle/`, which write what NumPy
//! and PyTorch make of arrays.
//!
//! `pip install --target` puts the packages into a folder that needs no environment around it, so that it can be made beside
//! its place and moved there whole, like libtorch.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::commands::{root, target};
use crate::libtorch::{Cache, MARKER, cache};
use crate::missing::report;
use crate::python::Python;
use crate::staging::{self, Turn};
use crate::wheels::TORCH_VERSION;

/// The variable that tells the tests the folder of what NumPy wrote.
pub(crate) const NUMPY: &str = "TENSOR_NUMPY";

/// The variable that tells the tests the folder of what PyTorch wrote.
const PYTORCH: &str = "TENSOR_PYTORCH";

/// The variable that names a further index in which pip looks for PyTorch. One with builds for the CPU saves gigabytes.
pub(crate) const INDEX: &str = "TENSOR_INPUT_TORCH_INDEX";

/// The library that judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judge {
    Numpy,
    Pytorch,
}

impl Judge {
    fn name(self) -> &'static str {
        match self {
            Self::Numpy => "numpy",
            Self::Pytorch => "pytorch",
        }
    }

    /// The packages that pip installs, besides their dependencies. Any NumPy with today's rules of promotion will do,
    /// since all of them answer the scripts in the same way.
    fn requirements(self) -> Vec<String> {
        let numpy = "numpy>=2,<3".to_owned();
        match self {
            Self::Numpy => vec![numpy],
            Self::Pytorch => vec![numpy, format!("torch=={TORCH_VERSION}")],
        }
    }

    fn scripts(self) -> &'static [&'static str] {
        match self {
            Self::Numpy => &["layouts.py", "casts.py", "batches.py"],
            Self::Pytorch => &["pytorch.py"],
        }
    }
}

/// Runs NumPy's scripts. Returns the variable that tells the tests about the folder of the results, and the folder.
pub(crate) fn numpy() -> Result<(&'static str, OsString), String> {
    Ok((NUMPY, written_by(Judge::Numpy)?.into()))
}

/// The same as [`numpy`], for PyTorch.
pub(crate) fn pytorch() -> Result<(&'static str, OsString), String> {
    Ok((PYTORCH, written_by(Judge::Pytorch)?.into()))
}

/// Runs the judge's scripts into an empty folder.
fn written_by(judge: Judge) -> Result<PathBuf, String> {
    let cache = cache()?;
    staging::create(&cache.folder)?;
    let python = Python::find(&cache.folder).map_err(|missing| report(&missing))?;
    let packages = packages(judge, &cache, &python)?;
    let folder = target().join("oracle").join(judge.name());
    let _ = fs::remove_dir_all(&folder);
    staging::create(&folder)?;
    for script in judge.scripts() {
        let path = root().join("oracle/scripts").join(script);
        said(python.command().arg("-B").arg(&path).arg(&folder).env("PYTHONPATH", &packages))
            .map_err(|text| format!("`{}` failed:\n\n{text}", path.display()))?;
    }
    Ok(folder)
}

/// The folder of the judge's packages, which is made if it is not there.
fn packages(judge: Judge, cache: &Cache, python: &Python) -> Result<PathBuf, String> {
    let tag = said(python.command().args(["-c", "import sys; print(sys.implementation.cache_tag)"]))?;
    let version = if judge == Judge::Pytorch { format!("-{TORCH_VERSION}") } else { String::new() };
    let folder = cache.folder.join(format!("oracle-{}{version}-{}", judge.name(), tag.trim()));
    let requirements = judge.requirements();
    if is_ready(&folder, &requirements) {
        return Ok(folder);
    }
    let turn = Turn::take(cache)?;
    if is_ready(&folder, &requirements) {
        return Ok(folder);
    }
    turn.clean(cache);
    eprintln!("installing {} once for all clones into `{}`", requirements.join(", "), folder.display());
    // If this is interrupted, whoever has the next turn removes the folder.
    let made = cache.folder.join(format!(".staging-oracle-{}", std::process::id()));
    install(python, &requirements, &made, std::env::var_os(INDEX).filter(|_| judge == Judge::Pytorch).as_deref())?;
    fs::write(made.join(MARKER), requirements.join("\n"))
        .and_then(|()| {
            // A folder in the way is not whole.
            let _ = fs::remove_dir_all(&folder);
            fs::rename(&made, &folder)
        })
        .map_err(|error| format!("cannot make `{}`: {error}", folder.display()))?;
    Ok(folder)
}

fn is_ready(folder: &Path, requirements: &[String]) -> bool {
    fs::read_to_string(folder.join(MARKER)).is_ok_and(|text| text == requirements.join("\n"))
}

fn install(python: &Python, requirements: &[String], folder: &Path, index: Option<&OsStr>) -> Result<(), String> {
    let mut pip = python.command();
    pip.args(["-m", "pip", "install", "--target"]).arg(folder).args([
        "--only-binary=:all:",
        "--no-cache-dir",
        "--no-input",
        "--disable-pip-version-check",
        "--quiet",
    ]);
    if let Some(index) = index {
        pip.arg("--extra-index-url").arg(index);
    }
    said(pip.args(requirements)).map(drop).map_err(|text| {
        let _ = fs::remove_dir_all(folder);
        format!(
            "pip could not install {}; it said\n\n{text}\n\nIf the network or the package index was at fault, try again; \
             pip's own settings, such as a mirror or a proxy, are used.",
            requirements.join(", ")
        )
    })
}

/// The output of a command, or its complaint if it fails.
pub(crate) fn said(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn packages_are_ready_only_with_what_is_asked_for_now() {
        let scratch = Scratch::new("oracle");
        let asked = Judge::Numpy.requirements();
        assert!(!is_ready(scratch.path(), &asked));
        fs::write(scratch.path().join(MARKER), "numpy<2").unwrap();
        assert!(!is_ready(scratch.path(), &asked));
        fs::write(scratch.path().join(MARKER), asked.join("\n")).unwrap();
        assert!(is_ready(scratch.path(), &asked));
    }

    #[test]
    fn every_script_is_there() {
        for script in [Judge::Numpy, Judge::Pytorch].into_iter().flat_map(Judge::scripts) {
            assert!(root().join("oracle/scripts").join(script).is_file(), "{script}");
        }
    }

    #[test]
    fn what_a_command_complains_of_is_the_error() {
        assert_eq!(said(Command::new("sh").args(["-c", "echo 1"])).unwrap(), "1\n");
        assert_eq!(said(Command::new("sh").args(["-c", "echo no >&2; false"])).unwrap_err(), "no");
    }

    #[test]
    fn pytorch_is_the_version_that_is_linked() {
        assert!(Judge::Pytorch.requirements().contains(&format!("torch=={TORCH_VERSION}")));
    }
}
