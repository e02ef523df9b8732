//! The guide is read in two places: as documentation of the crates, and as files. Its links lead somewhere in both, and the
//! programs that its doctests only compile are run by a test.
//!
//! A page ends with the places of its links as files. The module that shows it, in `src/guide.rs` of its crate, begins with their
//! places in the documentation: of two definitions of a link, Markdown takes the first.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The crates that have pages.
const CRATES: [&str; 2] = ["tensor-core", "backends/tch"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A page of the guide.
struct Page {
    name: String,
    folder: PathBuf,
    text: String,
    /// The links that the module defines which shows it, as (name, place).
    documented: Vec<(String, String)>,
}

/// The definitions of links in some lines, as (name, place).
fn definitions<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<(String, String)> {
    let definitions = lines.filter_map(|line| line.strip_prefix('[')?.split_once("]: "));
    definitions.map(|(name, place)| (name.to_owned(), place.to_owned())).collect()
}

/// All pages, each of which has to be shown by a module.
fn pages() -> Vec<Page> {
    let mut pages = Vec::new();
    for package in CRATES {
        let package = root().join(package);
        let modules = read(&package.join("src/guide.rs"));
        let mut names: BTreeSet<String> = BTreeSet::new();
        for entry in fs::read_dir(package.join("guide")).expect("the pages are in a folder") {
            names.insert(entry.expect("an entry can be read").file_name().into_string().expect("names are text"));
        }
        let mut before = modules.as_str();
        while let Some((module, rest)) = before.split_once("#![doc = include_str!(\"../guide/") {
            let (name, rest) = rest.split_once("\")]").expect("the attribute ends");
            assert!(names.remove(name), "guide/{name} is shown once, and there");
            let lines = module.lines().filter_map(|line| line.trim_start().strip_prefix("//! "));
            let folder = package.join("guide");
            let text = read(&folder.join(name));
            pages.push(Page { name: name.to_owned(), folder, text, documented: definitions(lines) });
            before = rest;
        }
        assert!(names.is_empty(), "no module of {} shows {names:?}", package.display());
    }
    assert!(pages.len() >= 8, "the pages are where they are looked for");
    pages
}

/// The text without blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

#[test]
fn each_link_leads_somewhere_in_the_files_and_in_the_documentation() {
    for Page { name, folder, text, documented } in pages() {
        let prose = prose(&text);
        for inline in prose.split("](").skip(1) {
            assert!(inline.starts_with("https://"), "{name}: a link in the text has one place only: ]({inline:.40}");
        }
        let files = definitions(prose.lines());
        for used in prose.split("][").skip(1) {
            let (link, _) = used.split_once(']').expect("the link ends");
            assert!(files.iter().any(|(name, _)| name == link), "{name}: the link `{link}` has no place");
        }
        for (link, place) in &files {
            assert!(folder.join(place).exists(), "{name}: `{link}` leads to `{place}`, where nothing is");
            let is_used = prose.contains(&format!("[{link}]")) && prose.matches(&format!("[{link}]")).count() > 1;
            assert!(is_used, "{name}: the link `{link}` is not used");
        }
        let names = |links: &[(String, String)]| links.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
        assert_eq!(names(&files), names(&documented), "{name}: the links as files, and those in the documentation");
    }
}

#[test]
fn links_to_other_crates_name_crates_of_the_workspace() {
    let manifest = read(&root().join("Cargo.toml"));
    for Page { name, documented, .. } in pages() {
        for (_, place) in documented {
            let Some(rest) = place.strip_prefix("https://docs.rs/") else { continue };
            let package = rest.split('/').next().unwrap_or_default();
            assert!(manifest.contains(&format!("\n{package} = {{ path")), "{name}: there is no crate `{package}`");
        }
    }
}

#[test]
fn each_program_that_is_only_compiled_is_run_by_a_test_of_its_crate() {
    let folder = root().join("backends/tch/tests/guide");
    let page = read(&root().join("backends/tch/guide/training.md"));
    let mut shown: Vec<&str> = page.split("```rust,no_run\n").skip(1).collect();
    for program in &mut shown {
        *program = program.split_once("```").expect("the block ends").0;
    }
    for entry in fs::read_dir(&folder).expect("the programs are in a folder") {
        let path = entry.expect("an entry can be read").path();
        if path.ends_with("main.rs") {
            continue;
        }
        let text = read(&path);
        let start = text.find("use ndarray").expect("a program begins with its imports");
        let end = text.find("\n#[test]").expect("a test runs it");
        let found = shown.iter().position(|program| *program == &text[start..end]);
        shown.remove(found.unwrap_or_else(|| panic!("the page does not show {} to the letter", path.display())));
    }
    assert!(shown.is_empty(), "no test runs\n{}", shown.join("\n"));
}

/// A block that nobody compiles is an exception with a reason.
#[test]
fn one_program_is_not_compiled() {
    let ignored: Vec<_> =
        pages().into_iter().flat_map(|page| vec![page.name; page.text.matches(",ignore").count()]).collect();
    assert_eq!(ignored, ["ci.md"], "trybuild's, which needs files beside it");
}
