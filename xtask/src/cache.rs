//! The per-user cache, in which libraries and packages are kept for all clones.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf, absolute};

/// The per-user cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cache {
    pub(crate) folder: PathBuf,
}

/// The per-user cache, which may have nothing in it yet.
pub(crate) fn cache() -> Result<Cache, String> {
    Ok(Cache { folder: cache_folder(|name| env::var_os(name))? })
}

/// `$TENSOR_INPUT_CACHE`, or `tensor-input` in the user's folder of caches.
fn cache_folder(variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, String> {
    let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("TENSOR_INPUT_CACHE") {
        return absolute(&folder).map_err(|error| format!("TENSOR_INPUT_CACHE is `{}`: {error}", folder.display()));
    }
    // The XDG specification: a relative path is to be ignored.
    set("XDG_CACHE_HOME")
        .filter(|folder| folder.is_absolute())
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .map(|caches| caches.join("tensor-input"))
        .ok_or_else(|| "no folder to keep libtorch in: set HOME, XDG_CACHE_HOME or TENSOR_INPUT_CACHE".to_owned())
}

/// Creates a folder and those above it.
pub(crate) fn create(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create `{}`: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::variables;

    #[test]
    fn the_cache_is_where_the_user_or_xdg_or_home_says() {
        let folder = |set: &[(&str, &str)]| cache_folder(variables(set)).map(|folder| folder.display().to_string());
        let home = ("HOME", "/home/me");
        assert_eq!(folder(&[home]).unwrap(), "/home/me/.cache/tensor-input");
        assert_eq!(folder(&[home, ("XDG_CACHE_HOME", "/xdg")]).unwrap(), "/xdg/tensor-input");
        assert_eq!(folder(&[home, ("XDG_CACHE_HOME", "xdg")]).unwrap(), "/home/me/.cache/tensor-input");
        assert_eq!(folder(&[home, ("XDG_CACHE_HOME", "/xdg"), ("TENSOR_INPUT_CACHE", "/mine")]).unwrap(), "/mine");
        assert!(folder(&[]).unwrap_err().contains("TENSOR_INPUT_CACHE"));
    }

    #[test]
    fn a_relative_cache_becomes_absolute() {
        let folder = cache_folder(variables(&[("TENSOR_INPUT_CACHE", "near")])).unwrap();
        assert_eq!(folder, env::current_dir().unwrap().join("near"));
    }
}
