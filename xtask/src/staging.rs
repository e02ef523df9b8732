//! Making a folder in the cache so that others see it whole or not at all.
//!
//! One process at a time fetches, under a file lock. The system releases the lock when the process ends, however it
//! ends. So a process that holds the lock knows that a staging folder it sees belongs to a dead process, whichever
//! machine or container that ran on. Without file locks, several processes may fetch at once; the rename still lets one
//! of them win.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process;

use crate::libtorch::Cache;

const PREFIX: &str = ".staging-";

/// The right to fetch into a cache; held until dropped.
pub(crate) struct Turn {
    // Closing the file releases the lock. `None` if the file system has no locks.
    lock: Option<File>,
}

impl Turn {
    /// Waits until nobody else fetches into `cache`.
    pub(crate) fn take(cache: &Cache) -> Result<Self, String> {
        let path = cache.folder.join(".lock");
        let file = File::create(&path).map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
        let locked = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                eprintln!("another process is fetching into the same folder; waiting for it");
                file.lock().is_ok()
            }
            Err(TryLockError::Error(_)) => false,
        };
        Ok(Self { lock: locked.then_some(file) })
    }

    /// Removes the folders that dead processes have left.
    pub(crate) fn clean(&self, cache: &Cache) {
        if self.lock.is_none() {
            return;
        }
        for entry in fs::read_dir(&cache.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(PREFIX) {
                // A folder that cannot be removed is in nobody's way.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// A folder beside the final one, on the same disk; removed when dropped.
pub(crate) struct Staging {
    folder: PathBuf,
}

impl Staging {
    pub(crate) fn new(cache: &Cache) -> Result<Self, String> {
        let folder = cache.folder.join(format!("{PREFIX}{}", process::id()));
        let staging = Self { folder };
        for part in [staging.downloads(), staging.temporary(), staging.made()] {
            create(&part)?;
        }
        Ok(staging)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// Where the wheels end up.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.folder.join("wheels")
    }

    /// Where pip puts what it is downloading.
    pub(crate) fn temporary(&self) -> PathBuf {
        self.folder.join("tmp")
    }

    /// The folder that becomes the final one.
    pub(crate) fn made(&self) -> PathBuf {
        self.folder.join("made")
    }

    /// Moves the new folder to `target`. If another process was first and `ready` says that its folder is whole, that
    /// one is used and this one is removed.
    pub(crate) fn install(self, target: PathBuf, ready: impl Fn() -> Option<PathBuf>) -> Result<PathBuf, String> {
        if fs::rename(self.made(), &target).is_ok() {
            return Ok(target);
        }
        if let Some(theirs) = ready() {
            return Ok(theirs);
        }
        // The folder in the way is not whole. It is moved into the staging folder and removed with it.
        let failed = |error| format!("cannot move what was fetched to `{}`: {error}", target.display());
        match fs::rename(&target, self.folder.join("replaced")) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        match fs::rename(self.made(), &target) {
            Ok(()) => Ok(target),
            Err(error) => ready().ok_or_else(|| failed(error)),
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Creates a folder and those above it.
pub(crate) fn create(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create `{}`: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::libtorch::{MARKER, marker};
    use crate::scratch::Scratch;
    use crate::wheels::{LIBRARIES, WHEELS};

    fn fill(libtorch: &Path, content: &str) {
        create(&libtorch.join("lib")).unwrap();
        for library in LIBRARIES {
            fs::write(libtorch.join("lib").join(library), content).unwrap();
        }
        fs::write(libtorch.join(MARKER), marker(&WHEELS)).unwrap();
    }

    fn cache(scratch: &Scratch) -> Cache {
        Cache { folder: scratch.path().to_owned() }
    }

    fn install(staging: Staging, cache: &Cache) -> Result<PathBuf, String> {
        staging.install(cache.libtorch(), || cache.ready())
    }

    fn content(cache: &Cache) -> String {
        fs::read_to_string(cache.libtorch().join("lib").join(LIBRARIES[0])).unwrap()
    }

    #[test]
    fn what_was_staged_is_moved_into_place_and_the_staging_folder_is_gone() {
        let scratch = Scratch::new("install");
        let cache = cache(&scratch);
        let staging = Staging::new(&cache).unwrap();
        let folder = staging.path().to_owned();
        fill(&staging.made(), "ours");
        assert_eq!(install(staging, &cache).unwrap(), cache.libtorch());
        assert_eq!(cache.ready(), Some(cache.libtorch()));
        assert!(!folder.exists());
    }

    #[test]
    fn a_process_that_was_first_is_not_overwritten() {
        let scratch = Scratch::new("second");
        let cache = cache(&scratch);
        let staging = Staging::new(&cache).unwrap();
        fill(&staging.made(), "ours");
        fill(&cache.libtorch(), "theirs");
        install(staging, &cache).unwrap();
        assert_eq!(content(&cache), "theirs");
    }

    #[test]
    fn a_folder_that_is_not_whole_is_replaced() {
        let scratch = Scratch::new("broken");
        let cache = cache(&scratch);
        fill(&cache.libtorch(), "broken");
        fs::remove_file(cache.libtorch().join(MARKER)).unwrap();
        let staging = Staging::new(&cache).unwrap();
        fill(&staging.made(), "ours");
        install(staging, &cache).unwrap();
        assert_eq!(content(&cache), "ours");
        assert_eq!(fs::read_dir(&cache.folder).unwrap().count(), 1, "only libtorch is left");
    }

    #[test]
    fn a_staging_folder_goes_when_making_it_fails() {
        let scratch = Scratch::new("failed");
        let staging = Staging::new(&cache(&scratch)).unwrap();
        let folder = staging.path().to_owned();
        assert!(folder.exists());
        drop(staging);
        assert!(!folder.exists());
    }

    #[test]
    fn what_dead_processes_left_is_removed_and_nothing_else() {
        let scratch = Scratch::new("clean");
        let cache = cache(&scratch);
        fill(&cache.libtorch(), "ours");
        create(&cache.folder.join(".staging-1/wheels")).unwrap();
        let turn = Turn::take(&cache).unwrap();
        turn.clean(&cache);
        assert!(!cache.folder.join(".staging-1").exists());
        assert!(cache.ready().is_some());
    }

    #[test]
    fn only_one_process_has_its_turn() {
        let scratch = Scratch::new("turn");
        let cache = cache(&scratch);
        let first = Turn::take(&cache).unwrap();
        let again = File::create(cache.folder.join(".lock")).unwrap();
        assert!(matches!(again.try_lock(), Err(TryLockError::WouldBlock)));
        drop(first);
        assert!(again.try_lock().is_ok());
    }
}
