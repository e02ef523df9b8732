//! The rooms of core: its top-level modules, and which of them each may use.

use std::path::Path;

use crate::arrows::Arrows;
use crate::item;
use crate::source::{ModuleId, Source};
use crate::token::Token;

/// The rooms from bottom to top, each with those that it may use.
pub(crate) const ROOMS: [(&str, &[&str]); 12] = [
    ("dtype", &[]),
    ("error", &["dtype"]),
    ("memory", &["dtype", "error"]),
    ("array", &["dtype", "error"]),
    ("copy", &["dtype", "error", "memory", "array"]),
    ("spec", &["dtype", "error", "array"]),
    ("backend", &["dtype", "error", "memory", "array", "copy", "spec"]),
    ("tensor", &["dtype", "error", "memory", "array", "copy", "spec", "backend"]),
    ("checks", &["dtype", "error", "array"]),
    ("convert", &["dtype", "error", "memory", "array", "copy", "spec", "backend", "tensor", "checks"]),
    ("asked", &["dtype", "copy", "convert", "checks"]),
    ("guide", &[]),
];

/// The module that re-exports what generated code names; it is no room, as the crate's root is none.
const PRIVATE: &str = "__private";

/// What goes against the list of rooms. Paths are shown from `workspace` on.
pub(crate) fn wrong(source: &Source, rooms: &[(&str, &[&str])], workspace: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let allowed = |name: &str| rooms.iter().find(|(room, _)| *room == name).map(|(_, allowed)| *allowed);
    let top_level = || source.modules[0].children.iter().map(|(name, _)| name.as_str());
    for name in top_level().filter(|name| *name != PRIVATE && allowed(name).is_none()) {
        wrong.push(format!("`{name}` is no room: move it into one, or list it as one with the rooms that it may use"));
    }
    for (room, _) in rooms.iter().filter(|(room, _)| !top_level().any(|name| name == *room)) {
        wrong.push(format!("the room `{room}` is listed and not there"));
    }
    for (_, _, evidence) in Arrows::of(source).iter() {
        let [from, to] = [evidence.from, evidence.to].map(|module| room(source, module));
        let Some((from, allowed)) = from.and_then(|from| Some((from, allowed(from)?))) else { continue };
        if to == Some(from) || to.is_some_and(|to| allowed.contains(&to)) {
            continue;
        }
        let found = to.map_or("what is in no room".to_owned(), |to| format!("`{to}`"));
        let others =
            if allowed.is_empty() { "no other room".to_owned() } else { format!("only {}", allowed.join(", ")) };
        let shown = evidence.shown(source, workspace);
        wrong.push(format!("`{from}` uses {found}, and may use {others}\n    {shown}"));
    }
    wrong.extend(beyond_reexports(source, workspace));
    wrong
}

/// The top-level module that a module is or lies in, if that can be a room.
fn room(source: &Source, module: ModuleId) -> Option<&str> {
    let top_level = source.around(module).find(|&around| source.modules[around].parent == Some(0))?;
    Some(source.modules[top_level].name.as_str()).filter(|name| *name != PRIVATE)
}

/// What is defined where things are only re-exported: in the crate's root and in [`PRIVATE`].
fn beyond_reexports(source: &Source, workspace: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, file) in source.files.iter().enumerate() {
        let module = source.modules.iter().position(|module| module.file == id).expect("each file is a module");
        if room(source, module).is_some() {
            continue;
        }
        let path = file.path.strip_prefix(workspace).unwrap_or(&file.path).display();
        for line in definitions(&file.tokens) {
            wrong.push(format!("{path}:{line} is neither `mod` nor `use`: define it in the room that it belongs to"));
        }
    }
    wrong
}

/// The lines of all items but `mod name;`, `use` and `extern crate`.
fn definitions(tokens: &[Token]) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((_, next)) = item::attribute(tokens, at) {
            at = next;
            continue;
        }
        let (_, start) = item::visibility(tokens, at);
        let next = item::end(tokens, at);
        let is_expected = match &tokens[start..next] {
            [first, .., last] if matches!(first.word(), Some("mod" | "use")) => last.is_sign(';'),
            [first, second, ..] => (first.word(), second.word()) == (Some("extern"), Some("crate")),
            _ => false,
        };
        if !is_expected && let Some(Token::Word { line, .. }) = tokens.get(at) {
            lines.push(*line);
        }
        at = next;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    const TWO: [(&str, &[&str]); 2] = [("low", &[]), ("high", &["low"])];

    fn wrong_in(files: &[(&str, &str)]) -> Vec<String> {
        wrong(&sample::source(files), &TWO, Path::new(""))
    }

    #[test]
    fn a_room_uses_those_that_it_may_and_itself() {
        let wrong = wrong_in(&[
            (
                "lib.rs",
                "extern crate alloc; mod low; mod high; pub use low::Low; #[path = \"private.rs\"] pub mod __private;",
            ),
            ("private.rs", "pub use crate::high::High;"),
            ("low.rs", "pub struct Low;"),
            ("high.rs", "mod part; use crate::Low; pub struct High;"),
            ("high/part.rs", "use crate::low::Low; use super::High; fn f(high: crate::__private::High) {}"),
        ]);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn an_arrow_up_is_found_through_a_reexport() {
        let wrong = wrong_in(&[
            ("lib.rs", "mod low; mod high; pub use high::High;"),
            ("low.rs", "mod part;"),
            ("low/part.rs", "\nuse crate::High;"),
            ("high.rs", "pub struct High;"),
        ]);
        assert_eq!(
            wrong,
            ["`low` uses `high`, and may use no other room\n    low/part.rs:2 names `crate::High`, of high.rs"]
        );
    }

    #[test]
    fn rooms_and_the_list_of_them_agree() {
        let wrong = wrong_in(&[("lib.rs", "mod low; mod shed;"), ("low.rs", ""), ("shed.rs", "")]);
        assert_eq!(wrong.len(), 2, "{}", wrong.join("\n"));
        assert!(wrong[0].starts_with("`shed` is no room") && wrong[1].contains("`high` is listed and not there"));
    }

    #[test]
    fn nothing_is_defined_in_the_root_and_for_generated_code() {
        let wrong = wrong_in(&[
            (
                "lib.rs",
                "#![no_std]\nmod low;\nmod high;\npub mod __private;\npub mod inline { pub use crate::low::Low; }",
            ),
            ("low.rs", "fn f() { crate::__private::f(); }"),
            ("high.rs", ""),
            ("__private.rs", "/// Which.\npub use crate::low::Low;\n\npub type Alias = Low;\npub fn f() {}"),
        ]);
        let expected = [
            "`inline` is no room: move it into one, or list it as one with the rooms that it may use",
            "`low` uses what is in no room, and may use no other room\n    low.rs:1 names `crate::__private::f`, of __private.rs",
            "lib.rs:5 is neither `mod` nor `use`: define it in the room that it belongs to",
            "__private.rs:4 is neither `mod` nor `use`: define it in the room that it belongs to",
            "__private.rs:5 is neither `mod` nor `use`: define it in the room that it belongs to",
        ];
        assert_eq!(wrong, expected);
    }
}
