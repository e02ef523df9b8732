//! [`FileState`]: a file as it was when it was opened, to see later whether it still is.

use std::fs::{self, Metadata};
use std::path::{self, Path, PathBuf};
use std::time::SystemTime;

use crate::error::Problem;

/// What is known of a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileState {
    path: PathBuf,
    /// The same from the root on, since the working directory may change.
    absolute: PathBuf,
    len: u64,
    modified: Option<SystemTime>,
    /// The disk, and the number of the file there, on systems that tell.
    identity: Option<(u64, u64)>,
}

impl FileState {
    /// The file at `path`, which has this metadata.
    pub(crate) fn new(path: &Path, metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            Some((metadata.dev(), metadata.ino()))
        };
        #[cfg(not(unix))]
        let identity = None;
        let absolute = path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Self { path: path.to_owned(), absolute, len: metadata.len(), modified: metadata.modified().ok(), identity }
    }

    /// The length in bytes.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Looks at the file at the same path again.
    ///
    /// # Errors
    ///
    /// What is no longer as it was.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let changed = |how: String| Err(Problem::Changed { path: self.path.clone(), how });
        let now = match fs::metadata(&self.absolute) {
            Ok(metadata) => Self::new(&self.path, &metadata),
            Err(error) => return changed(format!("it can't be looked at: {error}")),
        };
        if now.identity != self.identity {
            return changed("another file is in its place".to_owned());
        }
        if now.len != self.len {
            return changed(format!("it had {} bytes, and has {}", self.len, now.len));
        }
        if now.modified != self.modified {
            return changed("it was written to".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_again_from_another_working_directory() {
        let relative = Path::new("Cargo.toml");
        let state = FileState::new(relative, &fs::metadata(relative).unwrap());
        assert!(state.absolute.is_absolute() && state.absolute.ends_with(relative));
        state.check().unwrap();
    }
}
