//! What tests need: a folder that is gone when the test ends, and an environment of a few variables.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

pub(crate) struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// An empty folder; `name` is the test's own.
    pub(crate) fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("tensor-xtask-{}-{name}", process::id()));
        fs::create_dir_all(&path).expect("the folder for temporary files is writable");
        Self { path }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// An environment with these variables alone.
pub(crate) fn variables(set: &[(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
    let set: Vec<(String, String)> = set.iter().map(|&(name, value)| (name.into(), value.into())).collect();
    move |name| set.iter().find(|(known, _)| known == name).map(|(_, value)| value.into())
}
