//! docs/backends.md shows code that is compiled and tested: each block is a part of the file that is linked before it.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the last link before a block points to.
fn linked(text: &str) -> &str {
    let (_, target) = text.rsplit_once("](").expect("a link comes before each block");
    target.split_once(')').expect("the link ends").0
}

#[test]
fn each_block_is_a_part_of_the_file_linked_before_it() {
    let guide = read(&root().join("docs/backends.md"));
    let mut blocks = 0;
    let mut before = guide.as_str();
    let mut rest = guide.as_str();
    while let Some((text, after)) = rest.split_once("```rust\n") {
        let (block, after) = after.split_once("```\n").expect("the block ends");
        let from = if text.contains("](") { text } else { before };
        let file = linked(from);
        let source = read(&root().join("docs").join(file));
        assert!(source.contains(block), "{file} has no such part:\n{block}");
        (before, rest) = (from, after);
        blocks += 1;
    }
    assert!(blocks > 0 && !rest.contains("```rust"), "the guide shows code");
}

#[test]
fn each_link_has_its_file() {
    let guide = read(&root().join("docs/backends.md"));
    for link in guide.split("](").skip(1) {
        let target = link.split_once(')').expect("the link ends").0;
        assert!(root().join("docs").join(target).exists(), "nothing is at {target}");
    }
}
