//! The value of `shape`: a list of axes.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Lit, LitStr, Path, Token, UnOp, bracketed, token};

use super::tokens::{
    bracketed_text, found_a_string, is_at_end, parenthesized_tokens, read_from, separator, take_to_comma, unlisted,
};
use super::value::{constant, equals, takes_a_value, ungrouped, value_span};
use crate::errors::{Code, Errors};
use crate::text::source_text;
use crate::type_syntax::MAX_RANK;

const EXAMPLE: &str = "[batch, 3, _]";

/// The axes that a field declares.
#[derive(Default)]
pub(crate) struct Shape {
    /// Whether any number of axes comes first: `..`.
    pub(crate) leading: bool,
    pub(crate) dims: Vec<Dim>,
}

/// One axis in a `shape`.
#[derive(Clone)]
pub(crate) enum Dim {
    /// A lower-case name: the axes with this name have the same length.
    Named(Ident),
    /// A constant expression.
    Constant(Expr),
    /// `_`: any length.
    Any,
}

/// A `shape` as it is written, as far as it could be read.
#[derive(Default)]
pub(crate) struct ShapeAttr {
    pub(crate) shape: Shape,
    /// Whether an axis could not be read, so that `shape` lacks it.
    pub(crate) incomplete: bool,
    /// Whether `..` stands behind an axis, so that it is not known which axis was meant to be the first.
    pub(crate) misplaced_dots: bool,
    /// Every name, also of axes that `shape` lacks.
    pub(crate) names: Vec<Ident>,
    /// The keywords among the names, as they are written.
    pub(crate) keywords: Vec<Ident>,
    /// The list as it is written, for the place of errors about it.
    pub(crate) list: TokenStream,
}

/// Reads the value of `shape`.
pub(super) fn shape(key: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> ShapeAttr {
    let unread = || ShapeAttr { incomplete: true, ..ShapeAttr::default() };
    if input.peek(token::Paren) {
        let Some(tokens) = parenthesized_tokens(input) else { return unread() };
        let text = bracketed_text(&tokens);
        errors.at(Code::Shape, key, takes_a_value(key, &text));
        let read = read_from(tokens.clone(), |input| listed_or_bare(input, errors)).unwrap_or_default();
        return ShapeAttr { list: tokens, ..read };
    }
    let before = errors.len();
    if !equals(key, EXAMPLE, input, errors) {
        return unread();
    }
    let is_reported = errors.len() > before;
    if input.peek(token::Bracket) {
        let mut axes = bracketed_axes(input, errors).unwrap_or_else(|_| unread());
        if input.peek(token::Bracket) {
            axes = second_list(key, axes, input, errors);
        }
        axes.incomplete |= !(is_at_end(input) || input.peek(syn::Ident) || input.peek(Token![;]));
        return axes;
    }
    let span = value_span(key, input);
    let found = unlisted(input);
    if !is_reported {
        let message = constant_instead(key, &found)
            .unwrap_or_else(|| format!("expected a list of axes, such as `{key} = {}`", list_instead(&found)));
        errors.push(Code::Shape, &syn::Error::new(span, message));
    }
    // The number of axes is not known.
    unread()
}

/// Reads and reports the lists behind a list: `[batch][3]`. What stands in the first one is not all of the axes.
fn second_list(key: &Ident, first: ShapeAttr, input: ParseStream<'_>, errors: &mut Errors) -> ShapeAttr {
    let mut inner = vec![first.list.clone()];
    let mut lists = TokenStream::new();
    while input.peek(token::Bracket) {
        let Ok(list) = input.parse::<TokenTree>() else { break };
        lists.extend([list.clone()]);
        inner.push(list.into());
    }
    let axes = inner.iter().map(|list| source_text(list).trim_matches(['[', ']']).to_owned()).collect::<Vec<_>>();
    let message = format!("expected one list of axes; write `{key} = [{}]`", axes.join(", "));
    errors.at(Code::Shape, lists, message);
    ShapeAttr { incomplete: true, ..first }
}

/// The list that is likely meant by another value of `shape`: `[n, 2]` for `&[n, 2]`, `vec![n, 2]` or `Dim([n, 2])`.
fn list_instead(found: &TokenStream) -> String {
    if found.is_empty() {
        return EXAMPLE.to_owned();
    }
    if let Some(list) = list_within(found.clone()) {
        return source_text(&list);
    }
    match syn::parse2::<Ident>(found.clone()).ok().and_then(|name| axes_of_type(&name)) {
        Some(axes) => axes,
        None => as_list(found).unwrap_or_else(|| EXAMPLE.to_owned()),
    }
}

/// The tokens as a list, if they are one; with commas for each `x` in `batch x 3`.
fn as_list(found: &TokenStream) -> Option<String> {
    let comma = |token| match &token {
        TokenTree::Ident(word) if word == "x" => TokenTree::from(Punct::new(',', Spacing::Alone)),
        _ => token,
    };
    let with_commas: TokenStream = found.clone().into_iter().map(comma).collect();
    [found.clone(), with_commas].into_iter().find_map(|tokens| {
        let mut errors = Errors::default();
        let axes = read_from(tokens.clone(), |input| listed_or_bare(input, &mut errors));
        (axes.is_some() && errors.len() == 0).then(|| bracketed_text(&tokens))
    })
}

/// What to write for a constant in place of a list, which may be one length or all of them.
fn constant_instead(key: &Ident, found: &TokenStream) -> Option<String> {
    let name = syn::parse2::<Path>(found.clone()).ok()?;
    let last = &name.segments.last()?.ident;
    if is_dimension_name(last) || axes_of_type(last).is_some() {
        return None;
    }
    let text = source_text(&name);
    Some(format!(
        "expected a list of axes: write `{key} = [{text}[0], {text}[1]]` if `{text}` lists two lengths, or `{key} = [{text}]` \
         if it is one"
    ))
}

/// The axes, each of any length, of the dimension type of this name.
fn axes_of_type(name: &Ident) -> Option<String> {
    let text = name.to_string();
    match text.strip_prefix("Ix")? {
        "Dyn" => Some("[..]".to_owned()),
        digits => {
            let rank = digits.parse().ok().filter(|rank| *rank <= MAX_RANK)?;
            Some(format!("[{}]", vec!["_"; rank].join(", ")))
        }
    }
}

/// The first list in brackets among the tokens.
fn list_within(tokens: TokenStream) -> Option<Group> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group),
        TokenTree::Group(group) => list_within(group.stream()),
        _ => None,
    })
}

fn listed_or_bare(input: ParseStream<'_>, errors: &mut Errors) -> ShapeAttr {
    if input.peek(token::Bracket) { bracketed_axes(input, errors).unwrap_or_default() } else { list(input, errors) }
}

fn bracketed_axes(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<ShapeAttr> {
    let written = input.fork().parse::<TokenTree>()?;
    let content;
    bracketed!(content in input);
    Ok(ShapeAttr { list: written.into(), ..list(&content, errors) })
}

fn list(input: ParseStream<'_>, errors: &mut Errors) -> ShapeAttr {
    let mut axes = ShapeAttr::default();
    let mut first = true;
    while !input.is_empty() {
        if input.peek(Token![..]) && !input.peek(Token![..=]) {
            axes.leading(first, input, errors);
        } else {
            let keyword = keyword(input);
            match axis(input, errors) {
                Some(dim) => {
                    if let Dim::Named(name) = &dim {
                        axes.names.push(name.clone());
                        axes.keywords.extend(keyword);
                    }
                    axes.shape.dims.push(dim);
                }
                None => axes.incomplete = true,
            }
        }
        first = false;
        axes.incomplete |= !after_axis(input, errors);
        let _ = input.parse::<Option<Token![,]>>();
    }
    axes
}

impl ShapeAttr {
    /// Reads `..`, or `...`, which other languages have in its place.
    fn leading(&mut self, first: bool, input: ParseStream<'_>, errors: &mut Errors) {
        let three = input.peek(Token![...]);
        let dots = if three {
            input.parse::<Token![...]>().map(ToTokens::into_token_stream)
        } else {
            input.parse::<Token![..]>().map(ToTokens::into_token_stream)
        };
        let Ok(dots) = dots else { return };
        if self.shape.leading {
            errors.at(
                Code::Shape,
                dots,
                "`..` is given twice; keep the first, and write `_` for each axis that this one stands for",
            );
        } else if !first {
            self.misplaced_dots = true;
            errors.at(Code::Shape,
                dots,
                "`..` stands for any number of leading axes, so it comes first; write `_` for each axis that it stands for \
                 here",
            );
        } else if three {
            errors.at(Code::Shape, dots, "expected `..`, found `...`; write `..`");
        }
        // The axes behind it are the last ones, wherever it stands.
        self.shape.leading = true;
        self.shape.dims.clear();
    }
}

/// Reports tokens between an axis and the next comma. Gives whether the axis is complete.
fn after_axis(input: ParseStream<'_>, errors: &mut Errors) -> bool {
    let pairs = input.peek(Token![=]) || input.peek(Token![:]) && !input.peek(Token![::]);
    if pairs {
        let rest = take_to_comma(input);
        let text = source_text(&rest);
        errors.at(Code::Shape, rest, format!("an axis is either a name or a length; remove `{text}`"));
        return true;
    }
    let starts_axis = |input: ParseStream<'_>| {
        input.peek(syn::Ident) && !input.peek(Token![as]) || input.peek(Token![_]) || input.peek(Lit)
    };
    if input.fork().parse::<Ident>().is_ok_and(|word| word == "x") && (input.peek2(Lit) || input.peek2(syn::Ident)) {
        errors.push(Code::Shape, &input.error("expected `,`, found `x`"));
        let _ = input.parse::<Ident>();
        return true;
    }
    separator(input, errors, starts_axis)
}

/// Reads one axis. `None`: there is none, which was reported.
fn axis(input: ParseStream<'_>, errors: &mut Errors) -> Option<Dim> {
    if input.parse::<Option<Token![_]>>().is_ok_and(|found| found.is_some()) {
        return Some(Dim::Any);
    }
    if let Some(dim) = foreign_axis(input, errors) {
        return Some(dim);
    }
    if let Some(range) = range(input) {
        let text = source_text(&range).replace(".. = ", "..=");
        let message = format!("expected an axis, found the range `{text}`; write its length, or `_` for any length");
        errors.at(Code::Shape, range, message);
        return None;
    }
    if input.peek(LitStr) && !input.peek2(Token![.]) {
        return quoted_axis(input, errors);
    }
    if let Some(keyword) = keyword(input) {
        let _ = input.call(Ident::parse_any);
        if is_dimension_name(&keyword) && keyword != "Self" {
            // Whether it is reported depends on the names that the struct declares.
            return Some(Dim::Named(Ident::new_raw(&keyword.to_string(), keyword.span())));
        }
        errors.at(Code::Shape, &keyword, format!("`{keyword}` can't be the name of an axis; choose another"));
        return Some(Dim::Any);
    }
    if let Some((list, inner)) = inner_list(input) {
        let text = source_text(&list);
        let inner = source_text(&inner);
        errors.at(Code::Shape, list, format!("expected an axis, found `{text}`; write `{inner}` in its place"));
        return None;
    }
    match constant(input) {
        Ok(expression) => dim(expression, errors),
        Err(_) => {
            if input.peek(Token![,]) {
                errors.push(
                    Code::Shape,
                    &input.error("expected an axis, found `,`; remove it, or write `_` for any length"),
                );
            } else {
                let message = "expected an axis: a name such as `batch`, a constant expression, or `_` for any length";
                errors.at(Code::Shape, take_to_comma(input), message);
            }
            None
        }
    }
}

/// The keyword that comes next in place of a name.
fn keyword(input: ParseStream<'_>) -> Option<Ident> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok().filter(is_keyword)?;
    let is_alone = ahead.is_empty() || ahead.peek(Token![,]);
    (is_alone && !matches!(word.to_string().as_str(), "_" | "true" | "false")).then_some(word)
}

/// Whether the word is a keyword, which is no name unless it has a `r#`.
pub(super) fn is_keyword(word: &Ident) -> bool {
    syn::parse_str::<Ident>(&word.to_string()).is_err()
}

/// The message about a keyword as the name of a dimension.
pub(crate) fn keyword_as_name(keyword: &Ident) -> String {
    format!("`{keyword}` is a keyword; write `r#{keyword}`, or another name")
}

/// Reads a list of axes in place of one: `[n, 2]`, `&[n, 2]`, `vec![n, 2]` or `{ n, 2 }`. Gives all of its tokens, and those
/// in it. `None`: there is none, and nothing was read.
fn inner_list(input: ParseStream<'_>) -> Option<(TokenStream, TokenStream)> {
    let tokens = take_to_comma(&input.fork());
    let Some(TokenTree::Group(group)) = tokens.clone().into_iter().last() else { return None };
    let is_list = match group.delimiter() {
        Delimiter::Bracket => {
            let before: Vec<_> = tokens.clone().into_iter().map(|token| source_text(&token)).collect();
            matches!(
                before[..before.len() - 1].iter().map(String::as_str).collect::<Vec<_>>()[..],
                [] | ["&"] | ["vec", "!"]
            )
        }
        Delimiter::Brace => {
            let is_comma = |token: TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
            tokens.clone().into_iter().count() == 1 && group.stream().into_iter().any(is_comma)
        }
        _ => false,
    };
    if !is_list {
        return None;
    }
    take_to_comma(input);
    Some((tokens, group.stream()))
}

/// Reads `1..3` or `..=3`. `None`: there is no range, and nothing was read.
fn range(input: ParseStream<'_>) -> Option<TokenStream> {
    let tokens = take_to_comma(&input.fork());
    let dots = |token: TokenTree| matches!(token, TokenTree::Punct(dot) if dot.as_char() == '.' && dot.spacing() == Spacing::Joint);
    tokens.into_iter().any(dots).then(|| take_to_comma(input))
}

/// Reads a token that means any length, or any axes, in other languages.
fn foreign_axis(input: ParseStream<'_>, errors: &mut Errors) -> Option<Dim> {
    let none = input.fork().call(syn::Ident::parse_any).is_ok_and(|ident| ident == "None");
    let none = none && !input.peek2(Token![::]);
    let alone =
        none || input.peek(Token![?]) || input.peek(Token![*]) || input.peek(Token![:]) && !input.peek(Token![::]);
    if !alone || !(input.peek2(Token![,]) || is_last(input)) {
        return None;
    }
    let found = input.parse::<TokenTree>().ok()?;
    errors.at(Code::Shape, &found, format!("expected an axis, found `{found}`; write `_` for any length"));
    Some(Dim::Any)
}

/// Whether one token is left.
fn is_last(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<TokenTree>().is_ok() && ahead.is_empty()
}

/// Reads `"batch"`, which is reported, as `batch`.
fn quoted_axis(input: ParseStream<'_>, errors: &mut Errors) -> Option<Dim> {
    let text = input.parse::<LitStr>().ok()?;
    let content = text.value();
    let inner = text.parse::<TokenStream>().ok().filter(|tokens| !tokens.is_empty());
    let read = inner.and_then(|tokens| {
        let axis = |input: ParseStream<'_>| Ok(axis(input, &mut Errors::default()));
        axis.parse2(tokens).ok().flatten()
    });
    match &read {
        Some(_) => errors.at(Code::Shape, text, found_a_string("an axis", content)),
        None => {
            errors.at(
                Code::Shape,
                text,
                "expected an axis, found a string; write a name such as `batch`, or `_` for any length",
            );
        }
    }
    read
}

/// The axis that an expression stands for. `None`: there is none, which was reported.
fn dim(expression: Expr, errors: &mut Errors) -> Option<Dim> {
    if let Expr::Path(path) = ungrouped(&expression)
        && let Some(name) = path.path.get_ident()
        && let Some(instead) = axes_of_type(name)
    {
        errors.at(Code::Shape, name, format!("expected an axis, found the type `{name}`; write `shape = {instead}`"));
        return None;
    }
    Some(match ungrouped(&expression) {
        Expr::Path(path) => match path.path.get_ident() {
            Some(name) if path.qself.is_none() && is_dimension_name(name) => Dim::Named(name.clone()),
            _ => Dim::Constant(expression),
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            let text = source_text(unary);
            errors.at(
                Code::Shape,
                unary,
                format!("an axis has no negative length, such as `{text}`; write `_` for any length"),
            );
            Dim::Any
        }
        Expr::Lit(literal) => {
            if let Some(message) = no_length(&literal.lit) {
                errors.at(Code::Shape, literal, message);
                Dim::Any
            } else {
                Dim::Constant(expression)
            }
        }
        Expr::Tuple(tuple) => {
            errors.at(Code::Shape, tuple, "expected an axis, found a tuple; remove its parentheses");
            return None;
        }
        _ => Dim::Constant(expression),
    })
}

/// What is wrong with a literal as a length.
fn no_length(literal: &Lit) -> Option<String> {
    match literal {
        Lit::Int(number) if matches!(number.suffix(), "" | "usize") => None,
        Lit::Int(number) => {
            let digits = number.to_string();
            let digits = digits.strip_suffix(number.suffix()).unwrap_or(&digits).trim_end_matches('_');
            Some(format!("the length of an axis is a `usize`; write `{digits}`"))
        }
        other => Some(format!(
            "the length of an axis is an integer, not `{}`; write one such as `3`, or `_` for any length",
            source_text(other)
        )),
    }
}

/// Whether the name is that of a dimension, which is lower-case. Constants and const parameters are upper-case.
pub(super) fn is_dimension_name(name: &Ident) -> bool {
    !name.unraw().to_string().chars().any(char::is_uppercase)
        && !matches!(name.to_string().as_str(), "self" | "super" | "crate")
}
