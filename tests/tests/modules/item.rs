//! Where an item begins and ends, and what its attributes say. What is within an item is not read here.

use proc_macro2::Delimiter;

use crate::token::Token;

/// The keywords that a definition begins with, before its name.
const DEFINING: [&str; 8] = ["struct", "enum", "union", "trait", "type", "fn", "const", "static"];

/// The keywords that can follow `const`, `static` and `unsafe` instead of a name.
const NO_NAMES: [&str; 6] = ["async", "extern", "fn", "impl", "mut", "unsafe"];

/// An attribute: what is in its brackets, and whether it is `#![…]`.
pub(crate) struct Attribute<'t> {
    pub(crate) tokens: &'t [Token],
    pub(crate) is_inner: bool,
}

impl Attribute<'_> {
    /// Whether it is `#[name …]`.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.tokens.first().and_then(Token::word) == Some(name)
    }

    /// Whether its item is there in tests alone: `#[cfg(test)]`, also as one of `all(…)`.
    pub(crate) fn is_for_tests(&self) -> bool {
        match self.tokens {
            [Token::Word { text, .. }, Token::Group(_, condition)] => text == "cfg" && needs_test(condition),
            _ => false,
        }
    }

    /// The `x.rs` of `#[path = "x.rs"]`.
    pub(crate) fn path(&self) -> Option<&str> {
        match self.tokens {
            [_, Token::Sign('='), Token::Literal(text)] if self.is("path") => Some(text.trim_matches('"')),
            _ => None,
        }
    }
}

/// Whether a condition holds in tests alone.
fn needs_test(condition: &[Token]) -> bool {
    match condition {
        [Token::Word { text, .. }] => text == "test",
        [Token::Word { text, .. }, Token::Group(_, parts)] => {
            let mut parts = parts.split(|token| token.is_sign(',')).filter(|part| !part.is_empty());
            match text.as_str() {
                "all" => parts.any(needs_test),
                "any" => parts.all(needs_test),
                _ => false,
            }
        }
        _ => false,
    }
}

/// The attribute at `at`, and where what follows it is.
pub(crate) fn attribute(tokens: &[Token], at: usize) -> Option<(Attribute<'_>, usize)> {
    match &tokens[at..] {
        [Token::Sign('#'), Token::Group(Delimiter::Bracket, tokens), ..] => {
            Some((Attribute { tokens, is_inner: false }, at + 2))
        }
        [Token::Sign('#'), Token::Sign('!'), Token::Group(Delimiter::Bracket, tokens), ..] => {
            Some((Attribute { tokens, is_inner: true }, at + 3))
        }
        _ => None,
    }
}

/// Whether a visibility is at `at` that reaches beyond the module, and where what follows it is.
pub(crate) fn visibility(tokens: &[Token], at: usize) -> (bool, usize) {
    match &tokens[at..] {
        [Token::Word { text, .. }, Token::Group(Delimiter::Parenthesis, within), ..] if text == "pub" => {
            (within.first().and_then(Token::word) != Some("self"), at + 2)
        }
        [Token::Word { text, .. }, ..] if text == "pub" => (true, at + 1),
        _ => (false, at),
    }
}

/// The keyword and the name of the definition at `at`, and where what follows them is.
pub(crate) fn definition(tokens: &[Token], at: usize) -> Option<(&str, &str, usize)> {
    let keyword = tokens.get(at)?.word().filter(|word| DEFINING.contains(word))?;
    let name = tokens.get(at + 1)?.word().filter(|word| !NO_NAMES.contains(word))?;
    // `*const T` and `&raw const X` define nothing.
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let is_type = before.is_some_and(|before| before.is_sign('*') || before.word() == Some("raw"));
    (!is_type).then_some((keyword, name, at + 2))
}

/// Where what follows the item, the field or the variant at `at` is.
pub(crate) fn end(tokens: &[Token], at: usize) -> usize {
    let (_, at) = visibility(tokens, at);
    let word = |at: usize| tokens.get(at).and_then(Token::word).unwrap_or_default();
    let first_of = |ends: &[char], braced: bool| {
        let is_end = |token: &Token| match token {
            Token::Sign(sign) => ends.contains(sign),
            _ => braced && token.braced().is_some(),
        };
        tokens[at..].iter().position(is_end).map_or(tokens.len(), |end| at + end + 1)
    };
    match word(at) {
        "use" | "type" | "static" | "let" => first_of(&[';'], false),
        "const" if !NO_NAMES.contains(&word(at + 1)) => first_of(&[';'], false),
        "mod" | "fn" | "struct" | "enum" | "union" | "trait" | "impl" | "const" | "unsafe" | "async" | "extern"
        | "macro_rules" => first_of(&[';'], true),
        _ => first_of(&[';', ','], true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn is_for_tests(source: &str) -> bool {
        attribute(&tokens(source).unwrap(), 0).expect("an attribute").0.is_for_tests()
    }

    #[test]
    fn what_only_tests_have_is_known_by_its_attribute() {
        for attribute in ["#[cfg(test)]", "#[cfg(all(test, unix))]", "#[cfg(any(test, all(unix, test)))]"] {
            assert!(is_for_tests(attribute), "{attribute}");
        }
        for attribute in ["#[cfg(any(test, unix))]", "#[cfg(not(test))]", "#[test]", "#[cfg_attr(test, ignore)]"] {
            assert!(!is_for_tests(attribute), "{attribute}");
        }
    }

    #[test]
    fn an_item_ends_where_the_next_begins() {
        let items = [
            "pub(crate) use a::{b, c};",
            "const fn f<A, B>() -> [u8; 2] { [1, 2] }",
            "const X: S = S { x: 1 };",
            "pub struct S<A, B>(A, B);",
            "mod tests { use super::*; }",
            "mod tests;",
            "macro_rules! m { () => {}; }",
            "field: u8,",
        ];
        for item in items {
            let all = tokens(&format!("{item} next")).unwrap();
            assert_eq!(end(&all, 0), all.len() - 1, "{item}");
        }
    }

    #[test]
    fn a_definition_has_a_keyword_and_a_name() {
        let defined = |source: &str| {
            let tokens = tokens(source).unwrap();
            (0..tokens.len()).find_map(|at| definition(&tokens, at)).map(|(_, name, _)| name.to_owned())
        };
        assert_eq!(defined("pub unsafe trait Shares {}").as_deref(), Some("Shares"));
        assert_eq!(defined("pub const fn size() {}").as_deref(), Some("size"));
        assert_eq!(defined("&'static str"), None);
        assert_eq!(defined("*const Header"), None);
    }
}
