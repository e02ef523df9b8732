//! The Python extension module in `examples/python`: gets an environment for it into the cache, then has maturin build
//! it and pytest test it.
//!
//! An environment contains its own path, so it can't be made elsewhere and then moved to its place. A marker, written
//! last, says that it is whole. The built files stay outside it, in the target folder, since several clones use the
//! environment at a time.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{root, run, target};
use crate::libtorch::{Cache, MARKER, cache};
use crate::missing::{Missing, install, report};
use crate::oracle::said;
use crate::python::Python;
use crate::staging::{self, Turn};

/// The packages of the workspace that this tests.
const PACKAGES: [&str; 2] = ["tensor-numpy", "tensor-example-python"];

const WHY: &str = "the extension module in `examples/python` is built and tested in an environment of its own";

/// The oldest Python that the newest packages work with.
const NEEDED_PYTHON: (u32, u32) = (3, 10);

/// Prints the version, a tag that differs if packages differ, and the missing parts of the standard library: Debian
/// ships some of them separately.
const PROBE: &str = "
import sys
print(*sys.version_info[:2], sys.implementation.cache_tag)
try:
    import ensurepip, venv
except ImportError as error:
    print(error)
";

/// Whether cargo's arguments choose a package that is tested here.
pub(crate) fn is_named(arguments: &[String]) -> bool {
    let is_ours = |word: &String| {
        PACKAGES.iter().any(|package| word.strip_prefix("--package=").unwrap_or(word).ends_with(package))
    };
    arguments.iter().take_while(|word| *word != "--").any(is_ours)
}

/// Builds the module, with the Python of its [`environment`] and `variables` that say where libtorch is, and runs its
/// tests.
pub(crate) fn test(python: &Path, variables: &[(&'static str, OsString)]) -> Result<(), String> {
    let folder = target().join("python");
    let (wheels, site) = (folder.join("wheels"), folder.join("site"));
    for folder in [&wheels, &site] {
        // A folder that was never made needs no removal.
        let _ = fs::remove_dir_all(folder);
        staging::create(folder)?;
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

/// The Python of the environment, which is made if it is not there.
pub(crate) fn environment() -> Result<PathBuf, String> {
    let cache = cache()?;
    staging::create(&cache.folder)?;
    let base = Python::find(&cache.folder).map_err(|missing| report(&missing))?;
    let tag = check(&said(base.command().args(["-c", PROBE]))?).map_err(|missing| report(&missing))?;
    let folder = cache.folder.join(format!("python-{tag}"));
    let list = root().join("examples/python/requirements.txt");
    let requirements =
        fs::read_to_string(&list).map_err(|error| format!("cannot read `{}`: {error}", list.display()))?;
    let python = python_in(&folder);
    if !is_ready(&folder, &requirements) {
        let turn = Turn::take(&cache)?;
        if !is_ready(&folder, &requirements) {
            make(&base, &folder, &list, &cache)?;
            fs::write(folder.join(MARKER), requirements)
                .map_err(|error| format!("cannot write into `{}`: {error}", folder.display()))?;
        }
        drop(turn);
    }
    Ok(python)
}

/// The tag in what the probe printed, or what the Python lacks.
fn check(probe: &str) -> Result<String, Vec<Missing>> {
    let mut lines = probe.lines();
    let mut words = lines.next().unwrap_or_default().split(' ');
    let mut number = || words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    let found = (number(), number());
    let tag = words.next().unwrap_or("unknown").to_owned();
    let mut missing = Vec::new();
    if found < NEEDED_PYTHON {
        missing.push(Missing {
            what: format!("Python {}.{} or newer (this is {}.{})", NEEDED_PYTHON.0, NEEDED_PYTHON.1, found.0, found.1),
            why: WHY.to_owned(),
            fixes: vec![
                ("either", "use a newer system".to_owned()),
                ("or", "put a newer `python3` first on PATH".to_owned()),
            ],
        });
    }
    if let Some(error) = lines.next() {
        missing.push(Missing {
            what: format!("Python's module for environments ({error})"),
            why: WHY.to_owned(),
            fixes: install("python3-venv", "python3"),
        });
    }
    if missing.is_empty() { Ok(tag) } else { Err(missing) }
}

/// Makes the environment anew and installs the listed packages. pip shows how far it is.
fn make(base: &Python, folder: &Path, list: &Path, cache: &Cache) -> Result<(), String> {
    eprintln!("making an environment for the Python tests, once for all clones, in `{}`", folder.display());
    // An environment in the way is not whole, or was made from another list.
    let _ = fs::remove_dir_all(folder);
    run(base.command().args(["-m", "venv"]).arg(folder).current_dir(&cache.folder))?;
    let mut pip = Command::new(python_in(folder));
    pip.args([
        "-m",
        "pip",
        "install",
        "--only-binary=:all:",
        "--no-cache-dir",
        "--no-input",
        "--disable-pip-version-check",
    ]);
    run(pip.arg("--requirement").arg(list)).map_err(|error| {
        format!(
            "{error}\n\nIf the network or the package index was at fault, try again; pip's own settings, such as a \
             mirror or a proxy, are used."
        )
    })
}

fn python_in(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Whether the environment is whole and was made from this list, and whether the Python that it was made from still
/// exists.
fn is_ready(environment: &Path, requirements: &str) -> bool {
    fs::read_to_string(environment.join(MARKER)).is_ok_and(|text| text == requirements)
        && python_in(environment).exists()
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
    fn a_good_python_gives_its_tag() {
        assert_eq!(check("3 11 cpython-311\n").unwrap(), "cpython-311");
    }

    #[test]
    fn a_poor_python_is_told_of_everything_it_lacks() {
        let text = report(&check("3 8 cpython-38\nNo module named 'ensurepip'\n").unwrap_err());
        for part in [
            "2 things are missing",
            "Python 3.10 or newer (this is 3.8)",
            "No module named 'ensurepip'",
            "apt-get install python3-venv",
        ] {
            assert!(text.contains(part), "`{part}` is not in:\n{text}");
        }
    }

    #[test]
    fn an_environment_is_ready_only_whole_and_with_what_is_listed_now() {
        let scratch = Scratch::new("environment");
        let python = python_in(scratch.path());
        staging::create(python.parent().unwrap()).unwrap();
        fs::write(&python, "").unwrap();
        assert!(!is_ready(scratch.path(), "numpy==2"));
        fs::write(scratch.path().join(MARKER), "numpy==1").unwrap();
        assert!(!is_ready(scratch.path(), "numpy==2"));
        fs::write(scratch.path().join(MARKER), "numpy==2").unwrap();
        assert!(is_ready(scratch.path(), "numpy==2"));
        fs::remove_file(&python).unwrap();
        assert!(!is_ready(scratch.path(), "numpy==2"), "the Python that it was made from is gone");
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
