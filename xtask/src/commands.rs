//! Where the workspace is, and the commands that are run in it.

use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::terminal::{Paint, colours};

/// The root of the workspace. Cargo names it when it runs this program. The path from compile time serves only as a
/// substitute: two clones may share one target folder, so this program may have been compiled in the other clone.
pub(crate) fn root() -> PathBuf {
    let folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&folder).parent().expect("xtask is a folder of the workspace").to_owned()
}

/// The folder that cargo builds the workspace in.
pub(crate) fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The host's target, as the nightly compiler names it; `None` if there is no nightly toolchain.
pub(crate) fn nightly_host() -> Option<String> {
    let output = nightly("rustc").arg("-vV").output();
    let said = output.ok().filter(|output| output.status.success()).map(|output| output.stdout).unwrap_or_default();
    host(&String::from_utf8_lossy(&said))
}

/// The host in the output of `rustc -vV`; `None` if the compiler is not a nightly.
fn host(version: &str) -> Option<String> {
    let field = |name| version.lines().find_map(|line| line.strip_prefix(name));
    let nightly = field("release: ").is_some_and(|release| release.contains("nightly") || release.contains("dev"));
    field("host: ").filter(|_| nightly).map(str::to_owned)
}

/// A tool of the nightly toolchain.
pub(crate) fn nightly(tool: &str) -> Command {
    let mut command = Command::new(tool);
    command
        .env("RUSTUP_TOOLCHAIN", "nightly")
        // Installing a toolchain is the user's decision.
        .env("RUSTUP_AUTO_INSTALL", "0")
        // These name the tools of the toolchain that runs this program.
        .env_remove("CARGO")
        .env_remove("RUSTC")
        .env_remove("RUSTDOC")
        .current_dir(root());
    command
}

/// The cargo that runs this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Prints a command and runs it.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let line = announce(command);
    succeeded(&line, command.status())
}

/// As [`run`], and calls `see` with each line that the command writes to standard error.
pub(crate) fn run_watched(command: &mut Command, see: impl FnMut(&[u8])) -> Result<(), String> {
    let line = announce(command);
    succeeded(&line, watch(command, see))
}

fn watch(command: &mut Command, mut see: impl FnMut(&[u8])) -> io::Result<ExitStatus> {
    let mut child = command.stderr(Stdio::piped()).spawn()?;
    let mut lines = BufReader::new(child.stderr.take().expect("standard error is piped"));
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        io::stderr().write_all(&line)?;
        see(&line);
        line.clear();
    }
    child.wait()
}

/// The output of a command, or its complaint if it fails.
pub(crate) fn said(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

/// Prints a command.
pub(crate) fn announce(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy();
    let words = command.get_args().map(|word| word.to_string_lossy());
    let line = [program].into_iter().chain(words).collect::<Vec<_>>().join(" ");
    eprintln!("{}", Paint::new(colours(&io::stderr())).dim(&format!("$ {line}")));
    line
}

pub(crate) fn succeeded(line: &str, outcome: io::Result<ExitStatus>) -> Result<(), String> {
    match outcome {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status})")),
        Err(error) => Err(format!("cannot run `{line}`: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_read_from_a_nightly_only() {
        let said = |release| format!("rustc {release}\nhost: x86_64-unknown-linux-gnu\nrelease: {release}\n");
        assert_eq!(host(&said("1.97.0-nightly")).as_deref(), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(host(&said("1.95.0")), None);
        assert_eq!(host(""), None);
    }

    #[test]
    fn what_a_command_complains_of_is_the_error() {
        assert_eq!(said(Command::new("sh").args(["-c", "echo 1"])).unwrap(), "1\n");
        assert_eq!(said(Command::new("sh").args(["-c", "echo no >&2; false"])).unwrap_err(), "no");
    }

    #[test]
    fn the_root_is_the_workspace() {
        assert!(root().join("Cargo.toml").is_file());
        assert!(root().join("xtask").is_dir());
    }
}
