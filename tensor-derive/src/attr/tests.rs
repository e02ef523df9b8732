//! The documentation has each key, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::container::ContainerAttr;
use super::field::FieldAttr;
use super::list::KeyList;

/// A file of this package, or one beside it.
fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read `{}`: {error}", path.display()))
}

fn keys<A: KeyList>() -> BTreeSet<&'static str> {
    A::KEYS.iter().map(|key| key.name).collect()
}

/// The keys at the start of the rows of a Markdown table: the one table that has a row for `key`.
fn documented<'a>(text: &'a str, key: &str) -> BTreeSet<&'a str> {
    let lines = text.lines().map(|line| line.trim_start_matches("///").trim());
    let lines: Vec<_> = lines.collect();
    let tables = lines.split(|line| !line.starts_with('|'));
    let keys = |table: &[&'a str]| -> BTreeSet<&'a str> {
        let cells = table.iter().filter_map(|row| row.strip_prefix("| `"));
        cells.map(|cell| &cell[..cell.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(cell.len())]).collect()
    };
    let mut tables = tables.map(keys).filter(|keys| keys.contains(key));
    let table = tables.next().unwrap_or_else(|| panic!("there is no table with a row for the key `{key}`"));
    assert_eq!(tables.next(), None, "a second table has a row for the key `{key}`");
    table
}

#[test]
fn the_docs_of_the_derive_have_each_key_of_a_field() {
    assert_eq!(documented(&read("src/lib.rs"), "share"), keys::<FieldAttr>());
}

#[test]
fn the_docs_of_the_derive_have_each_key_of_a_struct() {
    assert_eq!(documented(&read("src/lib.rs"), "crate"), keys::<ContainerAttr>());
}

#[test]
fn the_guide_has_each_key_of_a_field() {
    assert_eq!(documented(&read("../tensor-core/guide/attributes.md"), "share"), keys::<FieldAttr>());
}

#[test]
fn the_guide_has_each_key_of_a_struct() {
    assert_eq!(documented(&read("../tensor-core/guide/attributes.md"), "crate"), keys::<ContainerAttr>());
}

#[test]
fn no_name_stands_for_two_keys() {
    fn check<A: KeyList>() {
        let mut names = BTreeSet::new();
        for name in A::KEYS.iter().flat_map(|key| key.synonyms.iter().chain([&key.name])) {
            assert!(names.insert(*name), "`{name}` stands for two keys");
        }
    }
    check::<FieldAttr>();
    check::<ContainerAttr>();
}
