//! Fetching a library into the cache: download, check, unpack, complete, move into place. libtorch's part is here as well.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::compiler::Compiler;
use crate::libtorch::{Cache, MARKER, marker};
use crate::progress::Progress;
use crate::python::Python;
use crate::staging::{Staging, Turn};
use crate::wheels::{PIP_PLATFORM, TORCH_VERSION, WHEELS, Wheel, requirements, total_bytes};

/// A library that comes out of wheels.
pub(crate) struct Library {
    /// Its name and version.
    pub(crate) title: String,
    pub(crate) wheels: &'static [Wheel],
    /// What to do in place of fetching it.
    pub(crate) instead: String,
}

impl Library {
    /// Fetches the library to `place`, a folder in the cache, and returns the library's folder. The cache's own folder
    /// must exist. `ready` gives the library's folder if it is there and whole. `complete` gets the folder with the
    /// unpacked files, and adds what is missing.
    pub(crate) fn fetch(
        &self,
        cache: &Cache,
        python: &Python,
        place: PathBuf,
        ready: impl Fn() -> Option<PathBuf>,
        complete: impl FnOnce(&Path) -> Result<(), String>,
    ) -> Result<PathBuf, String> {
        let turn = Turn::take(cache)?;
        if let Some(theirs) = ready() {
            return Ok(theirs);
        }
        turn.clean(cache);
        let started = Instant::now();
        let staging = Staging::new(cache)?;
        eprintln!(
            "fetching {} for the CPU, {} MB, once for all clones, into `{}`",
            self.title,
            total_bytes(self.wheels) / 1_000_000,
            cache.folder.display()
        );
        download(python, &staging, self.wheels).map_err(|reason| format!("{reason} Or {}.", self.instead))?;
        unpack(python, &staging, self.wheels)?;
        complete(&staging.made())?;
        write(&staging.made().join(MARKER), &marker(self.wheels))?;
        let folder = staging.install(place, ready)?;
        eprintln!("fetched in {} s", started.elapsed().as_secs());
        Ok(folder)
    }
}

/// Fetches libtorch and returns its folder. The folder of the cache must exist.
pub(crate) fn fetch(cache: &Cache, python: &Python, compiler: &Compiler) -> Result<PathBuf, String> {
    let library = Library {
        title: format!("libtorch {TORCH_VERSION}"),
        wheels: &WHEELS,
        instead: format!("set LIBTORCH to a folder that holds `include` and `lib` of libtorch {TORCH_VERSION}"),
    };
    library.fetch(
        cache,
        python,
        cache.libtorch(),
        || cache.ready(),
        |libtorch| {
            add_libtorch(compiler, &libtorch.join("lib"))?;
            // torch-sys links `-lgomp`, which looks for this name.
            link("libgomp.so.1", &libtorch.join("lib/libgomp.so"))?;
            write(&libtorch.join("build-version"), TORCH_VERSION)
        },
    )
}

/// Has pip download the wheels, and shows how far it is.
fn download(python: &Python, staging: &Staging, wheels: &[Wheel]) -> Result<(), String> {
    let requirements_file = staging.path().join("requirements.txt");
    let log_file = staging.path().join("pip.log");
    write(&requirements_file, &requirements(wheels))?;
    let cannot = |error| format!("cannot run pip: {error}");
    let log = File::create(&log_file).map_err(cannot)?;
    let mut pip = python
        .command()
        .args(["-m", "pip", "download", "--require-hashes", "--requirement"])
        .arg(&requirements_file)
        .arg("--dest")
        .arg(staging.downloads())
        .args(["--no-deps", "--no-cache-dir", "--only-binary=:all:"])
        .args(PIP_PLATFORM)
        .args(["--progress-bar", "off", "--no-input", "--disable-pip-version-check"])
        .current_dir(staging.path())
        .env("TMPDIR", staging.temporary())
        .stdout(log.try_clone().map_err(cannot)?)
        .stderr(log)
        .spawn()
        .map_err(cannot)?;

    // pip's own bar looks different in every version and needs a terminal. The sizes of the files tell the same
    // everywhere.
    let mut progress = Progress::new(total_bytes(wheels));
    let status = loop {
        progress.show(bytes_in(&staging.temporary()) + bytes_in(&staging.downloads()));
        match pip.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(200)),
            Ok(Some(status)) => break status,
            Err(error) => return Err(cannot(error)),
        }
    };
    progress.end();
    if status.success() {
        return Ok(());
    }
    let log = fs::read(&log_file).unwrap_or_default();
    Err(format!(
        "pip could not download {}; it said\n\n{}\n\nIf the network or the package index was at fault, try again; \
         pip's own settings, such as a mirror or a proxy, are used.",
        wheels.iter().map(|wheel| wheel.requirement).collect::<Vec<_>>().join(", "),
        last_lines(&String::from_utf8_lossy(&log), 12)
    ))
}

/// Checks the wheels that were downloaded and unpacks the members to keep.
fn unpack(python: &Python, staging: &Staging, wheels: &[Wheel]) -> Result<(), String> {
    eprintln!("checking and unpacking");
    wheels.iter().try_for_each(|wheel| python.unpack(wheel, &staging.downloads(), &staging.made()))
}

/// The last `count` lines that are not blank, indented.
fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = &lines[lines.len().saturating_sub(count)..];
    last.iter().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// The size of all files below `folder`; files that come and go meanwhile are passed over.
fn bytes_in(folder: &Path) -> u64 {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => bytes_in(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}

/// Links an empty `libtorch.so` that needs `libtorch_cpu.so`, since the one in the wheel needs CUDA's libraries.
fn add_libtorch(compiler: &Compiler, lib: &Path) -> Result<(), String> {
    let output = compiler
        .command()
        .args(["-shared", "-o", "libtorch.so", "-L.", "-Wl,--no-as-needed", "-ltorch_cpu"])
        .args(["-Wl,-rpath,$ORIGIN", "-Wl,-soname,libtorch.so"])
        .current_dir(lib)
        .output()
        .map_err(|error| format!("cannot run the C++ compiler: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("the C++ compiler could not link libtorch.so; it said\n\n{}", last_lines(&said, 12)))
}

/// Makes `link` a second name of a library that lies beside it.
#[cfg(unix)]
pub(crate) fn link(library: &str, link: &Path) -> Result<(), String> {
    std::os::unix::fs::symlink(library, link).map_err(|error| format!("cannot link `{}`: {error}", link.display()))
}

/// On other systems nothing is fetched.
#[cfg(not(unix))]
pub(crate) fn link(_library: &str, _link: &Path) -> Result<(), String> {
    Err("libraries are fetched on Linux only".to_owned())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_last_lines_are_shown_without_blank_ones() {
        assert_eq!(last_lines("one\n\ntwo\n  \nthree\n", 2), "    two\n    three");
        assert_eq!(last_lines("one", 5), "    one");
        assert_eq!(last_lines("", 5), "");
    }

    #[test]
    fn bytes_are_counted_in_folders_below_too() {
        let scratch = Scratch::new("bytes");
        fs::create_dir_all(scratch.path().join("a/b")).unwrap();
        fs::write(scratch.path().join("a/b/c"), [0; 700]).unwrap();
        fs::write(scratch.path().join("d"), [0; 34]).unwrap();
        assert_eq!(bytes_in(scratch.path()), 734);
        assert_eq!(bytes_in(&scratch.path().join("nothing")), 0);
    }
}
