//! What must not compile and what the compiler says of it, under `cases/`; and what must keep compiling, under `pass/`.
//!
//! `TRYBUILD=overwrite cargo test -p tensor-ui-tests` writes the `.stderr` files anew. A case states the message it
//! expects on the line that it expects it at, behind `//~`, so a message that moved elsewhere can't be blessed away.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Cases with several errors, each on a line that expects it: those with several mistakes, and a field that no companion
/// can be made of, which the compiler mentions again at each call that would make the companion.
const SEVERAL_ERRORS: &[&str] = &["attribute/several_at_once", "field_type/used_where_it_is_no_array"];

#[test]
fn every_mistake_is_one_error_with_its_message_on_the_users_own_token() {
    let tests = trybuild::TestCases::new();
    tests.compile_fail("cases/*/*.rs");
    tests.pass("pass/*.rs");
    // Runs them, and fails at a message that is missing or another one.
    drop(tests);

    assert_eq!(stems("stderr"), stems("rs"), "a message without a case, or a case without a message");
    let wrong: Vec<String> = stems("rs").iter().flat_map(|case| check(case)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// An error as the compiler printed it.
struct Message<'a> {
    text: &'a str,
    /// The file and the line (from 1) that its first ` --> ` names.
    file: &'a str,
    line: usize,
}

/// What is wrong with a case and the messages beside it.
fn check(case: &Path) -> Vec<String> {
    let name = case.strip_prefix(cases()).unwrap().to_str().unwrap();
    let source = fs::read_to_string(case.with_extension("rs")).unwrap();
    let stderr = fs::read_to_string(case.with_extension("stderr")).unwrap();
    let messages = messages(&stderr);
    let expected: Vec<usize> =
        (1..).zip(source.lines()).filter(|(_, code)| code.contains("//~")).map(|it| it.0).collect();
    let found: Vec<usize> = messages.iter().map(|message| message.line).collect();

    let mut wrong = Vec::new();
    if expected.is_empty() || (expected.len() > 1) != SEVERAL_ERRORS.contains(&name) {
        wrong.push(format!("{name}: has {} `//~` comments", expected.len()));
    }
    if found != expected {
        wrong.push(format!("{name}: errors at lines {found:?}, expected at {expected:?}"));
    }
    for Message { text, file, line } in messages {
        let code = source.lines().nth(line - 1).unwrap_or_default();
        let told = code.split_once("//~").map(|(_, told)| told.trim());
        if file != format!("cases/{name}.rs") {
            wrong.push(format!("{name}: an error at {file}, which is not the user's: {text}"));
        } else if code.contains("#[derive") {
            wrong.push(format!("{name}: an error at the derive: {text}"));
        } else if !told.is_some_and(|told| text.contains(told)) {
            wrong.push(format!("{name}: line {line} does not expect: {text}"));
        }
    }
    wrong
}

/// The errors in what the compiler printed.
fn messages(stderr: &str) -> Vec<Message<'_>> {
    let mut lines = stderr.lines();
    let mut messages = Vec::new();
    while let Some(text) = lines.find(|line| line.starts_with("error")) {
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> ")).expect("an error has a place");
        let [_column, line, file] = place.rsplitn(3, ':').collect::<Vec<_>>()[..] else { panic!("a place: {place}") };
        messages.push(Message { text, file, line: line.parse().unwrap() });
    }
    messages
}

/// The files under `cases/` with this extension, without it.
fn stems(extension: &str) -> Vec<PathBuf> {
    let list = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut stems: Vec<_> = list(&cases())
        .iter()
        .flat_map(|kind| list(kind))
        .filter(|path| path.extension() == Some(OsStr::new(extension)))
        .map(|path| path.with_extension(""))
        .collect();
    stems.sort();
    stems
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}
