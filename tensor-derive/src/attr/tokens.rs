//! Reading tokens entry by entry, from comma to comma, so that a mistake in one entry leaves the others readable.
//!
//! Nothing in here knows keys or the meaning of values.

use std::fmt::Display;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{LitStr, Token, parenthesized, token};

use crate::errors::{Code, Errors};
use crate::text::source_text;

/// The text of the next token. An operator of several characters, such as `::`, is one token here.
pub(super) fn next_text(input: ParseStream<'_>) -> String {
    let ahead = input.fork();
    let mut text = String::new();
    while let Ok(token) = ahead.parse::<TokenTree>() {
        text.push_str(&source_text(&token));
        let joint = matches!(&token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
        if !joint || ahead.peek(Token![,]) {
            break;
        }
    }
    text
}

/// Reads the tokens up to the next comma.
pub(super) fn take_to_comma(input: ParseStream<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        match input.parse::<TokenTree>() {
            Ok(token) => tokens.extend([token]),
            Err(_) => break,
        }
    }
    tokens
}

/// Skips the tokens up to the next comma.
pub(super) fn skip_to_comma(input: ParseStream<'_>) {
    let _ = take_to_comma(input);
}

/// Reports tokens between an entry and the next comma. `starts_entry` tells whether they begin another entry, so that
/// only a comma is missing. Gives whether the entry is complete, since none of the tokens may belong to it.
pub(super) fn separator(
    input: ParseStream<'_>,
    errors: &mut Errors,
    starts_entry: impl Fn(ParseStream<'_>) -> bool,
) -> bool {
    if is_at_end(input) {
        return true;
    }
    let next = next_text(input);
    if starts_entry(input) {
        errors.push(Code::Attribute, &input.error(format!("expected `,` before `{next}`")));
    } else if input.peek(Token![;]) {
        errors.push(Code::Attribute, &input.error("expected `,`, found `;`"));
        let _ = input.parse::<Token![;]>();
    } else if is_behind_one_token(input, starts_entry) {
        errors.push(Code::Attribute, &input.error(format!("expected `,`, found `{next}`")));
        let _ = input.parse::<TokenTree>();
    } else {
        let rest = take_to_comma(input);
        let text = source_text(&rest);
        errors.at(Code::Attribute, rest, format!("expected `,` or the end of the list, found `{text}`; remove it"));
        return false;
    }
    true
}

/// Whether an entry ends here.
pub(super) fn is_at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Whether an entry begins behind a sign, or behind the word `and`.
fn is_behind_one_token(input: ParseStream<'_>, starts_entry: impl Fn(ParseStream<'_>) -> bool) -> bool {
    let ahead = input.fork();
    let is_separator = match ahead.parse::<TokenTree>() {
        Ok(TokenTree::Punct(sign)) => matches!(sign.as_char(), '&' | '.' | '+' | '|' | '/' | '='),
        Ok(TokenTree::Ident(word)) => word == "and",
        _ => false,
    };
    is_separator && starts_entry(&ahead)
}

/// Reads parentheses, and gives the tokens in them.
pub(super) fn parenthesized_tokens(input: ParseStream<'_>) -> Option<TokenStream> {
    let read = || {
        let content;
        parenthesized!(content in input);
        content.parse::<TokenStream>()
    };
    read().ok()
}

/// Reads a list that is not in brackets: `"[batch]"`, `(batch, 3)` or `batch`.
pub(super) fn unlisted(input: ParseStream<'_>) -> TokenStream {
    if input.peek(token::Paren) {
        return parenthesized_tokens(input).unwrap_or_default();
    }
    if let Some((tokens, _)) = unquoted(input, TokenStream::parse) {
        return tokens;
    }
    take_to_comma(input)
}

/// The text of a list, in brackets.
pub(super) fn bracketed_text(tokens: &TokenStream) -> String {
    let text = source_text(tokens);
    if text.starts_with('[') && text.ends_with(']') { text } else { format!("[{text}]") }
}

/// Reads a string literal as if it had no quotes. Gives the literal as well, for the place of the error. `None`: there
/// is no such literal, and nothing was read.
pub(super) fn unquoted<T>(
    input: ParseStream<'_>,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Option<(T, LitStr)> {
    let text: LitStr = input.fork().parse().ok()?;
    let value = text.parse_with(read).ok()?;
    let _ = input.parse::<LitStr>();
    Some((value, text))
}

/// The message about a string literal in place of `what`.
pub(super) fn found_a_string(what: &str, instead: impl Display) -> String {
    format!("expected {what}, found a string; write `{instead}` without quotes")
}

/// Reads `tokens` with `read`, and drops the tokens that it leaves.
pub(super) fn read_from<T>(tokens: TokenStream, read: impl FnOnce(ParseStream<'_>) -> T) -> Option<T> {
    let all = |input: ParseStream<'_>| {
        let found = read(input);
        // `syn` would report them as an error of their own.
        while !input.is_empty() && input.parse::<TokenTree>().is_ok() {}
        Ok(found)
    };
    all.parse2(tokens).ok()
}
