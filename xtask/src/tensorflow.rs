//! TensorFlow's C library: the one that the user named, or the one in the per-user cache, which comes from TensorFlow's
//! wheel.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{PathBuf, absolute};

use crate::cache::{Cache, cache};
use crate::fetch;
use crate::locks::TENSORFLOW;
use crate::missing::report;
use crate::python::Python;
use crate::staging::Entry;
use crate::uv::Uv;

/// The version whose library is fetched. Every 2.x has what the crate `tensorflow` calls.
pub(crate) const TENSORFLOW_VERSION: &str = "2.21.0";

/// The variable that names the library's folder to the crate `tensorflow`, which loads the library from there; nothing
/// is linked.
const VARIABLE: &str = "TENSORFLOW_DIR";

/// What is kept of the wheel. The first needs the second and finds it beside itself.
const KEPT: [(&str, &str); 2] = [
    ("tensorflow/libtensorflow_cc.so.2", "libtensorflow_cc.so.2"),
    ("tensorflow/libtensorflow_framework.so.2", "libtensorflow_framework.so.2"),
];

/// The name that the crate looks for.
const LIBRARY: &str = "libtensorflow.so";

/// The variable that names the library's folder, and that folder. Fetches the library if it is not there.
pub(crate) fn library() -> Result<(&'static str, OsString), String> {
    if let Some(found) = found()? {
        return Ok(found);
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu")) {
        return Err(other_platform());
    }
    let cache = cache()?;
    Uv::python(&cache, &TENSORFLOW)
        .map_err(|missing| report(&missing))
        .and_then(|python| fetch(&cache, &python))
        .map(|folder| (VARIABLE, folder.into()))
        .map_err(|error| {
            format!(
                "{error}\n\nTensorFlow need not be fetched if you have its C library: {VARIABLE} may name the folder"
            )
        })
}

/// [`library`], if it can be had without fetching anything.
pub(crate) fn found() -> Result<Option<(&'static str, OsString)>, String> {
    let folder = match env::var_os(VARIABLE) {
        Some(named) => Some(check_named(&named)?),
        None => Some(entry(&cache()?)).filter(Entry::is_ready).map(|entry| entry.folder),
    };
    Ok(folder.map(|folder| (VARIABLE, folder.into_os_string())))
}

/// Where the library is in the cache, or will be.
fn entry(cache: &Cache) -> Entry {
    Entry {
        title: format!("TensorFlow {TENSORFLOW_VERSION} for the CPU, 270 MB"),
        folder: cache.folder.join(format!("tensorflow-{TENSORFLOW_VERSION}")),
        lock: TENSORFLOW,
        files: &[KEPT[0].1, KEPT[1].1, LIBRARY],
    }
}

/// Fetches the library and returns its folder.
fn fetch(cache: &Cache, python: &Python) -> Result<PathBuf, String> {
    fetch::library(entry(cache), cache, python, &KEPT, |folder| fetch::link(KEPT[0].1, &folder.join(LIBRARY)))
}

/// Checks the folder that the user named. Otherwise a missing library would make every test fail on its own.
fn check_named(named: &OsStr) -> Result<PathBuf, String> {
    let name = format!("{}tensorflow{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    // Tests run in the folder of their own package, so they must not get a relative path. An empty path is refused.
    let folder = absolute(named).map_err(|error| format!("{VARIABLE} is `{}`: {error}", named.display()))?;
    if folder.join(&name).is_file() {
        return Ok(folder);
    }
    Err(format!(
        "{VARIABLE} is `{}`, which does not hold `{name}`: name the folder of TensorFlow's C library, or unset \
         {VARIABLE}",
        named.display()
    ))
}

fn other_platform() -> String {
    format!(
        "a ready-made TensorFlow is fetched on Linux x86-64 with glibc only. Here, get TensorFlow's C library, version \
         2, and set {VARIABLE} to its folder; or choose other packages to test, as by `-p tensor-tch`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locks::LOADERS;
    use crate::scratch::Scratch;
    use std::fs;

    #[test]
    fn a_folder_that_the_user_named_is_taken_when_the_library_is_in_it() {
        let scratch = Scratch::new("tensorflow-named");
        let error = check_named(scratch.path().as_os_str()).unwrap_err();
        assert!(error.contains("does not hold") && error.contains("or unset TENSORFLOW_DIR"), "{error}");
        let name = format!("{}tensorflow{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
        fs::write(scratch.path().join(name), "").unwrap();
        assert_eq!(check_named(scratch.path().as_os_str()).unwrap(), scratch.path());
        assert!(check_named(OsStr::new("")).is_err());
    }

    #[test]
    fn elsewhere_one_is_told_what_to_do() {
        let text = other_platform();
        assert!(text.contains("set TENSORFLOW_DIR to its folder") && text.contains("-p tensor-tch"), "{text}");
    }

    #[test]
    fn the_lists_have_the_version_that_is_run() {
        for lock in [TENSORFLOW, LOADERS] {
            assert!(lock.text.contains(&format!("\ntensorflow-cpu=={TENSORFLOW_VERSION} ")), "{}", lock.name);
        }
    }
}
