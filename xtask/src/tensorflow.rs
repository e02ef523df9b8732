//! TensorFlow's C library: the one that the user named, or the one in the per-user cache, which comes from TensorFlow's
//! wheel.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf, absolute};

use crate::fetch::{Library, link};
use crate::libtorch::{Cache, MARKER, cache, marker};
use crate::missing::report;
use crate::python::Python;
use crate::staging;
use crate::wheels::{TENSORFLOW_VERSION, TENSORFLOW_WHEELS};

/// The variable that names the library's folder to the crate `tensorflow`, which loads the library from there; nothing
/// is linked.
const VARIABLE: &str = "TENSORFLOW_DIR";

/// The files of a finished folder: two from the wheel, and the name that the crate looks for. The first needs the
/// second and finds it beside itself.
const LIBRARIES: [&str; 3] = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2", "libtensorflow.so"];

/// The variable that names the library's folder, and that folder. Fetches the library if it is not there.
pub(crate) fn library() -> Result<(&'static str, OsString), String> {
    if let Some(found) = found()? {
        return Ok(found);
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu")) {
        return Err(other_platform());
    }
    let cache = cache()?;
    staging::create(&cache.folder)?;
    let python = Python::find(&cache.folder).map_err(|missing| {
        format!(
            "{}\n\nTensorFlow need not be fetched if you have its C library: {VARIABLE} may name the folder",
            report(&missing)
        )
    })?;
    Ok((VARIABLE, fetch(&cache, &python)?.into()))
}

/// [`library`], if it can be had without fetching anything.
pub(crate) fn found() -> Result<Option<(&'static str, OsString)>, String> {
    let folder = match env::var_os(VARIABLE) {
        Some(named) => Some(check_named(&named)?),
        None => ready(&cache()?),
    };
    Ok(folder.map(|folder| (VARIABLE, folder.into_os_string())))
}

/// Where the library is in the cache, or will be.
fn place(cache: &Cache) -> PathBuf {
    cache.folder.join(format!("tensorflow-{TENSORFLOW_VERSION}-cpu"))
}

/// The folder of the library in the cache, if it is there and whole.
fn ready(cache: &Cache) -> Option<PathBuf> {
    let folder = place(cache);
    let marked = fs::read_to_string(folder.join(MARKER)).is_ok_and(|text| text == marker(&TENSORFLOW_WHEELS));
    let whole = marked && LIBRARIES.iter().all(|library| folder.join(library).exists());
    whole.then_some(folder)
}

/// Fetches the library and returns its folder. The folder of the cache must exist.
fn fetch(cache: &Cache, python: &Python) -> Result<PathBuf, String> {
    let library = Library {
        title: format!("TensorFlow {TENSORFLOW_VERSION}"),
        wheels: &TENSORFLOW_WHEELS,
        instead: format!("set {VARIABLE} to a folder that holds `libtensorflow.so`"),
    };
    library.fetch(cache, python, place(cache), || ready(cache), complete)
}

/// Adds the name that the crate looks for to the unpacked files.
fn complete(folder: &Path) -> Result<(), String> {
    link(LIBRARIES[0], &folder.join(LIBRARIES[2]))
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
    use crate::scratch::Scratch;

    #[test]
    fn every_library_comes_from_the_wheel_but_for_the_link() {
        let kept: Vec<_> = TENSORFLOW_WHEELS[0].members.iter().map(|&(_, to)| to).collect();
        assert_eq!(kept, LIBRARIES[..2]);
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_in_the_cache_counts_only_when_it_is_complete() {
        let scratch = Scratch::new("tensorflow");
        let cache = Cache { folder: scratch.path().to_owned() };
        let folder = place(&cache);
        fs::create_dir_all(&folder).unwrap();
        for library in &LIBRARIES[..2] {
            fs::write(folder.join(library), library).unwrap();
        }
        assert_eq!(ready(&cache), None, "neither the link nor the marker");
        complete(&folder).unwrap();
        assert_eq!(ready(&cache), None, "no marker");
        fs::write(folder.join(MARKER), marker(&TENSORFLOW_WHEELS)).unwrap();
        assert_eq!(ready(&cache), Some(folder.clone()));
        assert_eq!(fs::read_to_string(folder.join("libtensorflow.so")).unwrap(), LIBRARIES[0]);
        fs::write(folder.join(MARKER), "another wheel").unwrap();
        assert_eq!(ready(&cache), None, "a marker of something else");
        complete(&folder).unwrap_err();
        fs::write(folder.join(MARKER), marker(&TENSORFLOW_WHEELS)).unwrap();
        fs::remove_file(folder.join(LIBRARIES[0])).unwrap();
        assert_eq!(ready(&cache), None, "the link leads nowhere");
    }

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
}
