//! The expansions of a few typical structs, kept under `snapshots` as formatted source, so that a change in what the
//! derive writes is seen in review.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use proc_macro2::TokenStream;

const HEAD: &str = "// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless\n\n";

/// The name of a snapshot, and the struct in it.
const SNAPSHOTS: &[(&str, &str)] = &[
    (
        "plain",
        "#[derive(TensorInput)]
        pub struct Digits {
            #[tensor(shape = [batch, 1, 8, 8])]
            pub images: Array4<f32>,
            #[tensor(copy, cast = i64, shape = [batch])]
            pub labels: Array1<u8>,
            weights: Array2<f64>,
        }",
    ),
    (
        "tuple",
        "#[derive(TensorInput)]
        struct Pair(#[tensor(copy)] pub Array1<f32>, #[tensor(skip)] String, #[tensor(shape = [n, n])] Array2<i8>);",
    ),
    (
        "generic",
        "#[derive(TensorInput)]
        pub struct Window<'data, A, D, const N: usize>
        where
            A: Element,
            D: Dimension,
        {
            pub view: ArrayView<'data, A, D>,
            #[tensor(shape = [_, N])]
            pub rows: Array2<A>,
        }",
    ),
    (
        "declared",
        "#[derive(TensorInput)]
        #[tensor(dims(batch, width))]
        pub struct Declared {
            #[tensor(dtype = f32, layout = row_major, shape = [batch, width])]
            pub rows: Array2<f32>,
            #[tensor(rank = 3)]
            pub any: ArrayD<f32>,
            #[tensor(copy, cast_checked = u8, shape = [.., width])]
            pub checked: Array3<i64>,
            #[tensor(copy, cast_lossy = f16)]
            pub lossy: Array1<f64>,
        }",
    ),
    (
        "nested",
        "#[derive(TensorInput)]
        pub struct Pairs {
            pub left: Digits,
            pub right: Option<Digits>,
            pub mask: Option<Array2<bool>>,
        }",
    ),
    (
        "errors",
        "#[derive(TensorInput)]
        pub struct Mistaken {
            #[tensor(clone)]
            pub images: Array4<f32>,
            #[tensor(cast = i64)]
            pub labels: Array1<u8>,
            #[tensor(share, copy)]
            pub weights: Array2<f64>,
            #[tensor(shape = [batch, #])]
            pub mask: Array2<bool>,
        }",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots")
}

/// The formatted source of the struct and of what the derive writes for it.
fn expansion(source: &str) -> String {
    let input: TokenStream = source.parse().expect("the struct of a snapshot is made of tokens");
    let output = crate::derive(input);
    format!("{HEAD}{}", spaced(&formatted(&format!("{source}\n\n{output}"))))
}

/// As rustfmt writes it, the one that the toolchain of the workspace names: others format in other ways.
fn formatted(source: &str) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        // The configuration is looked for from here on upwards.
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // Set by rustup where it started the tests; the workspace's own choice comes only after it.
        .env_remove("RUSTUP_TOOLCHAIN")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("snapshots need rustfmt (rustup component add rustfmt): {error}"));
    // Dropped at the end of the statement, which tells rustfmt that this was all; what it dislikes, it says below.
    let _ = rustfmt.stdin.take().map(|mut stdin| stdin.write_all(source.as_bytes()));
    let output = rustfmt.wait_with_output().expect("rustfmt was started");
    assert!(
        output.status.success(),
        "rustfmt can't format the expansion:\n{}\n{source}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("Rust source is UTF-8")
}

/// With a blank line before each item that follows another one: tokens have none, and rustfmt adds none.
fn spaced(source: &str) -> String {
    const STARTS: &[&str] = &["#[", "pub ", "pub(", "impl", "fn ", "const ", "struct ", "type ", "trait ", "unsafe "];
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut text = String::new();
    let mut before = "";
    for line in source.lines() {
        let ended = before.ends_with('}') || before.ends_with("};");
        let starts = STARTS.iter().any(|start| line.trim_start().starts_with(start));
        if ended && starts && indent(before) == indent(line) {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        before = line;
    }
    text
}

/// The first line that is not the same in both: its number, and what each has there.
fn first_difference<'a>(kept: &'a str, now: &'a str) -> Option<(usize, &'a str, &'a str)> {
    let (mut kept, mut now) = (kept.lines(), now.lines());
    (1..).find_map(|number| match (kept.next(), now.next()) {
        (None, None) => Some(None),
        (kept, now) if kept == now => None,
        (kept, now) => Some(Some((number, kept.unwrap_or("(the end)"), now.unwrap_or("(the end)")))),
    })?
}

#[test]
fn the_derive_writes_what_its_snapshots_show() {
    let folder = folder();
    let overwrite = env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite");
    let mut report = String::new();
    for (name, source) in SNAPSHOTS {
        let file = folder.join(name).with_extension("rs");
        let now = expansion(source);
        if overwrite {
            fs::write(&file, now).unwrap_or_else(|error| panic!("cannot write `{}`: {error}", file.display()));
            continue;
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        if let Some((number, kept, now)) = first_difference(&kept, &now) {
            let _ = write!(
                report,
                "\n  tensor-derive/snapshots/{name}.rs:{number}\n    kept: {}\n    now:  {}\n",
                kept.trim(),
                now.trim()
            );
        }
    }
    assert!(
        report.is_empty(),
        "the derive no longer writes what its snapshots show; the first line that differs in each:\n{report}\n\
         If the change is meant, rewrite them and review what git shows:\n\n    \
         SNAPSHOTS=overwrite cargo test --package tensor-derive\n"
    );
}

#[test]
fn every_file_is_one_of_the_snapshots() {
    let known: BTreeSet<_> = SNAPSHOTS.iter().map(|(name, _)| format!("{name}.rs")).collect();
    assert_eq!(known.len(), SNAPSHOTS.len(), "a name stands for two snapshots");
    for entry in fs::read_dir(folder()).expect("the folder of the snapshots is there") {
        let name = entry.expect("a file of the folder").file_name().to_string_lossy().into_owned();
        assert!(known.contains(&name), "nothing writes tensor-derive/snapshots/{name}; remove it");
    }
}

#[test]
fn the_first_difference_is_found_where_one_is_longer_too() {
    assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(first_difference("a\nb\nc\n", "a\nB\nC\n"), Some((2, "b", "B")));
    assert_eq!(first_difference("a\n", "a\nb\n"), Some((2, "(the end)", "b")));
    assert_eq!(first_difference("a\nb\n", "a\n"), Some((2, "b", "(the end)")));
    assert_eq!(first_difference("", "a\n"), Some((1, "(the end)", "a")));
}

#[test]
fn blank_lines_part_items_and_nothing_else() {
    let source = "fn a() {\n    if b {\n    }\n    let c = D {};\n}\nimpl E {\n    fn f() {}\n    fn g() {}\n}\n";
    let parted = "fn a() {\n    if b {\n    }\n    let c = D {};\n}\n\nimpl E {\n    fn f() {}\n\n    fn g() {}\n}\n";
    assert_eq!(spaced(source), parted);
}
