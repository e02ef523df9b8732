//! Holds that a case shows each text which core has for the compiler: `#[diagnostic::on_unimplemented(message = "…")]`.

use std::fs;
use std::path::Path;

use crate::case::{Case, root};
use crate::message::messages;

/// How a text begins in the sources of core.
const MESSAGE: &str = "message = \"";

/// Texts that no case shows, and the reasons.
const NOT_SHOWN: &[(&str, &str)] = &[];

/// The texts that no case shows, and those that a case shows though they are listed as not shown.
pub(crate) fn check(cases: &[Case]) -> Vec<String> {
    let messages: Vec<_> = cases.iter().flat_map(|case| messages(&case.stderr)).collect();
    let mut texts = Vec::new();
    texts_in(&root().parent().expect("the package lies in the workspace").join("tensor-core/src"), &mut texts);
    let is_shown = |text: &str| messages.iter().any(|message| is_instance(message.text(), text));
    let is_listed = |text: &str| NOT_SHOWN.iter().any(|(listed, _)| *listed == text);
    let unshown = texts.iter().filter(|text| !is_shown(text) && !is_listed(text));
    let mut wrong: Vec<_> = unshown.map(|text| format!("no case shows the text `{text}`")).collect();
    let stale = NOT_SHOWN.iter().filter(|(listed, _)| is_shown(listed) || !texts.iter().any(|text| text == listed));
    wrong.extend(stale.map(|(listed, _)| format!("`NOT_SHOWN` need not list `{listed}`")));
    wrong
}

/// Adds the texts in the sources in a folder.
fn texts_in(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("core has sources") {
        let path = entry.expect("an entry of a folder can be read").path();
        if path.is_dir() {
            texts_in(&path, texts);
        } else {
            let source = fs::read_to_string(&path).expect("sources are text");
            let lines = source.lines().filter_map(|line| line.trim().strip_prefix(MESSAGE)?.strip_suffix("\","));
            texts.extend(lines.map(str::to_owned));
        }
    }
}

/// Whether a message is the text with something in place of each `{Parameter}`.
fn is_instance(message: &str, text: &str) -> bool {
    let parts: Vec<_> = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let (first, others) = parts.split_first().expect("a text has a part");
    let Some(mut rest) = message.strip_prefix(first) else { return false };
    for (index, part) in others.iter().enumerate() {
        let is_last = index + 1 == others.len();
        let found = if is_last { rest.strip_suffix(part).map(str::len) } else { rest.find(part) };
        match found {
            Some(at) if at > 0 => rest = rest.get(at + part.len()..).unwrap_or_default(),
            _ => return false,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_instance;

    #[test]
    fn a_text_is_known_by_what_stands_around_its_parameters() {
        for (message, text) in [
            ("plain", "plain"),
            ("`f32` is not a backend", "`{Self}` is not a backend"),
            (
                "rows of `A` can't become tensors of backend `B`",
                "rows of `{Self}` can't become tensors of backend `{B}`",
            ),
        ] {
            assert!(is_instance(message, text), "{message}");
        }
        for (message, text) in [
            ("plain text", "plain"),
            ("`f32` is not a backend at all", "`{Self}` is not a backend"),
            ("`` is not a backend", "`{Self}` is not a backend"),
            ("rows of `A`", "rows of `{Self}` can't become tensors of backend `{B}`"),
        ] {
            assert!(!is_instance(message, text), "{message}");
        }
    }
}
