//! Makes the packages that are published, checks what is in them, and builds a project that has nothing but them.

mod contents;
mod outside;
mod published;
mod release;

use std::fs;
use std::path::{Path, PathBuf};

use self::published::{Package, published};
use crate::commands::{cargo, root, run, target};
use crate::times::Times;

/// Makes and checks the packages, and tells where the time went. What a release needs besides is an error with `release`, and a
/// warning without.
pub(crate) fn check(release: bool) -> Result<(), String> {
    let root = root();
    let packages = published(&root)?;
    let lacking = release::lacking(&root)?;
    if release && !lacking.is_empty() {
        return Err(format!("this can't be released yet\n  {}", lacking.join("\n  ")));
    }
    let mut times = Times::default();
    let outcome = checked(&mut times, &root, &packages, release);
    times.tell();
    outcome?;
    for lack in lacking {
        eprintln!("warning: a release needs more: {lack}");
    }
    Ok(())
}

fn checked(times: &mut Times, root: &Path, packages: &[Package], release: bool) -> Result<(), String> {
    times.of("packages", || make(packages, release))?;
    let folder = target().join("unpacked");
    let unpacked = unpack(packages, &folder)?;
    let wrong: Vec<_> = unpacked.iter().flat_map(|(_, folder)| contents::wrong(root, folder)).collect();
    if !wrong.is_empty() {
        return Err(format!("the packages are not complete\n  {}", wrong.join("\n  ")));
    }
    times.of("a project that uses them", || outside::run(root, &unpacked))
}

/// Has cargo make the packages. A release is made of what is committed.
fn make(packages: &[Package], release: bool) -> Result<(), String> {
    // Cargo would build each package, and those that it depends on from copies of theirs. It keeps these copies between calls by
    // their versions alone, so that it would build against what they were before a change. The project builds all of them.
    let mut command = cargo(&["package", "--locked", "--no-verify"]);
    if !release {
        command.arg("--allow-dirty");
    }
    for package in packages {
        command.args(["--package", &package.name]);
    }
    run(&mut command)
}

/// Unpacks the packages into an empty folder, each into one of its own, and gives these folders with the packages.
fn unpack<'p>(packages: &'p [Package], folder: &Path) -> Result<Vec<(&'p Package, PathBuf)>, String> {
    let failed = |error| format!("cannot make an empty folder of `{}`: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)?;
    packages
        .iter()
        .map(|package| {
            let title = package.title();
            contents::unpack(&target().join("package").join(format!("{title}.crate")), folder)?;
            Ok((package, folder.join(title)))
        })
        .collect()
}
