//! [`Times`]: tells where the time of a command went.

use std::env;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::commands::{run, run_watched};
use crate::terminal::colours;

/// A test file that ran for this long gets a line of its own.
const LONG: Duration = Duration::from_secs(10);

/// The variable that names a file which the times are added to. `.ci/run` sets it, to print them last.
const FILE: &str = "XTASK_TIMES";

/// How long each part of a command took.
#[derive(Debug, Default)]
pub(crate) struct Times {
    parts: Vec<(String, Duration)>,
}

impl Times {
    /// Does `work`, which counts as one part.
    pub(crate) fn of<T>(&mut self, part: &str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.parts.push((part.to_owned(), start.elapsed()));
        result
    }

    /// Runs `cargo test`. The build is one part, each test file that takes long another, and all others together the last.
    pub(crate) fn cargo_test(&mut self, command: &mut Command) -> Result<(), String> {
        if let Some(mut build) = without_tests(command) {
            self.of("build", || run(&mut build))?;
        }
        if colours(&io::stderr()) && env::var_os("CARGO_TERM_COLOR").is_none() {
            // Cargo's standard error is a pipe, which it would not colour.
            command.env("CARGO_TERM_COLOR", "always");
        }
        let mut files = Files { start: Instant::now(), parts: Vec::new() };
        let outcome = run_watched(command, |line| files.see(&String::from_utf8_lossy(line)));
        let (long, others) = files.end();
        self.parts.extend(long);
        self.parts.push(("the other tests".to_owned(), others));
        outcome
    }

    /// Prints the times.
    pub(crate) fn tell(&self) {
        let mut text = String::new();
        for (part, time) in &self.parts {
            writeln!(text, "    {:>6.1} s  {part}", time.as_secs_f64()).expect("a string takes all text");
        }
        eprint!("\nwhere the time went:\n{text}");
        if let Some(file) = env::var_os(FILE) {
            let added = OpenOptions::new().append(true).create(true).open(&file);
            if let Err(error) = added.and_then(|mut file| file.write_all(text.as_bytes())) {
                eprintln!("cannot write to {FILE}, `{}`: {error}", file.display());
            }
        }
    }
}

/// The command that builds what a `cargo test` runs, or nothing if it can't be told to run nothing.
fn without_tests(command: &Command) -> Option<Command> {
    let words: Vec<_> = command.get_args().take_while(|word| *word != "--").collect();
    if ["--doc", "--no-run", "--help", "-h"].iter().any(|other| words.iter().any(|word| word == other)) {
        return None;
    }
    let mut build = Command::new(command.get_program());
    build.args(words).arg("--no-run");
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => build.env(name, value),
            None => build.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        build.current_dir(folder);
    }
    Some(build)
}

/// The test files that have run, from what cargo writes to standard error.
struct Files {
    /// When the last of them began.
    start: Instant,
    parts: Vec<(String, Duration)>,
}

impl Files {
    /// Takes a line that cargo wrote.
    fn see(&mut self, line: &str) {
        if let Some(next) = started(&without_colours(line)) {
            self.stop();
            self.parts.push((next, Duration::ZERO));
        }
    }

    /// The last file has ended.
    fn stop(&mut self) {
        if let Some((_, time)) = self.parts.last_mut() {
            *time = self.start.elapsed();
        }
        self.start = Instant::now();
    }

    /// The files that took long, and the time of all others.
    fn end(mut self) -> (Vec<(String, Duration)>, Duration) {
        self.stop();
        let (long, others): (Vec<_>, Vec<_>) = self.parts.into_iter().partition(|(_, time)| *time >= LONG);
        (long, others.into_iter().map(|(_, time)| time).sum())
    }
}

/// The test file that cargo has just started: `Running tests/host.rs (target/debug/deps/host-0123)`.
fn started(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(krate) = line.strip_prefix("Doc-tests ") {
        return Some(format!("doctests of {krate}"));
    }
    let (file, binary) = line.strip_prefix("Running ")?.strip_suffix(')')?.split_once(" (")?;
    let file = file.strip_prefix("unittests ").unwrap_or(file);
    Some(in_workspace(file, Path::new(binary)).unwrap_or_else(|| file.to_owned()))
}

/// The path of a test file in the workspace. Cargo prints the path in the package, which several packages have; the
/// compiler listed all files beside the binary.
fn in_workspace(file: &str, binary: &Path) -> Option<String> {
    let sources = fs::read_to_string(binary.with_extension("d")).ok()?;
    sources.split_whitespace().find(|path| Path::new(path).ends_with(file)).map(str::to_owned)
}

/// The text without the sequences that colour it.
fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\x1b') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_of_a_test_file_is_seen() {
        let line = "\x1b[1m\x1b[92m     Running\x1b[0m tests/host.rs (target/debug/deps/host-0123)\n";
        assert_eq!(started(&without_colours(line)).unwrap(), "tests/host.rs");
        let line = "     Running unittests src/lib.rs (target/debug/deps/tensor_core-0123)\n";
        assert_eq!(started(line).unwrap(), "src/lib.rs");
        assert_eq!(started("   Doc-tests tensor_core\n").unwrap(), "doctests of tensor_core");
        for other in ["   Compiling tensor-core v0.1.0\n", "Running\n", "thread 'main' panicked at src/lib.rs:1:1:\n"] {
            assert_eq!(started(other), None, "{other}");
        }
    }

    #[test]
    fn files_that_ran_for_long_are_told_apart() {
        let second = Duration::from_secs(1);
        let parts = vec![("a".to_owned(), second), ("b".to_owned(), LONG), ("c".to_owned(), Duration::ZERO)];
        let (long, others) = Files { start: Instant::now(), parts }.end();
        assert_eq!(long, [("b".to_owned(), LONG)]);
        assert!(others >= second && others < LONG, "{others:?}");
    }

    #[test]
    fn the_build_runs_no_tests() {
        let mut command = Command::new("cargo");
        command
            .args(["test", "--workspace", "--", "--exact"])
            .env("NAME", "value")
            .env_remove("OTHER")
            .current_dir("/");
        let build = without_tests(&command).unwrap();
        assert_eq!(build.get_args().collect::<Vec<_>>(), ["test", "--workspace", "--no-run"]);
        assert!(build.get_envs().eq(command.get_envs()));
        assert_eq!(build.get_current_dir(), command.get_current_dir());
        assert!(without_tests(command.arg("--doc")).is_some(), "after `--`, it is not for cargo");
        assert!(without_tests(Command::new("cargo").args(["test", "--doc"])).is_none());
    }
}
