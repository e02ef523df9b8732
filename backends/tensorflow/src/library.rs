//! Finding and loading TensorFlow's library, once.

use std::env;
use std::error::Error;
use std::fmt;
use std::panic;
use std::sync::OnceLock;

use tensor_core::TensorError;

use crate::error::failed;

/// What every message says to do.
const ADVICE: &str = "set `TENSORFLOW_DIR` to a folder with `libtensorflow.so`, TensorFlow's C library: that of the \
                      Python wheel `tensorflow-cpu` will do, its `libtensorflow_cc.so.2` under that name and \
                      `libtensorflow_framework.so.2` beside it";

/// Finds TensorFlow's library and loads it, if that was not done before.
///
/// Whatever makes one of our tensors does this first. Of the crate `tensorflow`, everything panics until it was done:
/// call it where a graph is made before the first tensor, or to know at once whether there is a library. That there is
/// none does not change for as long as the process lives.
///
/// A file of the system's name for it, on Linux `libtensorflow.so`, is looked for in
///
/// 1. the folder that the environment variable `TENSORFLOW_DIR` names,
/// 2. the folders of the loader's path: `LD_LIBRARY_PATH` on Linux, `DYLD_LIBRARY_PATH` on macOS, `PATH` on Windows,
/// 3. `/usr/local/lib`.
///
/// The C library that Google publishes is one, and so is `libtensorflow_cc.so.2` in the Python wheel `tensorflow-cpu`,
/// with a link of the name `libtensorflow.so` to it and `libtensorflow_framework.so.2` in the same folder.
///
/// # Errors
///
/// [`LoadError`], if there is none or it can't be loaded.
pub fn load() -> Result<(), LoadError> {
    static LOADED: OnceLock<Result<(), LoadError>> = OnceLock::new();
    LOADED.get_or_init(attempt).clone()
}

fn attempt() -> Result<(), LoadError> {
    if tensorflow::library::find().is_none() {
        return Err(LoadError { message: not_found(env::var_os("TENSORFLOW_DIR").as_deref()), is_absent: true });
    }
    let failed = |reason| LoadError { message: format!("{reason}; {ADVICE}"), is_absent: false };
    tensorflow::library::load().map_err(failed)?;
    // That a function is missing, the crate `tensorflow` finds out when it is called, and panics.
    match panic::catch_unwind(tensorflow::Graph::new) {
        Ok(_) => Ok(()),
        Err(_) => Err(failed("the library that was found is not all of TensorFlow's".to_owned())),
    }
}

fn not_found(named: Option<&std::ffi::OsStr>) -> String {
    match named {
        Some(folder) => {
            format!("no library in `{}`, which `TENSORFLOW_DIR` names, nor elsewhere; {ADVICE}", folder.display())
        }
        None => format!("its library was not found; {ADVICE}"),
    }
}

/// Why TensorFlow's library is not loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    message: String,
    is_absent: bool,
}

impl LoadError {
    /// Whether there is no library at all, in contrast to one that can't be loaded.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.is_absent
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TensorFlow can't be loaded: {}", self.message)
    }
}

impl Error for LoadError {}

impl From<LoadError> for TensorError {
    fn from(error: LoadError) -> Self {
        failed(error.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_the_library_is_named_and_what_to_do_is_said() {
        let text = not_found(Some("/empty".as_ref()));
        assert!(
            text.starts_with(
                "no library in `/empty`, which `TENSORFLOW_DIR` names, nor elsewhere; set `TENSORFLOW_DIR`"
            )
        );
        assert!(not_found(None).starts_with("its library was not found; set `TENSORFLOW_DIR`"));
    }

    #[test]
    fn as_an_error_of_a_conversion_it_names_the_backend_once() {
        let error = LoadError { message: "its library was not found".to_owned(), is_absent: true };
        assert_eq!(error.to_string(), "TensorFlow can't be loaded: its library was not found");
        assert_eq!(TensorError::from(error).to_string(), "TensorFlow failed: its library was not found");
    }
}
