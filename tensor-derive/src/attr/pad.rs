//! The keys about padding on a field of a sample: `pad`, `pad_axes`, `pad_to`, `pad_to_multiple_of`, `lengths` and `mask`.

use proc_macro2::{Ident, TokenTree};
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Expr, LitInt, Member, Token, bracketed};

use super::list::once;
use super::value::{Expected, constant, value};
use crate::errors::Errors;

/// What is said about padding.
#[derive(Default)]
pub(crate) struct PadAttr {
    /// What stands behind the values.
    pub(crate) pad: Option<Keyed<Expr>>,
    /// The axes of the sample's array that are padded.
    pub(crate) axes: Option<Keyed<PadAxes>>,
    /// How long they become.
    pub(crate) to: Option<Keyed<Expr>>,
    /// A number of which their length becomes a multiple.
    pub(crate) multiple_of: Option<Keyed<Expr>>,
    /// The field of the batch for the lengths.
    pub(crate) lengths: Option<Keyed<Member>>,
    /// The field of the batch that says where values are.
    pub(crate) mask: Option<Keyed<Member>>,
}

/// A key, and its value if that could be read.
pub(crate) struct Keyed<T> {
    pub(crate) key: Ident,
    pub(crate) value: Option<T>,
}

/// `[0, 1]`
pub(crate) struct PadAxes {
    pub(crate) axes: Vec<usize>,
    /// The list as it is written, for the place of errors about it.
    pub(crate) list: TokenTree,
}

impl PadAttr {
    /// The first of the keys that are there, in the order of the table.
    pub(crate) fn first_key(&self) -> Option<&Ident> {
        self.pad.as_ref().map(|pad| &pad.key).or_else(|| self.first_beside_pad())
    }

    /// The first of the keys that are there, other than `pad`.
    pub(crate) fn first_beside_pad(&self) -> Option<&Ident> {
        let Self { pad: _, axes, to, multiple_of, lengths, mask } = self;
        let keys = [
            axes.as_ref().map(|keyed| &keyed.key),
            to.as_ref().map(|keyed| &keyed.key),
            multiple_of.as_ref().map(|keyed| &keyed.key),
            lengths.as_ref().map(|keyed| &keyed.key),
            mask.as_ref().map(|keyed| &keyed.key),
        ];
        keys.into_iter().flatten().next()
    }
}

/// Reads the value of a key, and keeps it in `slot`.
fn keep<T>(
    slot: &mut Option<Keyed<T>>,
    key: &Ident,
    expected: &Expected<'_>,
    input: ParseStream<'_>,
    errors: &mut Errors,
    read: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) {
    let before = errors.len();
    let value = value(key, expected, input, errors, read);
    // A value that was miswritten may not be what is meant, and is no second mistake.
    let value = value.filter(|_| errors.len() == before);
    once(slot, key, Keyed { key: key.clone(), value }, errors);
}

/// Reads a constant expression, and keeps it in `slot`.
pub(super) fn keep_constant(
    slot: &mut Option<Keyed<Expr>>,
    key: &Ident,
    expected: &Expected<'_>,
    input: ParseStream<'_>,
    errors: &mut Errors,
) {
    keep(slot, key, expected, input, errors, constant);
}

/// Reads the name of a field of the batch, or its number in a tuple struct, and keeps it in `slot`.
pub(super) fn keep_field(
    slot: &mut Option<Keyed<Member>>,
    key: &Ident,
    example: &str,
    input: ParseStream<'_>,
    errors: &mut Errors,
) {
    keep(slot, key, &Expected { what: "the name of a field of the batch", example }, input, errors, |input| {
        if input.peek(Token![_]) { Err(input.error("expected a name")) } else { input.parse() }
    });
}

/// Reads a list of axes, and keeps it in `slot`.
pub(super) fn keep_axes(slot: &mut Option<Keyed<PadAxes>>, key: &Ident, input: ParseStream<'_>, errors: &mut Errors) {
    keep(slot, key, &Expected { what: "a list of axes", example: "[0, 1]" }, input, errors, |input| {
        let list = input.fork().parse()?;
        let content;
        bracketed!(content in input);
        let numbers = Punctuated::<LitInt, Token![,]>::parse_terminated(&content)?;
        let axes = numbers.iter().map(LitInt::base10_parse).collect::<syn::Result<_>>()?;
        Ok(PadAxes { axes, list })
    });
}
