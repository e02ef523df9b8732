//! uv, which installs from lock files. pip fetches uv itself, once, into the cache.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::cache::{Cache, cache};
use crate::commands::{root, run};
use crate::locks::{ALL, Lock, UV};
use crate::missing::{Missing, report};
use crate::progress::run_fetching;
use crate::python::Python;
use crate::staging::{Entry, Staging, Turn};

/// The oldest Python that uv's wheel takes.
const NEEDED_PYTHON: (u32, u32) = (3, 8);

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

    /// The Python for it, if the machine has what it takes to fetch a library of this list.
    pub(crate) fn python(cache: &Cache, lock: &Lock) -> Result<Python, Vec<Missing>> {
        let python = Python::find(cache)?;
        Self::can_fetch(cache, &python, lock, NEEDED_PYTHON)?;
        Ok(python)
    }

    /// Checks that the machine has what it takes to fetch what is listed, for a Python from `oldest` on.
    pub(crate) fn can_fetch(
        cache: &Cache,
        python: &Python,
        lock: &Lock,
        oldest: (u32, u32),
    ) -> Result<(), Vec<Missing>> {
        let missing = python.missing(&cache.folder, Self::entry(cache).is_ready(), lock.bytes, oldest);
        if missing.is_empty() { Ok(()) } else { Err(missing) }
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

/// The folder of an entry. If it is not ready, it is made: `fill` has uv install what is wanted, and puts it into [`Staging::made`].
/// The cache's own folder must exist.
pub(crate) fn install(
    entry: Entry,
    cache: &Cache,
    python: &Python,
    fill: impl FnOnce(&Uv, &Staging) -> Result<(), String>,
) -> Result<PathBuf, String> {
    if !entry.is_ready() {
        let turn = Turn::take(cache)?;
        if !entry.is_ready() {
            turn.clean();
            let uv = Uv::get(&turn, python)?;
            entry.make(cache, |staging| fill(&uv, staging))?;
            uv.tidy();
        }
    }
    Ok(entry.folder)
}

/// Writes the lock files anew, from the files beside them that list what is wanted.
pub(crate) fn lock(more: &[String]) -> Result<(), String> {
    let cache = cache()?;
    let python = Uv::python(&cache, &UV).map_err(|missing| report(&missing))?;
    let turn = Turn::take(&cache)?;
    let uv = Uv::get(&turn, &python)?;
    for lock in ALL {
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
