//! Rust source as tokens, with `::` and `$name` as one token each, and the words of a path among them. What a path means and
//! what an item is are not known here.

use proc_macro2::{Delimiter, LexError, Spacing, TokenStream, TokenTree};

/// A token, or a group of them in brackets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    /// An identifier or a keyword, without `r#`; in a macro also `$name`.
    Word { text: String, line: usize },
    /// `::`
    Colons,
    /// Any other character of punctuation.
    Sign(char),
    /// What stands in brackets.
    Group(Delimiter, Vec<Token>),
    /// A literal, as it is written.
    Literal(String),
    /// `'a`
    Lifetime,
}

impl Token {
    /// The text of an identifier or a keyword.
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Word { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What stands in curly brackets.
    pub(crate) fn braced(&self) -> Option<&[Token]> {
        match self {
            Self::Group(Delimiter::Brace, tokens) => Some(tokens),
            _ => None,
        }
    }

    pub(crate) fn is_sign(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }
}

/// The tokens of a source; doc comments are attributes.
pub(crate) fn tokens(source: &str) -> Result<Vec<Token>, LexError> {
    Ok(joined(source.parse()?))
}

fn joined(stream: TokenStream) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        tokens.push(match tree {
            TokenTree::Ident(ident) => word("", &ident),
            TokenTree::Literal(literal) => Token::Literal(literal.to_string()),
            TokenTree::Group(group) => Token::Group(group.delimiter(), joined(group.stream())),
            TokenTree::Punct(punct) => match (punct.as_char(), punct.spacing(), trees.peek()) {
                ('\'', _, Some(TokenTree::Ident(_))) => {
                    trees.next();
                    Token::Lifetime
                }
                ('$', _, Some(TokenTree::Ident(ident))) => {
                    let name = word("$", ident);
                    trees.next();
                    name
                }
                (':', Spacing::Joint, Some(TokenTree::Punct(next))) if next.as_char() == ':' => {
                    trees.next();
                    Token::Colons
                }
                (sign, ..) => Token::Sign(sign),
            },
        });
    }
    tokens
}

fn word(sigil: &str, ident: &proc_macro2::Ident) -> Token {
    let text = ident.to_string();
    let text = format!("{sigil}{}", text.strip_prefix("r#").unwrap_or(&text));
    Token::Word { text, line: ident.span().start().line }
}

/// The words of the path at `at`, and where what follows them is. A path ends before generic arguments.
pub(crate) fn path(tokens: &[Token], at: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    let mut at = at;
    while let Some(word) = tokens.get(at).and_then(Token::word) {
        path.push(word.to_owned());
        at += 1;
        if tokens.get(at) != Some(&Token::Colons) || tokens.get(at + 1).and_then(Token::word).is_none() {
            break;
        }
        at += 1;
    }
    (path, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_of(source: &str) -> Vec<String> {
        path(&tokens(source).unwrap(), 0).0
    }

    #[test]
    fn what_a_path_is_made_of_is_joined() {
        assert_eq!(path_of("crate::a :: r#type"), ["crate", "a", "type"]);
        assert_eq!(path_of("$crate::$part::at"), ["$crate", "$part", "at"]);
    }

    #[test]
    fn a_path_ends_where_anything_else_comes() {
        assert_eq!(path_of("Vec::<u8>::new"), ["Vec"]);
        assert_eq!(path_of("field: Type"), ["field"]);
        assert_eq!(path_of("a::{b, c}"), ["a"]);
        assert!(path_of("'static").is_empty());
    }

    #[test]
    fn a_word_has_its_line() {
        assert_eq!(tokens("\n\nhere").unwrap(), [Token::Word { text: "here".to_owned(), line: 3 }]);
    }
}
