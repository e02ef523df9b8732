//! What `bench data` measures against, besides what is linked with it: burn, in a package of its own, and Python's loaders.

use std::env;
use std::ffi::OsString;

use crate::commands::{cargo, root, run, target};
use crate::environments;

/// Installs Python's loaders, unless they are there. Returns the words that tell the benchmark about them.
pub(crate) fn python() -> Result<[OsString; 3], String> {
    let script = root().join("benches/python/peers.py");
    Ok(["--python".into(), environments::loaders()?.into(), script.into()])
}

/// Builds burn's loaders. Returns the words that tell the benchmark about them.
pub(crate) fn burn() -> Result<[OsString; 2], String> {
    let mut command = cargo(&["build", "--release", "--locked", "--manifest-path", "benches/burn/Cargo.toml"]);
    run(command.env("CARGO_TARGET_DIR", target()))?;
    let name = format!("tensor-benches-burn{}", env::consts::EXE_SUFFIX);
    Ok(["--burn".into(), target().join("release").join(name).into()])
}
