//! Which libtorch the builds use: the one that the user named, or the one in the per-user cache.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::process::Command;

use crate::cache::{Cache, cache};
use crate::fetch::{self, TORCH_VERSION};

/// A libtorch that builds can use.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Libtorch {
    /// A folder with `include` and `lib`.
    Folder(PathBuf),
    /// The one inside the PyTorch of the user's Python.
    Pytorch(OsString),
}

/// What was found without fetching anything.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Ready(Libtorch),
    /// Nothing yet: to be fetched into this cache.
    Absent(Cache),
}

impl Libtorch {
    /// The variable that names it to torch-sys, and its value.
    pub(crate) fn variable(&self) -> (&'static str, OsString) {
        match self {
            Self::Folder(folder) => ("LIBTORCH", folder.clone().into_os_string()),
            Self::Pytorch(value) => ("LIBTORCH_USE_PYTORCH", value.clone()),
        }
    }
}

/// Looks where torch-sys would look first, then in the cache.
pub(crate) fn find() -> Result<Found, String> {
    let variable = |name: &str| env::var_os(name);
    if let Some(value) = variable("LIBTORCH_USE_PYTORCH") {
        check_pytorch()?;
        return Ok(Found::Ready(Libtorch::Pytorch(value)));
    }
    if let Some(named) = variable("LIBTORCH") {
        let folder = check_named(&named, variable)?;
        return Ok(Found::Ready(Libtorch::Folder(folder)));
    }
    if !(cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu"))) {
        return Err(other_platform());
    }
    let cache = cache()?;
    let entry = fetch::libtorch(&cache);
    Ok(if entry.is_ready() { Found::Ready(Libtorch::Folder(entry.folder)) } else { Found::Absent(cache) })
}

/// Checks the folder that the user named, since torch-sys would fail on it minutes later and less clearly.
fn check_named(named: &OsString, variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, String> {
    if named.is_empty() {
        return Err(format!("LIBTORCH is empty: unset it, or name a folder with libtorch {TORCH_VERSION}"));
    }
    // A build script runs in its own package's folder, so a relative path must not reach it.
    let folder = absolute(named).map_err(|error| format!("LIBTORCH is `{}`: {error}", named.display()))?;
    let below = |name, part| variable(name).map_or_else(|| folder.clone(), PathBuf::from).join(part);
    let (include, lib) = (below("LIBTORCH_INCLUDE", "include"), below("LIBTORCH_LIB", "lib"));
    let lacks = if !include.join("torch").is_dir() {
        Some(format!("`{}` does not hold libtorch's headers", include.display()))
    } else if !holds_torch_cpu(&lib) {
        Some(format!("`{}` does not hold libtorch's libraries", lib.display()))
    } else {
        None
    };
    if let Some(lacks) = lacks {
        return Err(format!(
            "LIBTORCH is `{}`, but {lacks}: name a folder that holds `include` and `lib` of libtorch {TORCH_VERSION}, \
             or unset LIBTORCH",
            named.display()
        ));
    }
    let found = fs::read_to_string(folder.join("build-version")).ok();
    let other = found.as_deref().map(str::trim).filter(|found| !is_wanted_version(found));
    match other {
        Some(other) if variable("LIBTORCH_BYPASS_VERSION_CHECK").is_none() => Err(format!(
            "LIBTORCH is `{}`, which holds libtorch {other}, but tch needs {TORCH_VERSION}",
            folder.display()
        )),
        _ => Ok(folder),
    }
}

/// Whether libtorch's main library is in the folder, whatever the platform calls it.
fn holds_torch_cpu(lib: &Path) -> bool {
    let mut names = fs::read_dir(lib).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.any(|name| name.to_string_lossy().contains("torch_cpu."))
}

/// Whether the version is `2.13.0` or a build of it, such as `2.13.0+cpu`.
fn is_wanted_version(version: &str) -> bool {
    version.split('+').next() == Some(TORCH_VERSION)
}

fn check_pytorch() -> Result<(), String> {
    // The interpreter that torch-sys asks.
    let program = if cfg!(windows) {
        "python.exe"
    } else if env::var_os("VIRTUAL_ENV").is_some() {
        "python"
    } else {
        "python3"
    };
    // Looking for the package takes no time; importing it takes seconds.
    let script = "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)";
    match Command::new(program).args(["-c", script]).status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!(
            "LIBTORCH_USE_PYTORCH is set, but `{program}` has no PyTorch: activate the environment that has \
             PyTorch {TORCH_VERSION}, or unset LIBTORCH_USE_PYTORCH"
        )),
    }
}

fn other_platform() -> String {
    format!(
        "a ready-made libtorch is fetched on Linux x86-64 with glibc only. Here, get libtorch {TORCH_VERSION} and set \
         LIBTORCH to its folder, or set LIBTORCH_USE_PYTORCH=1 if your Python has PyTorch {TORCH_VERSION}; the README \
         of the crate `tch`, under \"Getting Started\", says how"
    )
}

/// A line for a shell that sets `name` to `value`, whatever characters are in it.
pub(crate) fn export(name: &str, value: &Path) -> String {
    format!("export {name}='{}'", value.display().to_string().replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::{Scratch, variables};

    #[test]
    fn a_libtorch_that_the_user_named_is_taken_when_it_looks_like_one() {
        let scratch = Scratch::new("named");
        let named = scratch.path().as_os_str().to_owned();
        let check = |set: &[(&str, &str)]| check_named(&named, variables(set));
        assert!(check(&[]).unwrap_err().contains("/include` does not hold libtorch's headers"));
        fs::create_dir_all(scratch.path().join("include/torch")).unwrap();
        fs::create_dir(scratch.path().join("lib")).unwrap();
        assert!(check(&[]).unwrap_err().contains("/lib` does not hold libtorch's libraries"));
        fs::write(scratch.path().join("lib/libtorch_cpu.so"), "").unwrap();
        assert_eq!(check(&[]).unwrap(), scratch.path(), "no version is said, so none is wrong");

        fs::write(scratch.path().join("build-version"), "2.13.0+cpu\n").unwrap();
        assert_eq!(check(&[]).unwrap(), scratch.path());
        fs::write(scratch.path().join("build-version"), "2.1.0\n").unwrap();
        assert!(check(&[]).unwrap_err().contains("holds libtorch 2.1.0, but tch needs 2.13.0"));
        assert!(check(&[("LIBTORCH_BYPASS_VERSION_CHECK", "1")]).is_ok());
        assert!(check(&[("LIBTORCH_LIB", "/nowhere")]).unwrap_err().contains("`/nowhere/lib` does not hold"));
    }

    #[test]
    fn an_empty_libtorch_is_an_error() {
        assert!(check_named(&OsString::new(), variables(&[])).unwrap_err().starts_with("LIBTORCH is empty"));
    }

    #[test]
    fn a_shell_reads_back_what_was_exported() {
        assert_eq!(export("LIBTORCH", Path::new("/a b")), "export LIBTORCH='/a b'");
        assert_eq!(export("LIBTORCH", Path::new("/it's")), r"export LIBTORCH='/it'\''s'");
    }
}
