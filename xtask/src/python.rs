//! Looking for a Python with pip, which fetches uv, and asking it what the machine offers and how pip is set up.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::cache::{Cache, create};
use crate::commands::said;
use crate::missing::{Missing, install};

const SCRIPT: &str = include_str!("python.py");
const WHY: &str = "libraries and packages are fetched with it";

/// The oldest glibc on which the wheels run (`manylinux_2_28`).
const NEEDED_GLIBC: (u32, u32) = (2, 28);

/// A Python, and what it told about itself and the machine.
#[derive(Debug, Default)]
pub(crate) struct Python {
    /// The path of the interpreter.
    pub(crate) program: String,
    /// A name that differs if compiled packages differ, such as `cpython-311`.
    pub(crate) tag: String,
    version: Option<(u32, u32)>,
    no_pip: Option<String>,
    free_bytes: Option<u64>,
    glibc: Option<(u32, u32)>,
}

impl Python {
    /// Looks for a Python, with pip if there is one, and creates the folder of the cache.
    pub(crate) fn find(cache: &Cache) -> Result<Self, Vec<Missing>> {
        let mut failures = Vec::new();
        let mut without_pip = None;
        for program in ["python3", "python"] {
            match Self::probe(program, cache) {
                Ok(python) if python.no_pip.is_none() => return Ok(python),
                Ok(python) => without_pip = without_pip.or(Some(python)),
                Err(reason) => failures.push(format!("`{program}` {reason}")),
            }
        }
        without_pip.ok_or_else(|| {
            vec![Missing {
                what: format!("Python 3 with pip ({})", failures.join(", ")),
                why: WHY.to_owned(),
                fixes: install("python3 python3-pip", "python3 python3-pip"),
            }]
        })
    }

    /// The version as `3.11`.
    pub(crate) fn version(&self) -> String {
        self.version.map_or_else(String::new, |(major, minor)| format!("{major}.{minor}"))
    }

    /// The variables that tell pip's settings, such as a mirror or a proxy, to uv, which does not read them.
    pub(crate) fn settings(&self) -> Vec<(String, OsString)> {
        // Without pip there are no settings.
        let text = said(script(&self.program).arg("settings")).unwrap_or_default();
        pairs(&text).map(|(name, value)| (name.to_owned(), value.into())).collect()
    }

    fn probe(program: &str, cache: &Cache) -> Result<Self, String> {
        create(&cache.folder)?;
        match script(program).arg("probe").arg(&cache.folder).stdin(Stdio::null()).output() {
            Ok(output) if output.status.success() => Ok(Self::read(&String::from_utf8_lossy(&output.stdout))),
            Ok(output) => {
                let text = String::from_utf8_lossy(&output.stderr);
                let last = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
                Err(format!("fails: {last}"))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err("is not there".to_owned()),
            Err(error) => Err(format!("fails: {error}")),
        }
    }

    fn read(text: &str) -> Self {
        let mut python = Self::default();
        for (key, value) in pairs(text) {
            match key {
                "program" => value.clone_into(&mut python.program),
                "tag" => value.clone_into(&mut python.tag),
                "version" => python.version = version(value),
                "no-pip" => python.no_pip = Some(value.to_owned()),
                "free" => python.free_bytes = value.parse().ok(),
                "glibc" => python.glibc = version(value),
                _ => {}
            }
        }
        python
    }

    /// What the machine lacks to fetch `bytes` into `folder`, for a Python from `oldest` on. pip is not needed where uv is.
    pub(crate) fn missing(&self, folder: &Path, has_uv: bool, bytes: u64, oldest: (u32, u32)) -> Vec<Missing> {
        let mut missing = Vec::new();
        if let Some((major, minor)) = self.version.filter(|&found| found < oldest) {
            missing.push(Missing {
                what: format!("Python {}.{} or newer (this is {major}.{minor})", oldest.0, oldest.1),
                why: "the packages that are fetched do not run on an older one".to_owned(),
                fixes: vec![
                    ("either", "use a newer system".to_owned()),
                    ("or", "put a newer `python3` first on PATH".to_owned()),
                ],
            });
        }
        if let Some(error) = self.no_pip.as_ref().filter(|_| !has_uv) {
            missing.push(Missing {
                what: format!("pip for `{}` ({error})", self.program),
                why: WHY.to_owned(),
                fixes: install("python3-pip", "python3-pip"),
            });
        }
        if let Some(free) = self.free_bytes.filter(|&free| free < bytes) {
            missing.push(Missing {
                what: format!(
                    "space in `{}`: {} MB are free, {} MB are needed",
                    folder.display(),
                    free / 1_000_000,
                    bytes / 1_000_000
                ),
                why: "libraries and packages are unpacked there".to_owned(),
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

fn script(program: &str) -> Command {
    let mut command = Command::new(program);
    command.args(["-c", SCRIPT]);
    command
}

/// The `key value` pairs of what the script printed.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once(' '))
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

    const GOOD: &str = "program /bin/python3\nversion 3.11\ntag cpython-311\nfree 84000000000\nglibc 2.36\n";
    const POOR: &str = "program /bin/python\nversion 3.6\nno-pip No module named 'pip'\nfree 300000000\nglibc 2.17\n";

    fn missing(probed: &str, has_uv: bool) -> Vec<Missing> {
        Python::read(probed).missing(Path::new("/cache"), has_uv, 1_200_000_000, (3, 8))
    }

    #[test]
    fn a_good_machine_lacks_nothing() {
        let python = Python::read(GOOD);
        assert_eq!((python.program.as_str(), python.tag.as_str()), ("/bin/python3", "cpython-311"));
        assert!(missing(GOOD, false).is_empty());
    }

    #[test]
    fn a_poor_machine_hears_of_everything_it_lacks() {
        let text = report(&missing(POOR, false));
        for part in [
            "4 things are missing",
            "Python 3.8 or newer (this is 3.6)",
            "pip for `/bin/python` (No module named 'pip')",
            "apt-get install python3-pip",
            "space in `/cache`: 300 MB are free, 1200 MB are needed",
            "TENSOR_INPUT_CACHE",
            "glibc 2.28 (this is 2.17)",
        ] {
            assert!(text.contains(part), "`{part}` is not in:\n{text}");
        }
    }

    #[test]
    fn pip_is_needed_only_until_uv_is_there() {
        assert!(report(&missing(POOR, true)).starts_with("3 things are missing"));
    }

    #[test]
    fn a_machine_that_tells_nothing_is_given_the_benefit_of_the_doubt() {
        assert!(missing("", false).is_empty());
    }

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(version("2.9"), Some((2, 9)));
        assert_eq!(version("2.36.9000"), Some((2, 36)));
        assert!(version("2.9") < version("2.28"));
        assert_eq!(version("unknown"), None);
    }

    #[test]
    fn uv_is_told_of_the_settings_of_pip() {
        let scratch = Scratch::new("settings");
        let python = match Python::find(&Cache { folder: scratch.path().to_owned() }) {
            Ok(python) if python.no_pip.is_none() => python,
            _ => {
                eprintln!("skipped: these tests must pass with Rust alone, and this one needs Python with pip");
                return;
            }
        };
        let file = scratch.path().join("pip.conf");
        fs::write(
            &file,
            "[global]\nindex-url = https://a/simple\nextra-index-url =\n  https://b/simple\n  https://c/simple\n\
             trusted-host = a\nfind-links = /nowhere/at/all\n[install]\nindex-url = https://d/simple\n",
        )
        .unwrap();
        let told = |no_index| {
            let mut command = script(&python.program);
            command
                .arg("settings")
                .env("PIP_CONFIG_FILE", &file)
                .env("PIP_TIMEOUT", "77")
                .env("PIP_NO_INDEX", no_index);
            for name in ["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_TRUSTED_HOST", "PIP_FIND_LINKS"] {
                command.env_remove(name);
            }
            said(&mut command).unwrap()
        };
        let text = told("0");
        for line in [
            "UV_INDEX_URL https://d/simple",
            "UV_EXTRA_INDEX_URL https://b/simple https://c/simple",
            "UV_INSECURE_HOST a",
            "UV_HTTP_TIMEOUT 77",
        ] {
            assert!(text.lines().any(|told| told == line), "`{line}` is not in:\n{text}");
        }
        assert!(!text.contains("UV_FIND_LINKS"), "uv refuses a folder that is not there:\n{text}");
        let text = told("1");
        assert!(text.contains("UV_INDEX_URL file:///nowhere\n") && !text.contains("https://"), "{text}");
    }
}
