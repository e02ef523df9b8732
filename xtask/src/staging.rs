//! Making a folder in the cache so that others see it whole or not at all.
//!
//! One process at a time makes folders, under a file lock. The system releases the lock when the process ends, however it
//! ends. So a process that holds the lock knows that a staging folder it sees belongs to a dead process, whichever
//! machine or container that ran on. Without file locks, several processes may make a folder at once; the rename still lets
//! one of them win.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use crate::cache::{Cache, create};
use crate::locks::Lock;

const PREFIX: &str = ".staging-";

/// The file that says that a folder in the cache is whole; written last, and read before use. It holds what the lock file held
/// that the folder was made from.
const MARKER: &str = "tensor-input-complete";

/// A folder in the cache, made once from what a lock file lists.
pub(crate) struct Entry {
    /// What it holds, and its size, in words.
    pub(crate) title: String,
    pub(crate) folder: PathBuf,
    pub(crate) lock: Lock,
    /// Files that it has when it is whole.
    pub(crate) files: &'static [&'static str],
}

impl Entry {
    /// Whether the folder is there, whole, and made from today's lock file.
    pub(crate) fn is_ready(&self) -> bool {
        fs::read_to_string(self.folder.join(MARKER)).is_ok_and(|text| text == self.lock.text)
            && self.files.iter().all(|file| self.folder.join(file).exists())
    }

    /// Makes the folder, in this process's turn.
    pub(crate) fn make(&self, cache: &Cache, fill: impl FnOnce(&Staging) -> Result<(), String>) -> Result<(), String> {
        let started = Instant::now();
        let staging = Staging::new(cache)?;
        eprintln!("fetching {}, once for all clones, into `{}`", self.title, self.folder.display());
        fill(&staging)?;
        let marker = staging.made().join(MARKER);
        fs::write(&marker, self.lock.text).map_err(|error| format!("cannot write `{}`: {error}", marker.display()))?;
        staging.install(self)?;
        eprintln!("fetched in {} s", started.elapsed().as_secs());
        Ok(())
    }
}

/// The right to make folders in a cache; held until dropped.
pub(crate) struct Turn {
    pub(crate) cache: Cache,
    // Closing the file releases the lock. `None` if the file system has no locks.
    lock: Option<File>,
}

impl Turn {
    /// Waits until nobody else fetches into `cache`.
    pub(crate) fn take(cache: &Cache) -> Result<Self, String> {
        let path = cache.folder.join(".lock");
        let file = File::create(&path).map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
        let mut waited = 0;
        let locked = loop {
            match file.try_lock() {
                Ok(()) => break true,
                Err(TryLockError::Error(_)) => break false,
                Err(TryLockError::WouldBlock) => {
                    if waited % 5 == 0 {
                        eprintln!("another process is fetching into the same folder; waiting for it ({waited} s)");
                    }
                    thread::sleep(Duration::from_secs(1));
                    waited += 1;
                }
            }
        };
        Ok(Self { cache: cache.clone(), lock: locked.then_some(file) })
    }

    /// Removes the folders that dead processes have left.
    pub(crate) fn clean(&self) {
        if self.lock.is_none() {
            return;
        }
        for entry in fs::read_dir(&self.cache.folder).into_iter().flatten().flatten() {
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
    fn new(cache: &Cache) -> Result<Self, String> {
        let folder = cache.folder.join(format!("{PREFIX}{}", process::id()));
        let staging = Self { folder };
        create(&staging.made())?;
        Ok(staging)
    }

    /// Where packages may be unpacked from which only some files are wanted.
    pub(crate) fn packages(&self) -> PathBuf {
        self.folder.join("packages")
    }

    /// The folder that becomes the final one.
    pub(crate) fn made(&self) -> PathBuf {
        self.folder.join("made")
    }

    /// Moves the new folder to its place. If another process was first and its folder is whole, that one is used and this one
    /// is removed.
    fn install(self, entry: &Entry) -> Result<(), String> {
        let place = &entry.folder;
        if fs::rename(self.made(), place).is_ok() || entry.is_ready() {
            return Ok(());
        }
        // The folder in the way is not whole, or of another lock file. It is moved into the staging folder and removed with it.
        let failed = |error| format!("cannot move what was fetched to `{}`: {error}", place.display());
        match fs::rename(place, self.folder.join("replaced")) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        fs::rename(self.made(), place).or_else(|error| if entry.is_ready() { Ok(()) } else { Err(failed(error)) })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::locks::TESTS;
    use crate::scratch::Scratch;

    const FILES: [&str; 2] = ["lib/a", "b"];

    fn cache(scratch: &Scratch) -> Cache {
        Cache { folder: scratch.path().to_owned() }
    }

    fn entry(cache: &Cache) -> Entry {
        Entry { title: "some".to_owned(), folder: cache.folder.join("some"), lock: TESTS, files: &FILES }
    }

    fn fill(folder: &Path, content: &str) -> Result<(), String> {
        create(&folder.join("lib"))?;
        FILES.iter().try_for_each(|file| fs::write(folder.join(file), content)).map_err(|error| error.to_string())
    }

    fn content(cache: &Cache) -> String {
        fs::read_to_string(entry(cache).folder.join("b")).unwrap()
    }

    fn names(cache: &Cache) -> Vec<String> {
        let names = fs::read_dir(&cache.folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.into_string().unwrap()).collect()
    }

    #[test]
    fn a_folder_counts_only_with_all_its_files_and_the_marker_of_its_lock_file() {
        let scratch = Scratch::new("ready");
        let cache = cache(&scratch);
        let entry = entry(&cache);
        assert!(!entry.is_ready(), "it is not there");
        fill(&entry.folder, "ours").unwrap();
        assert!(!entry.is_ready(), "no marker");
        fs::write(entry.folder.join(MARKER), "another lock file").unwrap();
        assert!(!entry.is_ready(), "a marker of something else");
        fs::write(entry.folder.join(MARKER), entry.lock.text).unwrap();
        assert!(entry.is_ready());
        fs::remove_file(entry.folder.join("lib/a")).unwrap();
        assert!(!entry.is_ready(), "a file is gone");
    }

    #[test]
    fn a_folder_is_made_whole_and_nothing_else_is_left() {
        let scratch = Scratch::new("make");
        let cache = cache(&scratch);
        entry(&cache).make(&cache, |staging| fill(&staging.made(), "ours")).unwrap();
        assert!(entry(&cache).is_ready());
        assert_eq!(names(&cache), ["some"]);
    }

    #[test]
    fn a_folder_that_cannot_be_filled_is_not_there_at_all() {
        let scratch = Scratch::new("failed");
        let cache = cache(&scratch);
        let made =
            entry(&cache).make(&cache, |staging| fill(&staging.made(), "half").and(Err("no network".to_owned())));
        assert_eq!(made.unwrap_err(), "no network");
        assert!(names(&cache).is_empty());
    }

    #[test]
    fn a_process_that_was_first_is_not_overwritten() {
        let scratch = Scratch::new("second");
        let cache = cache(&scratch);
        let ours = entry(&cache).make(&cache, |staging| {
            fill(&staging.made(), "ours")?;
            fill(&entry(&cache).folder, "theirs")?;
            fs::write(entry(&cache).folder.join(MARKER), TESTS.text).map_err(|error| error.to_string())
        });
        ours.unwrap();
        assert_eq!(content(&cache), "theirs");
    }

    #[test]
    fn a_folder_that_is_not_whole_is_replaced() {
        let scratch = Scratch::new("broken");
        let cache = cache(&scratch);
        fill(&entry(&cache).folder, "broken").unwrap();
        entry(&cache).make(&cache, |staging| fill(&staging.made(), "ours")).unwrap();
        assert_eq!(content(&cache), "ours");
        assert_eq!(names(&cache), ["some"]);
    }

    #[test]
    fn what_dead_processes_left_is_removed_and_nothing_else() {
        let scratch = Scratch::new("clean");
        let cache = cache(&scratch);
        fill(&entry(&cache).folder, "ours").unwrap();
        create(&cache.folder.join(".staging-1/made")).unwrap();
        Turn::take(&cache).unwrap().clean();
        assert!(!cache.folder.join(".staging-1").exists());
        assert_eq!(content(&cache), "ours");
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
