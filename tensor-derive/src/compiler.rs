//! What the compiler's process tells beyond the derive's input. It serves messages alone: where it tells nothing, as in an
//! editor, the compiler reports the mistake in its own words.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Mutex;

use proc_macro2::{Ident, Span};

/// The structs of this process, by the place of their names, with the place of the derive that was called for each.
static DERIVED: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

/// Whether another derive was called for the same struct before.
///
/// A derive does not see the list that it stands in. But both derives of `#[derive(TensorInput, TensorInput)]` are called by one
/// process, with the same struct and from different places.
pub(crate) fn is_derived_again(structure: &Ident, call: Span) -> bool {
    let (Some((context, name)), Some((_, call))) = (place(structure.span()), place(call)) else { return false };
    let Ok(mut derived) = DERIVED.lock() else { return false };
    let first = derived.entry(format!("{context} {name}")).or_insert_with(|| call.clone());
    *first != call
}

/// The expansion that a span is from, and its place in the source, as rustc prints them: `#0 bytes(8..14)`. A place that is
/// printed otherwise is not known.
fn place(span: Span) -> Option<(String, String)> {
    let text = format!("{span:?}");
    let (context, bytes) = text.strip_prefix('#')?.split_once(' ')?;
    bytes.starts_with("bytes(").then(|| (context.to_owned(), bytes.to_owned()))
}

/// What the crate `tensor-core` is called in the crate that is compiled, if it has another name there.
pub(crate) fn renamed_core() -> Option<String> {
    renamed(env::args_os().skip(1))
}

/// The name that rustc is given for the library `tensor_core`, unless that is its own name.
fn renamed(arguments: impl Iterator<Item = OsString>) -> Option<String> {
    let mut arguments = arguments.filter_map(|argument| argument.into_string().ok());
    let mut found = None;
    while let Some(argument) = arguments.next() {
        let library = match argument.strip_prefix("--extern") {
            Some("") => arguments.next()?,
            Some(rest) => rest.strip_prefix('=').unwrap_or(rest).to_owned(),
            None => continue,
        };
        // `name=path`, or `options:name=path`.
        let (name, path) = library.split_once('=').unwrap_or((&library, ""));
        let name = name.rsplit(':').next().unwrap_or(name);
        let file = Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let library = file.strip_prefix("lib").unwrap_or(file).split('-').next();
        match (name, library) {
            ("tensor_core", _) => return None,
            (name, Some("tensor_core")) => found = Some(name.to_owned()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &str, expected: Option<&str>) {
        assert_eq!(renamed(arguments.split(' ').map(OsString::from)).as_deref(), expected, "{arguments}");
    }

    #[test]
    fn a_renamed_core_is_found_among_the_arguments() {
        check("--crate-name a --extern tc=/x/libtensor_core-0a1b.rmeta --extern half=/x/libhalf-9.rmeta", Some("tc"));
        check("--extern=priv,noprelude:tc=/x/libtensor_core-0a1b.rlib", Some("tc"));
        check("--extern tc=tensor_core.dll", Some("tc"));
    }

    #[test]
    fn a_core_that_has_its_name_too_is_not_renamed() {
        check("--extern tc=/x/libtensor_core-1.rmeta --extern tensor_core=/x/libtensor_core-2.rmeta", None);
        check("--extern tensor_core=/x/libtensor_core-2.rmeta", None);
        check("--extern tensor_core", None);
    }

    #[test]
    fn other_libraries_are_none_of_it() {
        check("a.rs --extern", None);
        check("--extern tc --extern x=/x/libtensor_core_more-2.rmeta -L dependency=/x/libtensor_core-1.rmeta", None);
        check("@arguments", None);
    }

    #[test]
    fn a_place_that_is_no_compilers_is_not_known() {
        let name = Ident::new("Digits", Span::call_site());
        assert!(!is_derived_again(&name, Span::call_site()) && !is_derived_again(&name, name.span()));
    }
}
