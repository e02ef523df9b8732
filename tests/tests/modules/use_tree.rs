//! What a `use` declaration brings in, one leaf of its tree at a time.

use crate::token::{Token, path};

/// A name that a `use` declaration brings in, or all names of a module.
#[derive(Debug, PartialEq)]
pub(crate) struct Leaf {
    /// The words of the whole path; begins with an empty one if it is written with `::` before it.
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    pub(crate) brings: Brings,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Brings {
    /// A name, which the path ends with or `as` gives.
    Name(String),
    /// Nothing that can be named: `as _`.
    Nothing,
    /// All names: `*`.
    All,
}

/// The leaves of the tree in `tokens`, which stand between `use` and `;`.
pub(crate) fn leaves(tokens: &[Token]) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    let start = if tokens.first() == Some(&Token::Colons) { vec![String::new()] } else { Vec::new() };
    branch(&tokens[start.len()..], &start, 0, &mut leaves);
    leaves
}

fn branch(tokens: &[Token], around: &[String], line: usize, leaves: &mut Vec<Leaf>) {
    let (more, at) = path(tokens, 0);
    let line = match tokens.first() {
        Some(Token::Word { line, .. }) => *line,
        _ => line,
    };
    let mut whole = [around, &more].concat();
    match &tokens[at..] {
        [Token::Colons, Token::Group(_, parts)] | [Token::Group(_, parts)] => {
            for part in parts.split(|token| token.is_sign(',')).filter(|part| !part.is_empty()) {
                branch(part, &whole, line, leaves);
            }
        }
        [Token::Colons, Token::Sign('*')] | [Token::Sign('*')] => {
            leaves.push(Leaf { path: whole, line, brings: Brings::All });
        }
        // Not yet a path: `use #name` in a macro that writes code.
        _ if whole.is_empty() => {}
        rest => {
            // `{self}` is the module around it.
            if whole.len() > 1 && whole.last().is_some_and(|last| last == "self") {
                whole.pop();
            }
            let name = match rest {
                [_, Token::Word { text, .. }] => text,
                _ => whole.last().expect("a path has a word"),
            };
            let brings = if name == "_" { Brings::Nothing } else { Brings::Name(name.clone()) };
            leaves.push(Leaf { path: whole, line, brings });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[test]
    fn each_leaf_has_its_whole_path_and_its_name() {
        let tree = tokens("crate::a::{self, b::{C, D as E}, F as _, g::*}").unwrap();
        let found: Vec<_> = leaves(&tree).into_iter().map(|leaf| (leaf.path.join("::"), leaf.brings)).collect();
        let named = |path: &str, name: &str| (path.to_owned(), Brings::Name(name.to_owned()));
        let expected = [
            named("crate::a", "a"),
            named("crate::a::b::C", "C"),
            named("crate::a::b::D", "E"),
            ("crate::a::F".to_owned(), Brings::Nothing),
            ("crate::a::g".to_owned(), Brings::All),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_path_of_another_crate_is_told_by_what_it_begins_with() {
        assert_eq!(leaves(&tokens("::core::fmt").unwrap())[0].path, ["", "core", "fmt"]);
        assert_eq!(leaves(&tokens("{std::io, super::*}").unwrap()).len(), 2);
    }
}
