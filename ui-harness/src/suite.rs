//! [`Suite`]: the programs of one package, and what it excepts from the rules.

use std::path::{Path, PathBuf};
use std::{env, panic};

use crate::case::{Case, unpaired};
use crate::exceptions::{Exceptions, Reasons};
use crate::{checker, texts, twin};

/// The programs of one package that must not compile, and their twins.
#[derive(Clone, Copy, Debug)]
pub struct Suite<'a> {
    /// The package's folder: `env!("CARGO_MANIFEST_DIR")`.
    pub package: &'a str,
    /// The folder in the package with the folders `cases` and `fixed`: one such as `tests/ui`, or the package itself: "".
    pub folder: &'a str,
    /// Programs in the package that must compile, as a pattern such as `pass/*.rs`.
    pub pass: Option<&'a str>,
    /// The twins that are compiled and run.
    pub twins: Twins<'a>,
    /// What the package excepts from the rules.
    pub exceptions: Exceptions<'a>,
    /// The texts that the package has for the compiler, each of which a case has to show.
    pub texts: Option<Texts<'a>>,
}

/// The twins that are compiled and run.
#[derive(Clone, Copy, Debug)]
pub enum Twins<'a> {
    /// Those that [`twins!`](crate::twins) makes modules of, by name.
    Listed(&'a [&'a str]),
    /// All in the folder `fixed`: a build script makes a module of each.
    All,
}

/// Texts in the form `#[diagnostic::on_unimplemented(message = "…")]`.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The folder with the sources that have them, from the package.
    pub sources: &'a str,
    /// Texts that no case shows, and the reasons.
    pub not_shown: Reasons<'a>,
}

impl Suite<'_> {
    /// Compiles all cases, and holds them and their twins to the rules.
    ///
    /// A run with a sanitizer is skipped, and says so: it needs the nightly compiler, whose words are others.
    ///
    /// # Panics
    ///
    /// If a rule is broken. The panic tells everything that was found.
    pub fn check(&self) {
        self.check_and(|_| Vec::new());
    }

    /// Like [`check`](Self::check), with rules of the package's own: `more` returns what it finds to be wrong.
    ///
    /// # Panics
    ///
    /// If a rule is broken, or `more` has found something.
    pub fn check_and(&self, more: impl FnOnce(&[Case]) -> Vec<String>) {
        if env::var("RUSTFLAGS").is_ok_and(|flags| flags.contains("sanitizer")) {
            println!("skipped: a sanitizer needs the nightly compiler, which has words of its own");
            return;
        }
        let as_recorded = panic::catch_unwind(|| self.compile());
        // This comes after the compiler has run, since it may just have written the messages.
        let cases = self.cases();
        let mut wrong = self.findings(&cases);
        wrong.extend(more(&cases));
        if as_recorded.is_err() {
            wrong.push("some programs did not do what is recorded of them; the compiler's words are above".to_owned());
        }
        assert!(wrong.is_empty(), "{} findings:\n  {}\n", wrong.len(), wrong.join("\n  "));
    }

    /// All cases, by name.
    #[must_use]
    pub fn cases(&self) -> Vec<Case> {
        Case::all(&self.root(), self.folder)
    }

    /// Compiles all programs. Panics if a message is missing or has changed.
    fn compile(&self) {
        let tests = trybuild::TestCases::new();
        for case in self.cases() {
            tests.compile_fail(case.path);
        }
        if let Some(pass) = self.pass {
            tests.pass(pass);
        }
    }

    /// What is wrong with the cases, their messages and their twins.
    fn findings(&self, cases: &[Case]) -> Vec<String> {
        let mut wrong = unpaired(&self.root(), self.folder);
        if cases.is_empty() {
            wrong.push(format!("there is no case in {}", self.root().join("cases").display()));
        }
        wrong.extend(cases.iter().flat_map(|case| checker::check(case, &self.exceptions)));
        wrong.extend(checker::stale_exceptions(cases, &self.exceptions));
        wrong.extend(cases.iter().flat_map(|case| twin::check(case, self.folder, &self.exceptions)));
        wrong.extend(twin::stale_exceptions(cases, &self.exceptions));
        if let Twins::Listed(listed) = self.twins {
            wrong.extend(twin::unlisted(cases, self.folder, listed));
        }
        if let Some(texts) = &self.texts {
            wrong.extend(texts::check(cases, &Path::new(self.package).join(texts.sources), texts.not_shown));
        }
        wrong
    }

    /// The folder with the folders `cases` and `fixed`.
    fn root(&self) -> PathBuf {
        Path::new(self.package).join(self.folder)
    }
}

/// Makes each twin a module with a test that runs it, and `TWINS` the list of their names.
///
/// A package has this in the file of its UI tests, with the folder of the twins, and the twins by name or, if there are kinds of
/// mistakes, by kind and name:
///
/// ```text
/// tensor_ui_harness::twins!("tests/ui/fixed": missing_dtype, shared_field);
/// tensor_ui_harness::twins!("tests/ui/fixed": attribute { unknown_key, doubled_key } field_type { text });
/// ```
#[macro_export]
macro_rules! twins {
    ($folder:literal: $($name:ident),* $(,)?) => {
        /// The names of the twins.
        const TWINS: &[&str] = &[$(stringify!($name)),*];

        $($crate::twin!($name, "/", $folder, "/", stringify!($name), ".rs");)*
    };
    ($folder:literal: $($kind:ident { $($name:ident),* $(,)? })*) => {
        /// The kinds and names of the twins.
        const TWINS: &[&str] = &[$($(concat!(stringify!($kind), "/", stringify!($name))),*),*];

        $(mod $kind {
            $($crate::twin!($name, "/", $folder, "/", stringify!($kind), "/", stringify!($name), ".rs");)*
        })*
    };
}

/// A twin as a module. The file is included, since its private `main` can be called only from within its module.
#[doc(hidden)]
#[macro_export]
macro_rules! twin {
    ($name:ident, $($path:expr),*) => {
        mod $name {
            include!(concat!(env!("CARGO_MANIFEST_DIR"), $($path),*));

            #[test]
            fn compiles_and_runs() {
                main();
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn each_rule_is_asked() {
        let folder = env::temp_dir().join(format!("tensor-ui-harness-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        };
        let exceptions = Exceptions {
            several_errors: &[("gone", "")],
            long_errors: &[("ui", "")],
            many_changes: &[("gone", "")],
            ..Exceptions::default()
        };
        let suite = Suite {
            package: folder.to_str().expect("the path is text"),
            folder: "",
            pass: None,
            twins: Twins::Listed(&["gone"]),
            exceptions,
            texts: Some(Texts { sources: "src", not_shown: &[] }),
        };
        write("cases/ui.rs", "fn f() {\n    g(); //~ wrong\n}\n\nfn main() {}\n");
        write("cases/ui.stderr", "error: right\n --> cases/ui.rs:2:5\n  |\n2 |     g();\n  |     ^\n");
        write("fixed/ui.rs", "fn f() {\n    g();\n}\n\nfn main() {\n    f();\n}\n");
        write("fixed/other.rs", "fn main() {}\n");
        write("src/lib.rs", "#[diagnostic::on_unimplemented(\n    message = \"too small\",\n)]\n");
        let found = suite.findings(&suite.cases());
        fs::remove_dir_all(&folder).expect("the folder can be removed");
        let expected = [
            "fixed/other.rs has no case cases/other.rs",
            "cases/ui.rs: line 2 does not expect: right",
            "`several_errors` lists gone, which is no case",
            "`long_errors` lists ui, whose errors are not long",
            "fixed/ui.rs: is the case, unchanged",
            "`many_changes` lists gone, which is no case",
            "no test runs fixed/ui.rs",
            "`twins!` lists gone, which is no twin of a case",
            "no case shows the text `too small`",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_folder_without_cases_is_wrong() {
        let suite = Suite {
            package: env!("CARGO_MANIFEST_DIR"),
            folder: "src",
            pass: None,
            twins: Twins::All,
            exceptions: Exceptions::default(),
            texts: None,
        };
        let found = suite.findings(&suite.cases());
        assert!(matches!(&found[..], [one] if one.starts_with("there is no case in ")), "{found:?}");
    }
}
