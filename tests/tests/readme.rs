//! The README is short, shows programs that are compiled and run, quotes the compiler to the letter, and links to what there is.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The blocks of Rust, in order.
fn programs(page: &str) -> Vec<&str> {
    let blocks = page.split("```rust").skip(1).map(|rest| rest.split_once('\n').expect("the line ends").1);
    blocks.map(|rest| rest.split_once("```\n").expect("the block ends").0).collect()
}

/// What stands in a file from `start` on, to before `end`.
fn part<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let start = text.find(start).unwrap_or_else(|| panic!("`{start}` is there"));
    let len = text[start..].find(end).unwrap_or_else(|| panic!("`{end}` comes after it"));
    &text[start..start + len]
}

/// A message without the comments by which a case states what it expects.
fn without_expectations(message: &str) -> String {
    message.lines().map(|line| line.split(" //~").next().unwrap_or(line).to_owned() + "\n").collect()
}

#[test]
fn the_readme_is_short() {
    let readme = read("README.md");
    let lines = readme.lines().count();
    assert!(lines <= 120, "the README has {lines} lines, more than 120: move something to the guide");
    for line in readme.lines().filter(|line| !line.starts_with('|')) {
        let length = line.chars().count();
        assert!(length <= 140, "a line of the README has {length} characters, more than 140: {line}");
    }
}

#[test]
fn the_readme_shows_two_examples_to_the_letter() {
    let readme = read("README.md");
    let [first, second] = programs(&readme)[..] else { panic!("the README shows two programs, each held to a file") };
    let host = read("tensor-core/examples/host.rs");
    assert_eq!(first, part(&host, "use ndarray", "\n#[test]"), "the first is not tensor-core/examples/host.rs");
    let code = first.lines().filter(|line| !line.is_empty()).count();
    assert!(code <= 12, "the first program has {code} lines of code, more than 12");
    let training = read("examples/readme.rs");
    let shown = part(&training, "#[derive", "\nfn main");
    assert_eq!(second, shown, "the second is not the part of examples/readme.rs from the struct to `main`");
}

/// An example is run by `cargo test` if its manifest says so and it has a test.
#[test]
fn both_examples_are_run_by_cargo_test() {
    for (package, name, file) in [("tensor-core", "host", "host.rs"), ("examples", "readme", "readme.rs")] {
        let manifest = read(&format!("{package}/Cargo.toml"));
        let target = part(&manifest, &format!("[[example]]\nname = \"{name}\""), "\n\n");
        assert!(target.contains("\ntest = true"), "`{package}` has no tests of its example `{name}` run");
        let folder = if package == "examples" { "examples" } else { "tensor-core/examples" };
        assert!(read(&format!("{folder}/{file}")).contains("#[test]"), "{folder}/{file} has a test");
    }
}

#[test]
fn the_readme_quotes_messages_of_the_compiler_to_the_letter() {
    let readme = read("README.md");
    let mut quoted = 0;
    for block in readme.split("```text\nerror").skip(1) {
        let (message, _) = block.split_once("\n```").expect("the message ends");
        let message = format!("error{message}\n");
        let case = message.split("--> cases/").nth(1).and_then(|rest| rest.split(".rs:").next());
        let case = case.unwrap_or_else(|| panic!("the message names no case: {message}"));
        let checked = without_expectations(&read(&format!("ui-tests/cases/{case}.stderr")));
        assert_eq!(message, checked, "another message than that of {case}");
        quoted += 1;
    }
    assert_eq!(quoted, 3, "the README quotes three messages");
}

/// The name that code hosts give to the place of a heading.
fn anchor(heading: &str) -> String {
    let heading = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

#[test]
fn each_link_of_the_readme_leads_somewhere() {
    let readme = read("README.md");
    let targets = readme.split("](").skip(1).map(|rest| rest.split_once(')').expect("the link ends").0);
    for target in targets.filter(|target| !target.starts_with("https://")) {
        let (file, place) = target.split_once('#').map_or((target, None), |(file, place)| (file, Some(place)));
        assert!(root().join(file).exists(), "nothing is at {file}");
        if let Some(place) = place {
            let page = read(file);
            let mut headings = page.lines().filter(|line| line.starts_with('#'));
            assert!(headings.any(|heading| anchor(heading) == place), "{file} has no heading `{place}`");
        }
    }
}
