//! Finding and loading TensorFlow's library, once.

use std::env;
use std::error::Error;
use std::fmt;
use std::panic;
use std::sync::OnceLock;

use tensor_core::TensorError;

use crate::error::failed;

/// The advice in every message.
const ADVICE: &str = "set `TENSORFLOW_DIR` to a folder with `libtensorflow.so`, TensorFlow's C library: that of the \
                      Python wheel `tensorflow-cpu` will do, its `libtensorflow_cc.so.2` under that name and \
                      `libtensorflow_framework.so.2` beside it";

/// Finds TensorFlow's library and loads it. Later calls return the result of the first.
///
/// Making a tensor of this crate loads the library first. Everything in the crate `tensorflow` panics as long as it is not
/// loaded, so call this function if you make a graph before the first tensor, or to know early whether there is a library.
/// If there is none, the process has to be started anew to find one.
///
/// The file has the name that is usual for the system, on Linux `libtensorflow.so`. It is looked for in
///
/// 1. the folder that the environment variable `TENSORFLOW_DIR` names,
/// 2. the folders of the loader's path: `LD_LIBRARY_PATH` on Linux, `DYLD_LIBRARY_PATH` on macOS, `PATH` on Windows,
/// 3. `/usr/local/lib`.
///
/// It may be the C library that Google publishes. It may also be `libtensorflow_cc.so.2` of the Python wheel
/// `tensorflow-cpu`, if a link with the name `libtensorflow.so` leads to it and `libtensorflow_framework.so.2` is in the
/// same folder.
///
/// # Errors
///
/// [`LoadError`], if there is no library or it can't be loaded.
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
    // If the library lacks a function, the crate `tensorflow` panics when it first calls it: better here than later.
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

/// Why TensorFlow's library could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    message: String,
    is_absent: bool,
}

impl LoadError {
    /// Whether no library was found. Otherwise one was found that can't be loaded.
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
