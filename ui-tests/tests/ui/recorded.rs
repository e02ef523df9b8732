//! Files in `docs` that are made from the cases.

use std::path::Path;
use std::{env, fs};

/// What is wrong with a file, if it does not hold this text; `TRYBUILD=overwrite` writes it anew instead.
pub(crate) fn check(name: &str, text: &str) -> Option<String> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace");
    let path = workspace.join(name);
    if fs::read_to_string(&path).is_ok_and(|found| found == text) {
        return None;
    }
    if env::var_os("TRYBUILD").is_some_and(|mode| mode == "overwrite") {
        fs::create_dir_all(path.parent().expect("it lies in a folder"))
            .expect("a folder can be made in the repository");
        fs::write(&path, text).expect("a file can be written in the repository");
        return None;
    }
    Some(format!("{name} is not what the cases say; `cargo xtask ui --bless` writes it anew"))
}
