//! A folder for a test, gone when the test ends.

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
