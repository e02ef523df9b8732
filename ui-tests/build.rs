//! Writes a module and a test for each twin under `fixed/`, for `tests/twins.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=fixed");
    let folder = env::current_dir().expect("a build script has a working directory").join("fixed");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets `OUT_DIR`"));
    fs::write(out.join("twins.rs"), modules(&folder)).expect("`OUT_DIR` can be written to");
}

/// The modules of all twins: a module for each kind of mistake, and in it one for each twin.
fn modules(folder: &Path) -> String {
    let mut kinds = BTreeMap::<String, Vec<(String, PathBuf)>>::new();
    for kind in entries(folder) {
        let mut twins: Vec<_> = entries(&kind).map(|twin| (stem(&twin), twin)).collect();
        twins.sort();
        kinds.insert(stem(&kind), twins);
    }
    let mut code = String::new();
    for (kind, twins) in kinds {
        writeln!(code, "mod r#{kind} {{").unwrap();
        for (name, path) in twins {
            let path = path.to_str().expect("cargo's own paths are text");
            // Included, as a private `main` can be called from within its module only.
            let test = "#[test]\n        fn compiles_and_runs() {\n            main();\n        }";
            writeln!(code, "    mod r#{name} {{\n        include!({path:?});\n\n        {test}\n    }}").unwrap();
        }
        writeln!(code, "}}").unwrap();
    }
    code
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("an entry of a folder can be read").path())
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("an entry has a name").to_str().expect("a twin's name is Rust's").to_owned()
}
