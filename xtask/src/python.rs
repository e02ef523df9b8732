//! Looking for Python with pip, and asking it to hash and unpack: Rust's standard library does neither.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

use crate::missing::{Missing, install};
use crate::wheels::{NEEDED_BYTES, NEEDED_GLIBC, NEEDED_PIP, Wheel};

const SCRIPT: &str = include_str!("unpack.py");
const WHY: &str = "libraries are fetched, checked and unpacked with it";

/// A Python that can fetch and unpack.
#[derive(Debug)]
pub(crate) struct Python {
    program: &'static str,
}

impl Python {
    /// Looks for a Python, and for the rest that a fetch into a subfolder of `folder` needs: pip, a C library that is
    /// new enough, and free space. `folder` must exist.
    pub(crate) fn find(folder: &Path) -> Result<Self, Vec<Missing>> {
        let mut failures = Vec::new();
        let mut first_missing = None;
        for program in ["python3", "python"] {
            let python = Self { program };
            match python.probe(folder).map(|probe| probe.missing(program, folder)) {
                Ok(missing) if missing.is_empty() => return Ok(python),
                Ok(missing) => first_missing = first_missing.or(Some(missing)),
                Err(reason) => failures.push(format!("`{program}` {reason}")),
            }
        }
        Err(first_missing.unwrap_or_else(|| {
            vec![Missing {
                what: format!("Python 3 with pip ({})", failures.join(", ")),
                why: WHY.to_owned(),
                fixes: install("python3 python3-pip", "python3 python3-pip"),
            }]
        }))
    }

    /// A command that runs it.
    pub(crate) fn command(&self) -> Command {
        Command::new(self.program)
    }

    /// Checks size and hash of the wheel in `wheels`, then unpacks the members to keep into `target`.
    pub(crate) fn unpack(&self, wheel: &Wheel, wheels: &Path, target: &Path) -> Result<(), String> {
        let output = self
            .script()
            .current_dir(target)
            .arg("unpack")
            .arg(wheels.join(wheel.file))
            .arg(wheel.bytes.to_string())
            .arg(wheel.sha256)
            .arg(target)
            .args(wheel.members.iter().map(|(from, to)| format!("{from}={to}")))
            .output();
        match output {
            Ok(output) if output.status.success() => Ok(()),
            output => Err(format!("cannot unpack {}: {}", wheel.file, last_line(output))),
        }
    }

    fn script(&self) -> Command {
        let mut command = self.command();
        command.args(["-c", SCRIPT]);
        command
    }

    fn probe(&self, folder: &Path) -> Result<Probe, String> {
        match self.script().arg("probe").arg(folder).output() {
            Ok(output) if output.status.success() => Ok(Probe::read(&String::from_utf8_lossy(&output.stdout))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err("is not there".to_owned()),
            output => Err(format!("fails: {}", last_line(output))),
        }
    }
}

/// The last line that a failed program printed.
fn last_line(output: io::Result<Output>) -> String {
    match output {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it said nothing").to_owned()
        }
        Err(error) => error.to_string(),
    }
}

/// What the script found out about the machine.
#[derive(Debug, Default)]
struct Probe {
    no_pip: Option<String>,
    pip: Option<(u32, u32)>,
    free_bytes: Option<u64>,
    glibc: Option<(u32, u32)>,
}

impl Probe {
    fn read(text: &str) -> Self {
        let mut probe = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once(' ')) {
            match key {
                "no-pip" => probe.no_pip = Some(value.to_owned()),
                "pip" => probe.pip = version(value),
                "free" => probe.free_bytes = value.parse().ok(),
                "glibc" => probe.glibc = version(value),
                _ => {}
            }
        }
        probe
    }

    fn missing(&self, program: &str, folder: &Path) -> Vec<Missing> {
        let mut missing = Vec::new();
        if let Some(error) = &self.no_pip {
            missing.push(Missing {
                what: format!("pip for `{program}` ({error})"),
                why: WHY.to_owned(),
                fixes: install("python3-pip", "python3-pip"),
            });
        }
        if let Some((major, minor)) = self.pip.filter(|&found| found < NEEDED_PIP) {
            missing.push(Missing {
                what: format!(
                    "pip {}.{} or newer for `{program}` (this is {major}.{minor})",
                    NEEDED_PIP.0, NEEDED_PIP.1
                ),
                why: WHY.to_owned(),
                fixes: vec![("run", format!("{program} -m pip install --user --upgrade pip"))],
            });
        }
        if let Some(free) = self.free_bytes.filter(|&free| free < NEEDED_BYTES) {
            missing.push(Missing {
                what: format!(
                    "space in `{}`: {} MB are free, {} MB are needed",
                    folder.display(),
                    free / 1_000_000,
                    NEEDED_BYTES / 1_000_000
                ),
                why: "libraries are unpacked there; 0.5 GB of libtorch stay, and 0.9 GB of TensorFlow".to_owned(),
                fixes: vec![
                    ("either", "make room there".to_owned()),
                    ("or", "set TENSOR_INPUT_CACHE to a folder on another disk".to_owned()),
                ],
            });
        }
        if let Some((major, minor)) = self.glibc.filter(|&found| found < NEEDED_GLIBC) {
            missing.push(Missing {
                what: format!("glibc {}.{} (this is {major}.{minor})", NEEDED_GLIBC.0, NEEDED_GLIBC.1),
                why: "the libraries that are fetched were built for it".to_owned(),
                fixes: vec![
                    ("either", "use a newer system".to_owned()),
                    ("or", "set LIBTORCH and TENSORFLOW_DIR to your own builds".to_owned()),
                ],
            });
        }
        missing
    }
}

/// The first two numbers of `2.36` or `2.36.1`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().split('.').map(|part| part.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::missing::report;
    use crate::scratch::Scratch;
    use std::fs;

    /// Makes a small wheel, and prints its size and hash.
    const MAKE: &str = "
import hashlib, os, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as wheel:
    for name in ['torch/include/a/b.h', 'torch/lib/libc10.so', 'torch/lib/libtorch_cuda.so']:
        wheel.writestr(name, name)
print(os.path.getsize(sys.argv[1]), hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())
";

    #[test]
    fn a_wheel_is_checked_before_only_what_is_kept_is_unpacked() {
        let scratch = Scratch::new("unpack");
        let Ok(python) = Python::find(scratch.path()) else {
            eprintln!("skipped: these tests must pass with Rust alone, and this one needs Python with pip");
            return;
        };
        let output = python.command().args(["-c", MAKE]).arg(scratch.path().join("some.whl")).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let (bytes, sha256) = said.trim().split_once(' ').unwrap();
        let wheel = Wheel {
            requirement: "some==1",
            file: "some.whl",
            bytes: bytes.parse().unwrap(),
            sha256: sha256.to_owned().leak(),
            members: &[("torch/include/", "include/"), ("torch/lib/libc10.so", "lib/libc10.so")],
        };
        let target = scratch.path().join("out");
        fs::create_dir(&target).unwrap();
        let refused = |wheel: &Wheel| {
            let error = python.unpack(wheel, scratch.path(), &target).unwrap_err();
            assert_eq!(fs::read_dir(&target).unwrap().count(), 0, "nothing may be unpacked: {error}");
            error
        };
        let error = refused(&Wheel { bytes: wheel.bytes + 1, ..wheel });
        assert!(error.ends_with(&format!("some.whl has {bytes} bytes, expected {}", wheel.bytes + 1)), "{error}");
        let other = "0000000000000000000000000000000000000000000000000000000000000000";
        let error = refused(&Wheel { sha256: other, ..wheel });
        assert!(error.ends_with(&format!("has SHA-256 {sha256}, expected {other}")), "{error}");
        let error = refused(&Wheel { members: &[("torch/lib/libgone.so", "lib/libgone.so")], ..wheel });
        assert!(error.ends_with("some.whl lacks torch/lib/libgone.so"), "{error}");

        python.unpack(&wheel, scratch.path(), &target).unwrap();
        assert_eq!(fs::read_to_string(target.join("include/a/b.h")).unwrap(), "torch/include/a/b.h");
        assert_eq!(fs::read_to_string(target.join("lib/libc10.so")).unwrap(), "torch/lib/libc10.so");
        assert_eq!(fs::read_dir(target.join("lib")).unwrap().count(), 1, "CUDA's library is not kept");
    }

    #[test]
    fn a_good_machine_lacks_nothing() {
        let probe = Probe::read("python 3.11.7\npip 23.2.1\nfree 84000000000\nglibc 2.36\n");
        assert!(probe.missing("python3", Path::new("/cache")).is_empty());
    }

    #[test]
    fn a_poor_machine_hears_of_everything_it_lacks() {
        let probe = Probe::read("python 3.6.15\nno-pip No module named 'pip'\nfree 300000000\nglibc 2.17\n");
        let text = report(&probe.missing("python", Path::new("/cache")));
        for part in [
            "3 things are missing",
            "pip for `python` (No module named 'pip')",
            "apt-get install python3-pip",
            "space in `/cache`: 300 MB are free, 1200 MB are needed",
            "TENSOR_INPUT_CACHE",
            "glibc 2.28 (this is 2.17)",
        ] {
            assert!(text.contains(part), "`{part}` is not in:\n{text}");
        }
    }

    #[test]
    fn an_old_pip_is_told_from_none() {
        let text = report(&Probe::read("pip 18.1\n").missing("python3", Path::new("/cache")));
        assert!(text.contains("pip 20.3 or newer for `python3` (this is 18.1)"), "{text}");
    }

    #[test]
    fn a_machine_that_tells_nothing_is_given_the_benefit_of_the_doubt() {
        assert!(Probe::read("").missing("python3", Path::new("/cache")).is_empty());
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(version("2.9"), Some((2, 9)));
        assert_eq!(version("2.36.9000"), Some((2, 36)));
        assert!(version("2.9") < version("2.28"));
        assert_eq!(version("unknown"), None);
    }
}
