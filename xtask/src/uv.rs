//! uv, which installs from lock files. pip fetches uv itself, once, into the cache.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::commands::{root, run};
use crate::libtorch::{Cache, cache};
use crate::missing::report;
use crate::progress::run_fetching;
use crate::python::Python;
use crate::staging::{Entry, Turn};

/// A list of packages with their versions and hashes, in `xtask/locks`.
#[derive(Clone, Copy)]
pub(crate) struct Lock {
    pub(crate) name: &'static str,
    /// What the file holds.
    pub(crate) text: &'static str,
    /// The free space that is needed to install it.
    pub(crate) bytes: u64,
    /// Further words for `uv pip compile`, which writes the file.
    words: &'static [&'static str],
}

impl Lock {
    fn path(&self) -> PathBuf {
        root().join(format!("xtask/locks/{}.txt", self.name))
    }
}

/// The number of bytes is that of all files of the wheels, and some room.
macro_rules! lock {
    ($name:literal, $bytes:literal, $words:expr) => {
        Lock { name: $name, text: include_str!(concat!("../locks/", $name, ".txt")), bytes: $bytes, words: &$words }
    };
}

const UV: Lock = lock!("uv", 100_000_000, ["--no-deps"]);
pub(crate) const LIBTORCH: Lock = lock!("libtorch", 1_400_000_000, ["--no-deps"]);
pub(crate) const TENSORFLOW: Lock = lock!("tensorflow", 1_500_000_000, ["--no-deps"]);
pub(crate) const TESTS: Lock = lock!("tests", 300_000_000, []);
pub(crate) const LOADERS: Lock = lock!("loaders", 3_200_000_000, ["--excludes", "loaders.without"]);

/// The program, in the folder that pip installs it into.
const PROGRAM: &str = if cfg!(windows) { "bin/uv.exe" } else { "bin/uv" };

/// A uv that is ready to run.
pub(crate) struct Uv {
    program: PathBuf,
    cache: Cache,
    /// Variables that are set for it unless the user has set them.
    defaults: Vec<(String, OsString)>,
}

impl Uv {
    fn entry(cache: &Cache) -> Entry {
        Entry { title: "uv, 18 MB".to_owned(), folder: cache.folder.join("uv"), lock: UV, files: &[PROGRAM] }
    }

    /// Whether it is in the cache already.
    pub(crate) fn is_ready(cache: &Cache) -> bool {
        Self::entry(cache).is_ready()
    }

    /// Has pip install it, unless it is in the cache.
    pub(crate) fn get(turn: &Turn, python: &Python) -> Result<Self, String> {
        let cache = turn.cache.clone();
        let entry = Self::entry(&cache);
        if !entry.is_ready() {
            entry.make(&cache, |staging| {
                let mut pip = Command::new(&python.program);
                pip.args(["-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-cache-dir"])
                    .args(["--no-input", "--disable-pip-version-check", "--target"])
                    .arg(staging.made())
                    .arg("--requirement")
                    .arg(UV.path())
                    .current_dir(&cache.folder)
                    // What users set for their own environments.
                    .envs([("PIP_REQUIRE_VIRTUALENV", "0"), ("PIP_USER", "0"), ("PIP_ROOT_USER_ACTION", "ignore")]);
                run_fetching(&mut pip, &staging.made()).map_err(|error| format!("{error}{AT_FAULT}"))
            })?;
        }
        let mut defaults: Vec<(String, OsString)> = vec![
            ("UV_CACHE_DIR".to_owned(), Self::folder(&cache).into()),
            ("UV_PYTHON_DOWNLOADS".to_owned(), "never".into()),
            // As pip does. The hashes say which files will do, wherever they come from.
            ("UV_INDEX_STRATEGY".to_owned(), "unsafe-best-match".into()),
        ];
        defaults.extend(python.settings());
        Ok(Self { program: entry.folder.join(PROGRAM), cache, defaults })
    }

    /// Where uv keeps what it has unpacked until an install is complete, so that a second try does not begin anew. What is
    /// installed are further names of the same files.
    fn folder(cache: &Cache) -> PathBuf {
        cache.folder.join("uv-cache")
    }

    /// Removes what uv kept. The user's own folder, in `UV_CACHE_DIR`, is left alone.
    pub(crate) fn tidy(&self) {
        // A folder that cannot be removed is in nobody's way.
        let _ = fs::remove_dir_all(Self::folder(&self.cache));
    }

    /// A command of uv, with pip's settings.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words).current_dir(&self.cache.folder);
        for (name, value) in &self.defaults {
            if env::var_os(name).is_none() {
                command.env(name, value);
            }
        }
        command
    }

    /// A command that installs exactly what the lock file lists; where, is for further words to say.
    pub(crate) fn sync(&self, lock: &Lock) -> Command {
        let mut command = self.command(&["pip", "sync", "--require-hashes", "--only-binary", ":all:"]);
        command.arg(lock.path());
        command
    }

    /// Runs a command of uv.
    pub(crate) fn run(&self, command: &mut Command) -> Result<(), String> {
        run_fetching(command, &Self::folder(&self.cache)).map_err(|error| format!("{error}{AT_FAULT}"))
    }
}

const AT_FAULT: &str = "\n\nIf the network or the package index was at fault, try again; pip's own settings, such as a mirror or \
                        a proxy, are used, and uv's variables, if you have set them.";

/// Writes the lock files anew, from the files beside them that list what is wanted.
pub(crate) fn lock(more: &[String]) -> Result<(), String> {
    let cache = cache()?;
    let python = Python::to_fetch(&cache, &UV).map_err(|missing| report(&missing))?;
    let turn = Turn::take(&cache)?;
    let uv = Uv::get(&turn, &python)?;
    for lock in [UV, LIBTORCH, TENSORFLOW, TESTS, LOADERS] {
        let mut command = uv.command(&["pip", "compile", "--quiet", "--universal", "--generate-hashes"]);
        command
            .args(["--only-binary", ":all:", "--python-version", "3.10"])
            .args(["--custom-compile-command", "cargo xtask lock"])
            .args(lock.words)
            .args(["--output-file", &format!("{}.txt", lock.name), &format!("{}.in", lock.name)])
            .args(more);
        run(command.current_dir(root().join("xtask/locks")))?;
    }
    uv.tidy();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::libtorch::TORCH_VERSION;
    use crate::tensorflow::TENSORFLOW_VERSION;

    #[test]
    fn every_package_has_one_version_and_hashes() {
        for lock in [UV, LIBTORCH, TENSORFLOW, TESTS, LOADERS] {
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
        for lock in [UV, LIBTORCH, TENSORFLOW, TESTS, LOADERS] {
            let asked = fs::read_to_string(lock.path().with_extension("in")).unwrap();
            for line in asked.lines().filter(|line| !line.starts_with('#')) {
                let package = line.split(' ').next().unwrap().replace('_', "-");
                assert!(lock.text.contains(&format!("\n{package} ")), "{}: {package}", lock.name);
            }
        }
    }

    #[test]
    fn what_judges_us_is_of_the_version_that_is_linked() {
        let torch = format!("\ntorch=={TORCH_VERSION} ");
        let tensorflow = format!("\ntensorflow-cpu=={TENSORFLOW_VERSION} ");
        for (lock, package) in
            [(LIBTORCH, &torch), (LOADERS, &torch), (TENSORFLOW, &tensorflow), (LOADERS, &tensorflow)]
        {
            assert!(lock.text.contains(package), "{}: {package}", lock.name);
        }
    }

    #[test]
    fn what_the_user_has_set_wins() {
        // Cargo sets this for every test.
        let set = "CARGO_MANIFEST_DIR";
        let defaults = vec![(set.to_owned(), "ours".into()), ("TENSOR_XTASK_UNSET".to_owned(), "ours".into())];
        let cache = Cache { folder: PathBuf::from("/cache") };
        let uv = Uv { program: PathBuf::from("uv"), cache, defaults };
        let command = uv.command(&["pip", "sync"]);
        let told: Vec<_> = command.get_envs().collect();
        assert_eq!(told, [("TENSOR_XTASK_UNSET".as_ref(), Some("ours".as_ref()))]);
    }
}
