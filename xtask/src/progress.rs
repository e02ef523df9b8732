//! Signs of life from a command that fetches: its own bars on a terminal, and elsewhere a line every few seconds.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use crate::commands::{announce, succeeded};

const LONGEST_SILENCE: Duration = Duration::from_secs(5);

/// Prints a command and runs it. All that it prints goes to standard error, since ours may be read by a shell. If that is not a
/// terminal, where pip and uv draw bars, prints now and then how much lies in `folder`, into which the command fetches.
pub(crate) fn run_fetching(command: &mut Command, folder: &Path) -> Result<(), String> {
    let line = announce(command);
    succeeded(&line, watched(command, folder))
}

fn watched(command: &mut Command, folder: &Path) -> io::Result<ExitStatus> {
    let mut child = command.stdout(io::stderr()).spawn()?;
    let started = Instant::now();
    let mut next = LONGEST_SILENCE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if started.elapsed() >= next && !io::stderr().is_terminal() {
            eprintln!("  {:3} s, {} MB so far", started.elapsed().as_secs(), bytes_in(folder) / 1_000_000);
            next = started.elapsed() + LONGEST_SILENCE;
        }
        thread::sleep(Duration::from_millis(50));
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn bytes_are_counted_in_folders_below_too() {
        let scratch = Scratch::new("bytes");
        fs::create_dir_all(scratch.path().join("a/b")).unwrap();
        fs::write(scratch.path().join("a/b/c"), [0; 700]).unwrap();
        fs::write(scratch.path().join("d"), [0; 34]).unwrap();
        assert_eq!(bytes_in(scratch.path()), 734);
        assert_eq!(bytes_in(&scratch.path().join("nothing")), 0);
    }

    #[test]
    #[cfg(unix)]
    fn a_command_that_fails_is_an_error() {
        let scratch = Scratch::new("fetching");
        run_fetching(&mut Command::new("true"), scratch.path()).unwrap();
        assert!(run_fetching(&mut Command::new("false"), scratch.path()).unwrap_err().contains("`false` failed"));
    }
}
