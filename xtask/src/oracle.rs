//! NumPy and PyTorch as judges: runs the scripts of `oracle/`, which write what NumPy and PyTorch make of arrays.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cache::create;
use crate::commands::{root, said, target};
use crate::environments;

/// A library that judges.
struct Judge {
    name: &'static str,
    /// The variable that tells the tests the folder of what it wrote.
    variable: &'static str,
    scripts: &'static [&'static str],
}

const NUMPY: Judge =
    Judge { name: "numpy", variable: "TENSOR_NUMPY", scripts: &["layouts.py", "casts.py", "batches.py"] };

const PYTORCH: Judge = Judge { name: "pytorch", variable: "TENSOR_PYTORCH", scripts: &["pytorch.py"] };

/// Runs NumPy's scripts. Returns the variable that tells the tests about the folder of the results, and the folder.
pub(crate) fn numpy() -> Result<(&'static str, OsString), String> {
    NUMPY.write(&environments::tests()?)
}

/// The same as [`numpy`], for PyTorch.
pub(crate) fn pytorch() -> Result<(&'static str, OsString), String> {
    PYTORCH.write(&environments::loaders()?)
}

impl Judge {
    /// Runs the scripts into an empty folder.
    fn write(&self, python: &Path) -> Result<(&'static str, OsString), String> {
        let folder = target().join("oracle").join(self.name);
        // A folder that was never made needs no removal.
        let _ = fs::remove_dir_all(&folder);
        create(&folder)?;
        for script in self.scripts {
            let path = root().join("oracle/scripts").join(script);
            said(Command::new(python).arg("-B").arg(&path).arg(&folder))
                .map_err(|text| format!("`{}` failed:\n\n{text}", path.display()))?;
        }
        Ok((self.variable, folder.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_is_there() {
        for script in NUMPY.scripts.iter().chain(PYTORCH.scripts) {
            assert!(root().join("oracle/scripts").join(script).is_file(), "{script}");
        }
    }
}
