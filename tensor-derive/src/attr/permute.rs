//! The value of `permute`: for each axis of the tensor, the number of the array's axis that it is.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::{LitInt, LitStr, Token, bracketed, token};

use super::shape::{Dim, Shape};
use super::tokens::{
    bracketed_text, found_a_string, parenthesized_tokens, read_from, separator, take_to_comma, unlisted,
};
use super::value::{equals, takes_a_value, value_span};
use crate::errors::{Code, Errors};
use crate::text::source_text;
use crate::type_syntax::MAX_RANK;

const EXAMPLE: &str = "[0, 3, 1, 2]";

/// A permutation of the axes of an array that has 1 to [`MAX_RANK`] of them.
pub(crate) struct Permutation {
    /// The array's axis for each axis of the tensor.
    pub(crate) axes: Vec<usize>,
    /// The list as it is written, for the place of errors about it.
    pub(crate) list: TokenTree,
}

impl Permutation {
    /// Whether each axis stays where it is.
    pub(crate) fn is_identity(&self) -> bool {
        self.axes.iter().copied().eq(0..self.axes.len())
    }
}

/// Reads the value of `permute` of an array with this `shape`, if one is known. `None`: there is no permutation, which was reported.
pub(super) fn permutation(
    key: &Ident,
    shape: Option<&Shape>,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> Option<Permutation> {
    if input.peek(token::Paren) {
        let list: TokenTree = input.fork().parse().ok()?;
        let tokens = parenthesized_tokens(input)?;
        errors.at(Code::Permute, key, takes_a_value(key, &bracketed_text(&tokens)));
        return listed(key, tokens, list, errors);
    }
    if !equals(key, EXAMPLE, input, errors) {
        return None;
    }
    let span = value_span(key, input);
    if let Ok(text) = input.fork().parse::<LitStr>()
        && let Some(axes) = by_letters(&text.value())
    {
        let list: TokenTree = input.parse().ok()?;
        let numbers = in_words(axes.iter().copied());
        errors.at(Code::Permute, &list, format!("expected a list of axes, such as `{key} = [{numbers}]`"));
        return Some(Permutation { axes, list });
    }
    if input.peek(token::Bracket) {
        let list: TokenTree = input.fork().parse().ok()?;
        let tokens = bracketed_tokens(input)?;
        if let Some(names) = names(&tokens) {
            return by_names(key, &names, shape, list, errors);
        }
        return listed(key, tokens, list, errors);
    }
    let found = unlisted(input);
    let is_right = found.clone().into_iter().nth(1).is_some() && {
        let mut errors = Errors::default();
        read_from(found.clone(), |input| entries(input, &mut errors)).flatten().is_some() && errors.len() == 0
    };
    let text = if is_right { bracketed_text(&found) } else { EXAMPLE.to_owned() };
    errors.push(Code::Permute, &syn::Error::new(span, format!("expected a list of axes, such as `{key} = {text}`")));
    None
}

/// The axes that `HWC->CHW` or `h w c -> c h w` stands for.
fn by_letters(text: &str) -> Option<Vec<usize>> {
    let axes = |side: &str| -> Vec<String> {
        let words: Vec<_> = side.split_whitespace().collect();
        match words[..] {
            [word] => word.chars().map(String::from).collect(),
            _ => words.into_iter().map(String::from).collect(),
        }
    };
    let (of_array, of_tensor) = text.split_once("->")?;
    let (of_array, of_tensor) = (axes(of_array), axes(of_tensor));
    let mut places = of_tensor.iter().map(|axis| of_array.iter().position(|other| other == axis));
    let permutation = places.by_ref().collect::<Option<Vec<_>>>()?;
    let mut sorted = permutation.clone();
    sorted.sort_unstable();
    (!sorted.is_empty() && sorted.into_iter().eq(0..of_array.len())).then_some(permutation)
}

/// Axes by names, as in einops: `batch, c, h, w`. `None`: they are not, or one alone.
fn names(tokens: &TokenStream) -> Option<Vec<Ident>> {
    let tokens: Vec<_> = tokens.clone().into_iter().collect();
    let names = tokens.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','));
    let mut names: Vec<_> = names.collect();
    // Behind a last comma.
    let _ = names.pop_if(|last| last.is_empty());
    let names = names.into_iter().map(|entry| match entry {
        [TokenTree::Ident(name)] => Some(name.clone()),
        _ => None,
    });
    names.collect::<Option<Vec<_>>>().filter(|names| names.len() > 1)
}

/// The permutation by the names of the axes, which is reported, and read if `shape` has each of them.
fn by_names(
    key: &Ident,
    names: &[Ident],
    shape: Option<&Shape>,
    list: TokenTree,
    errors: &mut Errors,
) -> Option<Permutation> {
    let dims = shape.filter(|shape| !shape.leading && shape.dims.len() == names.len()).map(|shape| &shape.dims[..]);
    let place = |name| dims?.iter().position(|dim| matches!(dim, Dim::Named(other) if other == name));
    let axes = names.iter().map(place).collect::<Option<Vec<_>>>();
    let axes = axes.filter(|axes| (0..names.len()).all(|axis| axes.contains(&axis)));
    let (advice, example) = match &axes {
        Some(axes) => ("write", axes.clone()),
        // The channels, which are last, behind the axes before those of an image.
        None => {
            let (channels, before) = (names.len() - 1, names.len().saturating_sub(3));
            ("list numbers, such as", (0..before).chain([channels]).chain(before..channels).collect())
        }
    };
    let example = in_words(example);
    let message = format!(
        "an axis is given by its number in the array, counted from 0, and not by a name; {advice} `{key} = [{example}]`"
    );
    errors.at(Code::Permute, &list, message);
    axes.map(|axes| Permutation { axes, list })
}

fn bracketed_tokens(input: ParseStream<'_>) -> Option<TokenStream> {
    let read = || {
        let content;
        bracketed!(content in input);
        content.parse()
    };
    read().ok()
}

/// The permutation that `tokens`, the inside of `list`, stand for.
fn listed(key: &Ident, tokens: TokenStream, list: TokenTree, errors: &mut Errors) -> Option<Permutation> {
    let entries = read_from(tokens, |input| entries(input, errors)).flatten()?;
    let number = entries.len();
    if number == 0 {
        errors.at(
            Code::Permute,
            list,
            format!("`{key}` lists no axis; list each axis of the array once, or remove `{key}`"),
        );
        return None;
    }
    if number > MAX_RANK {
        let message = format!("`{key}` lists {number} axes, and at most {MAX_RANK} can be permuted; remove `{key}`");
        errors.at(Code::Permute, list, message);
        return None;
    }
    if let Some(axes) = counted_from_one(&entries) {
        let instead: Vec<_> = axes.iter().map(ToString::to_string).collect();
        errors.at(Code::Permute, &list, format!("axes are counted from 0; write `{key} = [{}]`", instead.join(", ")));
        return Some(Permutation { axes, list });
    }
    let axes: Vec<_> = entries.iter().map(|entry| entry.axis(number, errors)).collect();
    let axes = axes.into_iter().collect::<Option<Vec<_>>>()?;
    are_a_permutation(key, &axes, &entries, errors).then_some(Permutation { axes, list })
}

/// One number in the list.
struct Entry {
    tokens: TokenStream,
    number: usize,
    /// Whether a `-` is before it, so that it counts from the end, as in Python.
    is_negative: bool,
}

impl Entry {
    /// The axis of an array that has `number` of them. One that is counted from the end is reported, and read too.
    /// `None`: there is no such axis, which was reported.
    fn axis(&self, number: usize, errors: &mut Errors) -> Option<usize> {
        if !self.is_negative {
            return Some(self.number);
        }
        let Self { tokens, number: from_end, .. } = self;
        let axis = number.checked_sub(*from_end).filter(|axis| *axis < number);
        let advice = match axis {
            Some(axis) => format!("write `{axis}` for `-{from_end}`"),
            None => format!("write one of {}", in_words(0..number)),
        };
        errors.at(Code::Permute, tokens, format!("axes are counted from 0; {advice}"));
        axis
    }
}

/// Reads the numbers. `None`: one of the entries is none, which was reported.
fn entries(input: ParseStream<'_>, errors: &mut Errors) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut is_complete = true;
    while !input.is_empty() {
        match entry(input, errors) {
            Some(entry) => entries.push(entry),
            None => is_complete = false,
        }
        separator(input, errors, |input| input.peek(LitInt));
        let _ = input.parse::<Option<Token![,]>>();
    }
    is_complete.then_some(entries)
}

fn entry(input: ParseStream<'_>, errors: &mut Errors) -> Option<Entry> {
    let is_negative = input.peek(Token![-]) && input.peek2(LitInt);
    if (is_negative || input.peek(LitInt)) && is_whole(is_negative, input) {
        let mut tokens: TokenStream =
            if is_negative { input.parse::<TokenTree>().ok()?.into() } else { TokenStream::new() };
        let literal: LitInt = input.parse().ok()?;
        // A number too large for a `usize` is out of range as well.
        let number = literal.base10_parse().unwrap_or(usize::MAX);
        tokens.extend([TokenTree::from(literal.token())]);
        return Some(Entry { tokens, number, is_negative });
    }
    if input.peek(Token![,]) {
        errors.push(Code::Permute, &input.error("expected the number of an axis, found `,`; remove it"));
        return None;
    }
    if let Ok(text) = input.fork().parse::<LitStr>()
        && let Ok(number) = text.parse::<LitInt>()
    {
        let _ = input.parse::<LitStr>();
        errors.at(Code::Permute, text, found_a_string("the number of an axis", number));
        return None;
    }
    let tokens = take_to_comma(input);
    let text = source_text(&tokens);
    errors.at(
        Code::Permute,
        tokens,
        format!("expected the number of an axis, found `{text}`; write an integer, such as `0` for the first axis"),
    );
    None
}

/// Whether the number that follows is an entry, and not a part of a computation.
fn is_whole(is_negative: bool, input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let _ = is_negative.then(|| ahead.parse::<TokenTree>());
    let _ = ahead.parse::<TokenTree>();
    let computes = ahead.peek(Token![+]) || ahead.peek(Token![*]) || ahead.peek(Token![/]) || ahead.peek(Token![%]);
    !(computes || ahead.peek(Token![-]) && !ahead.peek(Token![->]))
}

/// The axes, if they are a permutation that is counted from 1, as in Julia and MATLAB.
fn counted_from_one(entries: &[Entry]) -> Option<Vec<usize>> {
    let mut numbers: Vec<_> = entries.iter().map(|entry| entry.number).collect();
    numbers.sort_unstable();
    let is_from_one = numbers.into_iter().eq(1..=entries.len()) && entries.iter().all(|entry| !entry.is_negative);
    is_from_one.then(|| entries.iter().map(|entry| entry.number - 1).collect())
}

/// Whether each of the first axes is there once. Every number that is too large or there before is reported.
fn are_a_permutation(key: &Ident, axes: &[usize], entries: &[Entry], errors: &mut Errors) -> bool {
    let number = axes.len();
    let missing: Vec<_> = (0..number).filter(|axis| !axes.contains(axis)).collect();
    if missing.is_empty() {
        return true;
    }
    let are_missing = match missing[..] {
        [one] => format!("{one} is missing"),
        _ => format!("{} are missing", in_words(missing)),
    };
    let rule = if number == 1 {
        "write `0`, the only axis of such an array".to_owned()
    } else {
        format!("each of {} stands once, and {are_missing}", in_words(0..number))
    };
    for (index, (axis, entry)) in axes.iter().zip(entries).enumerate() {
        if *axis >= number {
            let axes = if number == 1 { "axis" } else { "axes" };
            let text = source_text(&entry.tokens);
            errors.at(
                Code::Permute,
                &entry.tokens,
                format!("`{key}` lists {number} {axes}, and {text} is none of them; {rule}"),
            );
        } else if axes[..index].contains(axis) {
            errors.at(Code::Permute, &entry.tokens, format!("`{key}` lists axis {axis} twice; {rule}"));
        }
    }
    false
}

fn in_words(numbers: impl IntoIterator<Item = usize>) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join(", ")
}
