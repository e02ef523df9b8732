//! The lists in `xtask/locks`: what is fetched, to the byte.

use std::path::PathBuf;

use crate::commands::root;

/// A list of packages with their versions and hashes, in `xtask/locks`.
#[derive(Clone, Copy)]
pub(crate) struct Lock {
    pub(crate) name: &'static str,
    /// What the file holds.
    pub(crate) text: &'static str,
    /// The free space that is needed to install it.
    pub(crate) bytes: u64,
    /// Further words for `uv pip compile`, which writes the file.
    pub(crate) words: &'static [&'static str],
}

impl Lock {
    /// Where the file is.
    pub(crate) fn path(&self) -> PathBuf {
        root().join(format!("xtask/locks/{}.txt", self.name))
    }
}

/// The number of bytes is that of all files of the wheels, and some room.
macro_rules! lock {
    ($name:literal, $bytes:literal, $words:expr) => {
        Lock { name: $name, text: include_str!(concat!("../locks/", $name, ".txt")), bytes: $bytes, words: &$words }
    };
}

pub(crate) const UV: Lock = lock!("uv", 100_000_000, ["--no-deps"]);
pub(crate) const LIBTORCH: Lock = lock!("libtorch", 1_400_000_000, ["--no-deps"]);
pub(crate) const TENSORFLOW: Lock = lock!("tensorflow", 1_500_000_000, ["--no-deps"]);
pub(crate) const TESTS: Lock = lock!("tests", 300_000_000, []);
pub(crate) const MPI: Lock = lock!("mpi", 50_000_000, ["--no-deps"]);
pub(crate) const LOADERS: Lock = lock!("loaders", 3_200_000_000, ["--excludes", "loaders.without"]);

/// All of them.
pub(crate) const ALL: [Lock; 6] = [UV, LIBTORCH, TENSORFLOW, TESTS, MPI, LOADERS];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_package_has_one_version_and_hashes() {
        for lock in ALL {
            let text = lock.text.replace("\\\n", " ");
            let packages = text.lines().filter(|line| !line.trim_start().starts_with('#'));
            for package in packages.clone() {
                assert!(package.split_once(' ').unwrap().0.split("==").count() == 2, "{}: {package}", lock.name);
                assert!(package.contains("--hash=sha256:"), "{}: {package}", lock.name);
            }
            assert!(packages.count() > 0, "{} is empty", lock.name);
        }
    }

    #[test]
    fn a_lock_file_has_what_is_asked_for() {
        for lock in ALL {
            let asked = fs::read_to_string(lock.path().with_extension("in")).unwrap();
            for line in asked.lines().filter(|line| !line.starts_with('#')) {
                let package = line.split(' ').next().unwrap().replace('_', "-");
                assert!(lock.text.contains(&format!("\n{package} ")), "{}: {package}", lock.name);
            }
        }
    }
}
