//! Whether `ARCHITECTURE.md` agrees with the sources: all that it names is there, and it names all traits of core.

use std::collections::BTreeSet;

use crate::definitions::Definitions;
use crate::page;

/// Names on the page that are of Rust, of ndarray or of a framework. What follows one of them in a path is not looked for.
pub(crate) const FOREIGN: &[&str] = &["Borrow", "Data", "DataMut", "assert!"];

/// What the page can be held against.
pub(crate) struct Known<'k> {
    /// What all sources define.
    pub(crate) all: &'k Definitions,
    /// What core's sources define.
    pub(crate) core: &'k Definitions,
    /// Whether the workspace's folder has a file or a folder at a path.
    pub(crate) exists: &'k dyn Fn(&str) -> bool,
    pub(crate) foreign: &'k [&'k str],
}

/// What the page gets wrong.
pub(crate) fn wrong(page: &str, known: &Known<'_>) -> Vec<String> {
    let spans = match page::spans(page) {
        Ok(spans) => spans,
        Err(error) => return vec![error],
    };
    let paths = spans.iter().copied().filter(|span| page::is_path(span));
    let absent = page::linked_files(page).chain(paths).filter(|file| !(known.exists)(file));
    let mut wrong: Vec<_> =
        absent.map(|file| format!("nothing is at `{file}`, from the workspace's folder on")).collect();

    let mut named = BTreeSet::new();
    for span in spans.iter().filter(|span| !page::is_path(span)) {
        for path in page::rust_paths(span) {
            wrong.extend(undefined(&path, known).map(|name| {
                format!(
                    "`{name}`, in `{span}`, is defined nowhere: correct it, or list it in `FOREIGN` if it is not ours"
                )
            }));
            named.extend(path);
        }
    }
    for name in known.foreign.iter().filter(|name| !named.contains(**name)) {
        wrong.push(format!("`{name}` is listed in `FOREIGN`, and the page does not name it"));
    }
    for name in known.core.public_traits.iter().filter(|name| !named.contains(*name)) {
        wrong.push(format!(
            "the page does not name the trait `{name}` of core: say what it is for, with its name in backticks"
        ));
    }
    wrong
}

/// The first name in a path that is defined nowhere. Names before the first in camel case are those of crates and modules,
/// and are not looked for.
fn undefined<'p>(path: &'p [String], known: &Known<'_>) -> Option<&'p str> {
    let is_foreign = |name: &str| known.foreign.contains(&name);
    if let Some(called) = path.last().and_then(|last| last.strip_suffix('!')) {
        let is_known = called.is_empty() || known.all.macros.contains(called) || is_foreign(path.last()?);
        return (!is_known).then_some(path.last()?);
    }
    let from_type = path.iter().skip_while(|name| !is_camel_case(name));
    from_type.map(String::as_str).take_while(|name| !is_foreign(name)).find(|name| !known.all.names.contains(*name))
}

fn is_camel_case(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn wrong_on(page: &str, foreign: &[&str]) -> Vec<String> {
        let mut all = Definitions::default();
        all.add(&tokens("trait Field { const KIND: u8; } enum E { Variant } macro_rules! table { () => {} }").unwrap());
        let mut core = Definitions::default();
        core.add(&tokens("pub trait Field {}").unwrap());
        wrong(page, &Known { all: &all, core: &core, exists: &|path| path == "docs/there.md", foreign })
    }

    #[test]
    fn a_page_that_names_what_there_is_is_right() {
        let page =
            "`Field<H>`, `Field::KIND`, `E::Variant`, `table!`, `B`, `SPEC` and `a::b`; [see](docs/there.md#part)";
        assert!(wrong_on(page, &[]).is_empty(), "{:?}", wrong_on(page, &[]));
    }

    #[test]
    fn a_name_that_is_gone_is_found() {
        for page in ["`Gone`", "`Field::GONE`", "`&'a Gone`", "`crate::Gone`", "`gone!`", "`E: Gone<Field>`"] {
            let wrong = wrong_on(&format!("`Field` {page}"), &[]);
            assert!(matches!(&wrong[..], [only] if only.contains("is defined nowhere")), "{page}: {wrong:?}");
        }
    }

    #[test]
    fn a_file_that_is_gone_is_found() {
        for page in ["[a](gone.md)", "`docs/gone`", "`gone.rs`"] {
            let wrong = wrong_on(&format!("`Field` {page}"), &[]);
            assert!(matches!(&wrong[..], [only] if only.starts_with("nothing is at")), "{page}: {wrong:?}");
        }
    }

    #[test]
    fn a_foreign_name_is_listed_and_named() {
        assert!(wrong_on("`Field`, `ndarray::Array::view`, `vec!`", &["Array", "vec!"]).is_empty());
        assert_eq!(wrong_on("`Field`", &["Array"]), ["`Array` is listed in `FOREIGN`, and the page does not name it"]);
    }

    #[test]
    fn each_trait_of_core_is_named() {
        let wrong = wrong_on("```text\nField\n```\n", &[]);
        assert!(matches!(&wrong[..], [only] if only.contains("the trait `Field` of core")), "{wrong:?}");
    }
}
