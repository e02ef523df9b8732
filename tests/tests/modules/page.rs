//! What a page in Markdown refers to: what it links to, and what it names in backticks.

/// What stands in backticks, outside of blocks of code.
pub(crate) fn spans(page: &str) -> Result<Vec<&str>, String> {
    let mut spans = Vec::new();
    for (at, text) in page.split("```").enumerate() {
        if at % 2 == 1 {
            continue;
        }
        for paragraph in text.split("\n\n") {
            let parts: Vec<_> = paragraph.split('`').collect();
            if parts.len().is_multiple_of(2) {
                return Err(format!("a backtick has no other in its paragraph:\n{}", paragraph.trim()));
            }
            spans.extend(parts.into_iter().skip(1).step_by(2).filter(|span| !span.is_empty()));
        }
    }
    Ok(spans)
}

/// The files that the page links to, without the places within them.
pub(crate) fn linked_files(page: &str) -> impl Iterator<Item = &str> {
    let targets = page.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    let files = targets.filter(|target| !target.contains(':')).filter_map(|target| target.split('#').next());
    files.filter(|file| !file.is_empty())
}

/// Whether a span is the path of a file or a folder.
pub(crate) fn is_path(span: &str) -> bool {
    let of_path = |letter: char| letter.is_ascii_alphanumeric() || "_-./".contains(letter);
    let has_ending = [".rs", ".md", ".toml", ".stderr"].iter().any(|ending| span.ends_with(ending));
    span.chars().all(of_path) && (span.contains('/') || has_ending)
}

/// The paths of Rust in a span, each as its words; a macro's name ends with `!`. Generic arguments are left out.
pub(crate) fn rust_paths(span: &str) -> Vec<Vec<String>> {
    let mut depth = 0_usize;
    let mut before = ' ';
    let mut text = String::new();
    for letter in span.chars() {
        match letter {
            '<' => depth += 1,
            '>' if !"-=".contains(before) => depth = depth.saturating_sub(1),
            _ if depth == 0 => text.push(letter),
            _ => {}
        }
        before = letter;
    }
    let of_path = |letter: char| letter.is_alphanumeric() || "_:!".contains(letter);
    let paths = text.split(|letter| !of_path(letter)).map(|path| path.trim_matches(':'));
    let words = |path: &str| path.split("::").filter(|word| !word.is_empty()).map(str::to_owned).collect();
    paths.filter(|path| !path.is_empty()).map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_found_outside_of_blocks_of_code() {
        let page = "The `Field` of\n`a/b.rs`.\n\n```rust\nlet `x` = 1;\n```\n\n| `Other` |\n";
        assert_eq!(spans(page), Ok(vec!["Field", "a/b.rs", "Other"]));
        assert!(spans("one ` alone\n\nand `two`").is_err());
    }

    #[test]
    fn links_lead_to_files() {
        let page = "[a](docs/a.md) [b](b.rs#part) [c](#here) [d](https://example.com/d.md) [e](e.md \"title\")";
        assert_eq!(linked_files(page).collect::<Vec<_>>(), ["docs/a.md", "b.rs", "e.md"]);
    }

    #[test]
    fn paths_of_files_are_told_from_names() {
        for span in ["tensor-core/src", "README.md", ".ci/run", "x.stderr"] {
            assert!(is_path(span), "{span}");
        }
        for span in ["Field", "cargo test -p a/b", "crate::a", "n / 2", "array_field!"] {
            assert!(!is_path(span), "{span}");
        }
    }

    #[test]
    fn names_are_read_without_generic_arguments() {
        let words = |span| rust_paths(span).into_iter().map(|path| path.join("::")).collect::<Vec<_>>();
        assert_eq!(words("ReadOps<B>"), ["ReadOps"]);
        assert_eq!(words("Parts<K>::Fields"), ["Parts::Fields"]);
        assert_eq!(words("F: Field<H, Form = A<B>>"), ["F", "Field"]);
        assert_eq!(words("Fn(A) -> Result<B>"), ["Fn", "A", "Result"]);
        assert_eq!(words("crate::array_field!(…)"), ["crate::array_field!"]);
    }
}
