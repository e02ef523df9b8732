//! What sources define, by name alone.

use std::collections::BTreeSet;
use std::mem;

use proc_macro2::Delimiter;

use crate::item::{self, Attribute};
use crate::token::Token;

/// The names that sources define.
#[derive(Default)]
pub(crate) struct Definitions {
    /// Modules, types, traits, functions, constants and variants.
    pub(crate) names: BTreeSet<String>,
    /// Macros by `macro_rules!`.
    pub(crate) macros: BTreeSet<String>,
    /// The traits that are `pub` or `pub(crate)`. A trait whose name is given to a macro is not among them.
    pub(crate) public_traits: BTreeSet<String>,
}

impl Definitions {
    /// Adds what the tokens of a file define, without what only tests have.
    pub(crate) fn add(&mut self, tokens: &[Token]) {
        self.walk(tokens, true);
    }

    /// `is_module` says whether the tokens are the items of a module.
    fn walk(&mut self, tokens: &[Token], is_module: bool) {
        let mut is_for_tests = false;
        let mut at = 0;
        while at < tokens.len() {
            if let Some((attribute, next)) = item::attribute(tokens, at) {
                is_for_tests |= Attribute::is_for_tests(&attribute);
                at = next;
                continue;
            }
            if mem::take(&mut is_for_tests) {
                at = item::end(tokens, at);
                continue;
            }
            let rest = &tokens[at..];
            let word = |at: usize| rest.get(at).and_then(Token::word).unwrap_or_default();
            at += match (word(0), rest) {
                ("mod", [_, Token::Word { text: name, .. }, Token::Group(_, items), ..]) => {
                    self.names.insert(name.clone());
                    self.walk(items, is_module);
                    3
                }
                ("mod", [_, Token::Word { text: name, .. }, ..]) => {
                    self.names.insert(name.clone());
                    2
                }
                ("macro_rules", [_, Token::Sign('!'), Token::Word { text: name, .. }, ..]) => {
                    self.macros.insert(name.clone());
                    3
                }
                // A macro that stands for items defines some of the names that it is given.
                (_, [Token::Word { .. }, Token::Sign('!'), Token::Group(_, given), ..]) if is_module => {
                    self.words(given);
                    self.walk(given, false);
                    3
                }
                (_, [Token::Group(_, within), ..]) => {
                    self.walk(within, false);
                    1
                }
                _ => self.definition(tokens, at),
            };
        }
    }

    /// Adds the definition at `at`, if one is there, and gives how many tokens were looked at.
    fn definition(&mut self, tokens: &[Token], at: usize) -> usize {
        let Some((keyword, name, next)) = item::definition(tokens, at) else { return 1 };
        self.names.insert(name.to_owned());
        if keyword == "trait" && !name.starts_with('$') && is_public(&tokens[..at]) {
            self.public_traits.insert(name.to_owned());
        }
        if keyword == "enum"
            && let Some(variants) = tokens[next..].iter().find_map(Token::braced)
        {
            self.words(variants);
        }
        next - at
    }

    /// Adds every word in `tokens`.
    fn words(&mut self, tokens: &[Token]) {
        for token in tokens {
            match token {
                Token::Word { text, .. } => _ = self.names.insert(text.clone()),
                Token::Group(_, within) => self.words(within),
                _ => {}
            }
        }
    }
}

/// Whether what comes before a keyword makes its item `pub` or `pub(crate)`.
fn is_public(before: &[Token]) -> bool {
    let word = |token: &Token, word: &str| token.word() == Some(word);
    match before {
        [before @ .., last] if word(last, "unsafe") => is_public(before),
        [.., last] if word(last, "pub") => true,
        [.., first, Token::Group(Delimiter::Parenthesis, within)] => {
            word(first, "pub") && matches!(&within[..], [only] if word(only, "crate"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn definitions(source: &str) -> Definitions {
        let mut definitions = Definitions::default();
        definitions.add(&tokens(source).unwrap());
        definitions
    }

    #[test]
    fn everything_with_a_name_is_found() {
        let found = definitions(
            "pub mod m { struct S; } enum E { V(X), W } impl S { const LEN: usize = 1; fn f() { struct Inner; } }
            macro_rules! make { ($name:ident) => { trait Named {} } } make! { Made; }",
        );
        for name in ["m", "S", "E", "V", "W", "LEN", "f", "Inner", "Named", "Made"] {
            assert!(found.names.contains(name), "{name}");
        }
        assert!(!found.names.contains("usize"));
        assert_eq!(found.macros, BTreeSet::from(["make".to_owned()]));
    }

    #[test]
    fn traits_that_others_can_name_are_known() {
        let found = definitions(
            "pub trait A {} pub(crate) unsafe trait B {} trait C {} pub(super) trait D {} #[cfg(test)] pub trait E {}
            macro_rules! m { () => { pub trait $name {} pub trait F {} } }",
        );
        assert_eq!(found.public_traits, BTreeSet::from(["A", "B", "F"].map(str::to_owned)));
    }
}
