//! Code and lists of names as messages show them.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The kind of the last token, which decides about a space before the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// The start, or a token with no space after it.
    Tight,
    /// A name or a literal.
    Word,
    /// A word with a space after it, whatever follows: a keyword or a lifetime.
    Keyword,
    /// A closing bracket.
    Close,
    /// A separator or a binary operator.
    Separator,
}

struct Printer {
    out: String,
    last: Last,
    in_lifetime: bool,
}

/// The source text of some tokens, with spaces as in formatted code: a token stream itself prints `Vec < f32 >`.
pub(crate) fn source_text(tokens: &impl ToTokens) -> String {
    let mut printer = Printer { out: String::new(), last: Last::Tight, in_lifetime: false };
    printer.stream(tokens.to_token_stream());
    printer.out
}

/// Names, each in backticks.
pub(crate) fn list<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    names.into_iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

impl Printer {
    fn stream(&mut self, stream: TokenStream) {
        let mut tokens = stream.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.group(&group),
                TokenTree::Ident(ident) => self.word(&ident.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Punct(punct) => {
                    let next = match tokens.peek() {
                        Some(TokenTree::Punct(next)) if punct.spacing() == Spacing::Joint => Some(next.as_char()),
                        _ => None,
                    };
                    if (punct.as_char(), next) == (':', Some(':')) {
                        tokens.next();
                        self.path_separator();
                        continue;
                    }
                    let operator = match (punct.as_char(), next) {
                        ('-', Some('>')) => Some("->"),
                        ('&', Some('&')) => Some("&&"),
                        ('|', Some('|')) => Some("||"),
                        ('=', Some('=')) => Some("=="),
                        _ => None,
                    };
                    match operator {
                        Some(operator) => {
                            tokens.next();
                            self.binary(operator);
                        }
                        None => self.punct(&punct),
                    }
                }
            }
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    fn word(&mut self, text: &str) {
        if !matches!(self.last, Last::Tight) {
            self.space();
        }
        self.out.push_str(text);
        let keyword = self.in_lifetime || matches!(text, "mut" | "const" | "dyn" | "impl" | "as" | "unsafe" | "else");
        self.last = if keyword { Last::Keyword } else { Last::Word };
        self.in_lifetime = false;
    }

    fn group(&mut self, group: &Group) {
        if matches!(self.last, Last::Keyword | Last::Separator) || group.delimiter() == Delimiter::Brace {
            self.space();
        }
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => {
                self.stream(group.stream());
                return;
            }
        };
        self.out.push_str(open);
        self.last = Last::Tight;
        self.stream(group.stream());
        self.out.push_str(close);
        self.last = Last::Close;
    }

    fn punct(&mut self, punct: &Punct) {
        let operand = matches!(self.last, Last::Word | Last::Close | Last::Keyword);
        match punct.as_char() {
            '=' => self.binary("="),
            separator @ (',' | ';' | ':') => {
                self.out.push(separator);
                self.last = Last::Separator;
            }
            '>' => {
                self.out.push('>');
                self.last = Last::Close;
            }
            operator @ ('+' | '-' | '*' | '/' | '%' | '|' | '^' | '&')
                if operand && (self.last != Last::Keyword || operator == '+') =>
            {
                self.binary(&operator.to_string());
            }
            other => {
                let apart = self.last == Last::Separator || (self.last == Last::Keyword && other != '.');
                if apart {
                    self.space();
                }
                self.out.push(other);
                self.last = Last::Tight;
                self.in_lifetime = other == '\'';
            }
        }
    }

    fn path_separator(&mut self) {
        if matches!(self.last, Last::Keyword | Last::Separator) {
            self.space();
        }
        self.out.push_str("::");
        self.last = Last::Tight;
    }

    fn binary(&mut self, operator: &str) {
        self.space();
        self.out.push_str(operator);
        self.last = Last::Separator;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_spaced_as_one_writes_it() {
        for text in [
            "Vec<f32>",
            "HashMap<String, Vec<Array2<f32>>>",
            "&'a str",
            "&'a mut [f32]",
            "&'static [[f32; 3]]",
            "*const [u8]",
            "Box<dyn Fn(u8, &u8) -> u8 + Send + 'static>",
            "(f32, u8)",
            "<T as Trait<'a, u8>>::Out",
            "size_of::<f32>() * (N + 1) - 2",
            "self::WIDTH / 2",
            "fn(u8) -> bool",
            "std::collections::HashMap<u8, u8>",
            "-1",
            "A: Fn(::a::B, u8)",
            "Array<f32, Dim<[usize; 2]>>",
            "{ N + 1 }",
            "dyn Iterator<Item = u8>",
        ] {
            let tokens: TokenStream = text.parse().unwrap();
            assert_eq!(source_text(&tokens), text);
        }
    }
}
