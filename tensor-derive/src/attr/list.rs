//! The parser of `key, key = value, …`, whatever the keys are.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::tokens::{entry_text, next_text, read_from, separator, skip_to_comma, unquoted};
use crate::errors::Errors;
use crate::nearest::nearest;
use crate::text::list;

/// A key that was written, and its value if that could be read.
pub(crate) struct KeyValue<T>(pub(super) Option<T>);

impl<T> KeyValue<T> {
    pub(crate) fn value(self) -> Option<T> {
        self.0
    }
}

/// A key, and whether something follows it.
pub(super) struct Key {
    pub(super) name: &'static str,
    has_value: bool,
}

impl Key {
    pub(super) const fn flag(name: &'static str) -> Self {
        Self { name, has_value: false }
    }

    pub(super) const fn value(name: &'static str) -> Self {
        Self { name, has_value: true }
    }
}

/// The keys of one kind of attribute, and what they have said so far.
pub(super) trait Vocabulary {
    const KEYS: &'static [Key];
    /// What the keys are called elsewhere.
    const SYNONYMS: &'static [(&'static str, &'static str)];
    /// An attribute as it should be.
    const EXAMPLE: &'static str;

    /// Reads what follows the key, which means `name`.
    fn read(&mut self, name: &str, key: Ident, input: ParseStream<'_>, errors: &mut Errors);

    /// What to say of a key that belongs elsewhere; `entry` is the key with its value. Takes note of what it means here.
    fn misplaced(&mut self, name: &str, entry: &str) -> Option<String>;
}

/// Reads every `#[tensor(…)]` among `attributes`.
pub(super) fn read_attributes<V: Vocabulary>(found: &mut V, attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("tensor")) {
        if let Meta::List(list) = &attribute.meta {
            read_from(list.tokens.clone(), |input| read_list(found, input, errors));
            continue;
        }
        errors.at(&attribute.meta, format!("expected a list, such as {}", V::EXAMPLE));
        if let Some(tokens) = value_tokens(&attribute.meta) {
            read_from(tokens, |input| read_list(found, input, &mut Errors::default()));
        }
    }
}

/// The `copy` of `#[tensor = "copy"]`.
fn value_tokens(meta: &Meta) -> Option<TokenStream> {
    match meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

/// `key`, `key = value`, …
pub(super) fn read_list<V: Vocabulary>(found: &mut V, input: ParseStream<'_>, errors: &mut Errors) {
    while !input.is_empty() {
        match read_entry(found, input, errors) {
            Ok(()) => separator(input, errors, starts_entry::<V>),
            Err(error) => {
                errors.push(error);
                skip_to_comma(input);
            }
        }
        // Either a comma, or the end, or an entry that lacks its comma.
        let _ = input.parse::<Option<Token![,]>>();
    }
}

fn read_entry<V: Vocabulary>(found: &mut V, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
    let entry = entry_text(input);
    let key = key::<V>(input, errors)?;
    let name = key.unraw().to_string();
    if is_key::<V>(&name) {
        found.read(&name, key, input, errors);
        return Ok(());
    }
    if let Some(message) = found.misplaced(&name, &entry) {
        errors.at(&key, message);
        skip_to_comma(input);
        return Ok(());
    }
    let meant = meant::<V>(&name, input);
    let suggestion = meant.map_or_else(|| ":".to_owned(), |meant| format!(", did you mean `{meant}`?"));
    errors.at(&key, format!("unknown key `{name}`{suggestion} the keys are {}", list(key_names::<V>())));
    if let Some(meant) = meant {
        // So that what follows from it is no second error; nor is what it gets wrong itself.
        found.read(meant, key, input, &mut Errors::default());
    }
    skip_to_comma(input);
    Ok(())
}

/// The key that comes next, be it in quotes.
fn key<V: Vocabulary>(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Ident> {
    if input.peek(Token![,]) {
        return Err(input.error("expected a key, found `,`; remove it"));
    }
    if let Some((key, quoted)) = unquoted(input, Ident::parse_any) {
        errors.at(quoted, format!("expected a key, found a string; write `{key}` without quotes"));
        return Ok(key);
    }
    input.call(Ident::parse_any).map_err(|error| {
        let message = format!("expected a key, found `{}`; write one of {}", next_text(input), list(key_names::<V>()));
        syn::Error::new(error.span(), message)
    })
}

fn key_names<V: Vocabulary>() -> impl Iterator<Item = &'static str> {
    V::KEYS.iter().map(|key| key.name)
}

fn is_key<V: Vocabulary>(name: &str) -> bool {
    key_names::<V>().any(|key| key == name)
}

/// The key that `name` stands for: what it is called elsewhere, or the nearest key that takes what follows, or any that is
/// near.
fn meant<V: Vocabulary>(name: &str, input: ParseStream<'_>) -> Option<&'static str> {
    let has_value = input.peek(Token![=]);
    let fitting = V::KEYS.iter().filter(|key| key.has_value == has_value).map(|key| key.name);
    let synonym = V::SYNONYMS.iter().find(|(synonym, _)| *synonym == name).map(|(_, key)| *key);
    synonym.or_else(|| nearest(name, fitting)).or_else(|| nearest(name, key_names::<V>()))
}

/// Whether an entry comes next that lacks its comma.
fn starts_entry<V: Vocabulary>(input: ParseStream<'_>) -> bool {
    let next = input.fork().call(Ident::parse_any);
    next.is_ok_and(|ident| is_key::<V>(&ident.to_string()))
}

/// Says that a key has come before, if it has; else keeps what it says.
pub(super) fn once<T>(slot: &mut Option<T>, key: &Ident, value: T, errors: &mut Errors) {
    if slot.is_some() {
        errors.at(key, format!("`{key}` is given twice; remove one"));
    } else {
        *slot = Some(value);
    }
}
