//! Looking for a C++ compiler: torch-sys and tensor-tch compile some C++, and libtorch needs one small link.

use std::env;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::commands::said;
use crate::missing::{Missing, install};

/// A C++ compiler that works.
#[derive(Debug)]
pub(crate) struct Compiler {
    words: Vec<String>,
}

impl Compiler {
    /// The compiler in `$CXX`. If that is not set, the first of `c++`, `g++` and `clang++` that works.
    pub(crate) fn find() -> Result<Self, Missing> {
        // cl.exe is found by the `cc` crate through the registry, not through PATH.
        if cfg!(target_env = "msvc") {
            return Ok(Self { words: vec!["cl.exe".to_owned()] });
        }
        let candidates = candidates(env::var("CXX").ok().as_deref());
        let mut failures = Vec::new();
        for words in candidates {
            match try_out(&words) {
                Ok(()) => return Ok(Self { words }),
                Err(reason) => failures.push(format!("`{}` {reason}", words.join(" "))),
            }
        }
        Err(Missing {
            what: format!("a C++17 compiler ({})", failures.join(", ")),
            why: "the PyTorch backend compiles C++ against libtorch's headers".to_owned(),
            fixes: install("g++", "gcc-c++"),
        })
    }

    /// Links a shared library in `folder`, as `words` say.
    pub(crate) fn link(&self, library: &str, words: &[&str], folder: &Path) -> Result<(), String> {
        let mut command = Command::new(&self.words[0]);
        command.args(&self.words[1..]).args(["-shared", "-o", library]).args(words).current_dir(folder);
        said(&mut command)
            .map(drop)
            .map_err(|text| format!("the C++ compiler could not link {library}; it said\n\n{text}"))
    }

    /// The value that `CXX` must have for builds, if they would not find this compiler by themselves: the `cc` crate
    /// tries only `c++`.
    pub(crate) fn to_announce(&self) -> Option<&str> {
        match self.words.as_slice() {
            [name] if name == "g++" || name == "clang++" => Some(name),
            _ => None,
        }
    }
}

/// The commands to try, each as a list of words, since `CXX` may be `ccache g++`.
fn candidates(cxx: Option<&str>) -> Vec<Vec<String>> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    match cxx.map(words) {
        // The builds use `CXX` too, so no other compiler may take its place.
        Some(named) if !named.is_empty() => vec![named],
        _ => ["c++", "g++", "clang++"].map(words).into(),
    }
}

/// Compiles a line that needs the headers of the standard library, since a compiler may be installed without them.
fn try_out(words: &[String]) -> Result<(), String> {
    let child = Command::new(&words[0])
        .args(&words[1..])
        .args(["-std=c++17", "-fsyntax-only", "-x", "c++", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else { return Err("is not there".to_owned()) };
    if let Some(mut stdin) = child.stdin.take() {
        // A compiler that ended before reading says why below.
        let _ = stdin.write_all(b"#include <optional>\nstd::optional<int> answer;\n");
    }
    let output = child.wait_with_output().map_err(|error| format!("cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "fails: {}",
        said.lines().find(|line| line.contains("error")).or(said.lines().next()).unwrap_or("silently")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_compiler_is_the_only_candidate() {
        assert_eq!(candidates(Some("ccache g++")), [["ccache", "g++"]]);
    }

    #[test]
    fn without_a_name_the_usual_ones_are_tried_in_order() {
        for cxx in [None, Some(""), Some(" ")] {
            assert_eq!(candidates(cxx), [["c++"], ["g++"], ["clang++"]]);
        }
    }

    #[test]
    fn only_a_stand_in_for_the_default_compiler_is_announced() {
        let announced = |words: &[&str]| {
            let words = words.iter().map(ToString::to_string).collect();
            Compiler { words }.to_announce().map(str::to_owned)
        };
        assert_eq!(announced(&["c++"]), None);
        assert_eq!(announced(&["ccache", "g++"]), None);
        assert_eq!(announced(&["clang++"]).as_deref(), Some("clang++"));
    }

    #[test]
    fn a_program_that_is_not_there_is_told_from_one_that_fails() {
        let words = |name: &str| vec![name.to_owned()];
        assert_eq!(try_out(&words("no-such-compiler-anywhere")).unwrap_err(), "is not there");
        #[cfg(unix)]
        assert_eq!(try_out(&words("false")).unwrap_err(), "fails: silently");
    }
}
