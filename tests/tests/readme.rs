//! The README shows a program that is compiled and run.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A message without the comments by which a case states what it expects.
fn without_expectations(message: &str) -> String {
    message.lines().map(|line| line.split(" //~").next().unwrap_or(line).to_owned() + "\n").collect()
}

#[test]
fn the_readme_shows_the_example_to_the_letter() {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("```rust\n").expect("the README has a program");
    let (shown, _) = rest.split_once("```\n").expect("the program ends");
    let example = read("examples/readme.rs");
    let start = example.find("use ndarray").expect("the example begins with its imports");
    assert_eq!(shown, &example[start..], "the README's program is not examples/readme.rs");
}

#[test]
fn the_readme_shows_the_example_of_batches_to_the_letter() {
    let readme = read("README.md");
    let shown = readme.split("```rust\n").nth(2).and_then(|rest| rest.split("```\n").next());
    let example = read("examples/batches.rs");
    let (start, end) = (example.find("use ndarray").unwrap(), example.find("\n#[test]").unwrap());
    assert_eq!(shown, Some(&example[start..end]), "the README's second program is not examples/batches.rs");
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
    assert!(quoted > 0, "the README quotes no message");
}
