//! `#[tensor(…)]` on a field.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::{Attribute, Lit, LitBool, Token, Type, token};

use super::list::{Key, KeyValue, Vocabulary, once, read_attributes, read_list};
use super::shape::{Axes, axes};
use super::tokens::{parenthesized_tokens, read_from, skip_to_comma};
use super::value::{Expected, dtype, layout, name, rank, value};
use crate::errors::Errors;
use crate::text::source_text;

/// What the attributes of a field say, as they say it: each key, with its value if that can be read.
#[derive(Default)]
pub(crate) struct FieldAttr {
    pub(crate) share: Option<Ident>,
    pub(crate) copy: Option<Ident>,
    pub(crate) skip: Option<Ident>,
    pub(crate) cast: Option<CastAttr>,
    pub(crate) dtype: Option<KeyValue<Type>>,
    pub(crate) shape: Option<Axes>,
    pub(crate) rank: Option<KeyValue<(Lit, usize)>>,
    pub(crate) layout: Option<Ident>,
    pub(crate) rename: Option<KeyValue<Ident>>,
}

/// One of the three casts.
pub(crate) struct CastAttr {
    pub(crate) key: Ident,
    pub(crate) kind: CastKind,
    pub(crate) to: Option<Type>,
}

/// What becomes of a value that the other dtype can't hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CastKind {
    /// There is none, or the cast does not compile.
    Lossless,
    /// It is an error.
    Checked,
    /// It is converted as `as` does.
    Lossy,
}

impl FieldAttr {
    /// Reads every `#[tensor(…)]` of a field.
    pub(crate) fn parse(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut found = Self::default();
        read_attributes(&mut found, attributes, errors);
        found
    }

    /// Whether anything but `skip` is said.
    pub(crate) fn says_more_than_skip(&self) -> bool {
        self.share.is_some()
            || self.copy.is_some()
            || self.cast.is_some()
            || self.dtype.is_some()
            || self.shape.is_some()
            || self.rank.is_some()
            || self.layout.is_some()
            || self.rename.is_some()
    }

    /// Reads a key that has no value; whether it is meant.
    fn flag(&mut self, key: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> bool {
        if input.peek(Token![=]) {
            return flag_with_value(key, input, errors);
        }
        if !input.peek(token::Paren) {
            return true;
        }
        let tokens = parenthesized_tokens(input).unwrap_or_default();
        let entries = source_text(&tokens);
        let instead = if entries.is_empty() { key.to_string() } else { format!("{key}, {entries}") };
        errors.at(key, format!("`{key}` takes no list; write `{instead}`"));
        read_from(tokens, |input| read_list(self, input, errors));
        true
    }

    fn cast(&mut self, kind: CastKind, key: Ident, input: ParseStream<'_>, errors: &mut Errors) {
        let expected = Expected { what: "a type", example: "i64" };
        let to = value(&key, &expected, input, errors, dtype);
        match &self.cast {
            Some(first) if first.key == key => errors.at(&key, format!("`{key}` is given twice; remove one")),
            Some(first) => {
                errors.at(&key, format!("a field has one cast; remove `{key}`, or `{}`", first.key));
            }
            None => self.cast = Some(CastAttr { key, kind, to }),
        }
    }
}

/// `copy = true`; whether it is meant.
fn flag_with_value(key: &Ident, input: ParseStream<'_>, errors: &mut Errors) -> bool {
    let _ = input.parse::<Token![=]>();
    let off = input.fork().parse::<LitBool>().is_ok_and(|value| !value.value);
    skip_to_comma(input);
    let advice = if off { format!("remove `{key}`") } else { format!("write `{key}` alone") };
    errors.at(key, format!("`{key}` takes no value; {advice}"));
    !off
}

impl Vocabulary for FieldAttr {
    const KEYS: &'static [Key] = &[
        Key::flag("share"),
        Key::flag("copy"),
        Key::value("cast"),
        Key::value("cast_checked"),
        Key::value("cast_lossy"),
        Key::value("dtype"),
        Key::value("shape"),
        Key::value("rank"),
        Key::value("layout"),
        Key::flag("skip"),
        Key::value("rename"),
    ];
    const SYNONYMS: &'static [(&'static str, &'static str)] = &[
        ("borrow", "share"),
        ("lend", "share"),
        ("shared", "share"),
        ("view", "share"),
        ("clone", "copy"),
        ("copied", "copy"),
        ("owned", "copy"),
        ("ignore", "skip"),
        ("as", "cast_lossy"),
        ("cast_as", "cast_lossy"),
        ("cast_lossless", "cast"),
        ("convert", "cast"),
        ("into", "cast"),
        ("try_cast", "cast_checked"),
        ("try_into", "cast_checked"),
        ("elem", "dtype"),
        ("element", "dtype"),
        ("type", "dtype"),
        ("axes", "shape"),
        ("dim", "shape"),
        ("dims", "shape"),
        ("size", "shape"),
        ("ndim", "rank"),
        ("order", "layout"),
        ("name", "rename"),
    ];
    const EXAMPLE: &'static str = "`#[tensor(share)]` or `#[tensor(copy, cast = i64)]`";

    fn read(&mut self, meant: &str, key: Ident, input: ParseStream<'_>, errors: &mut Errors) {
        match meant {
            "share" | "copy" | "skip" => {
                if self.flag(&key, input, errors) {
                    let slot = match meant {
                        "share" => &mut self.share,
                        "copy" => &mut self.copy,
                        _ => &mut self.skip,
                    };
                    once(slot, &key, key.clone(), errors);
                }
            }
            "cast" => self.cast(CastKind::Lossless, key, input, errors),
            "cast_checked" => self.cast(CastKind::Checked, key, input, errors),
            "cast_lossy" => self.cast(CastKind::Lossy, key, input, errors),
            "dtype" => {
                let expected = Expected { what: "a type", example: "f32" };
                let before = errors.len();
                let ty = value(&key, &expected, input, errors, dtype);
                // A value that is a guess asserts nothing: it could be a second mistake.
                let ty = ty.filter(|_| errors.len() == before);
                once(&mut self.dtype, &key, KeyValue(ty), errors);
            }
            "shape" => {
                let axes = axes(&key, input, errors);
                once(&mut self.shape, &key, axes, errors);
            }
            "rank" => {
                let rank = rank(&key, input, errors);
                once(&mut self.rank, &key, KeyValue(rank), errors);
            }
            "layout" => {
                layout(&key, input, errors);
                once(&mut self.layout, &key, key.clone(), errors);
            }
            "rename" => {
                let expected = Expected { what: "a name", example: "images" };
                let name = value(&key, &expected, input, errors, name);
                once(&mut self.rename, &key, KeyValue(name), errors);
            }
            _ => unreachable!("a key of `KEYS`"),
        }
    }

    fn misplaced(&mut self, name: &str, entry: &str) -> Option<String> {
        // `dims = […]` is a shape.
        let of_the_struct = name == "crate" || name == "dims" && !entry.contains('=');
        of_the_struct
            .then(|| format!("`{name}` belongs on the struct; write `#[tensor({entry})]` above `struct`, and not here"))
    }
}
