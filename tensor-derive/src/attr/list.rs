//! The parser of `key, key = value, …`. The keys are not known here: each kind of attribute has a table of its own.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::tokens::{entry_text, found_a_string, next_text, read_from, separator, skip_to_comma, unquoted};
use crate::errors::{Code, Errors};
use crate::nearest::nearest;
use crate::text::list;

/// A key that was written, and its value if that could be read.
pub(crate) struct KeyValue<T>(pub(super) Option<T>);

impl<T> KeyValue<T> {
    pub(crate) fn value(self) -> Option<T> {
        self.0
    }

    pub(crate) fn as_ref(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

/// One kind of attribute, with the table of its keys.
pub(super) trait KeyList: Sized + 'static {
    /// A row for each key, in the order in which messages list them.
    const KEYS: &'static [Key<Self>];
    /// A correct attribute, for messages.
    const EXAMPLE: &'static str;

    /// The message about the key `name` if it belongs to the other kind of attribute. `entry` is the key with its
    /// value, as text.
    fn misplaced(&mut self, name: &str, entry: &str) -> Option<String>;
}

/// A row in the table of the keys of `A`.
pub(super) struct Key<A> {
    pub(super) name: &'static str,
    /// Whether `=` follows the key.
    has_value: bool,
    /// Other names for the same, which are reported with the key as advice.
    pub(super) synonyms: &'static [&'static str],
    read: Read<A>,
}

/// Reads what follows a key, and keeps it. The key is as the user wrote it, which may be a synonym.
type Read<A> = fn(&mut A, &Ident, ParseStream<'_>, &mut Errors);

impl<A> Key<A> {
    /// `key`, or `key(…)`
    pub(super) const fn flag(name: &'static str, synonyms: &'static [&'static str], read: Read<A>) -> Self {
        Self { name, has_value: false, synonyms, read }
    }

    /// `key = value`
    pub(super) const fn value(name: &'static str, synonyms: &'static [&'static str], read: Read<A>) -> Self {
        Self { name, has_value: true, synonyms, read }
    }
}

impl<A> AsRef<str> for Key<A> {
    fn as_ref(&self) -> &str {
        self.name
    }
}

/// Reads every `#[tensor(…)]` among `attributes`.
pub(super) fn read_attributes<A: KeyList>(found: &mut A, attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("tensor")) {
        if let Meta::List(list) = &attribute.meta {
            read_from(list.tokens.clone(), |input| read_list(found, input, errors));
            continue;
        }
        errors.at(Code::Attribute, &attribute.meta, format!("expected a list, such as {}", A::EXAMPLE));
        if let Some(tokens) = value_tokens(&attribute.meta) {
            read_from(tokens, |input| read_list(found, input, &mut Errors::default()));
        }
    }
}

/// The entries in `#[tensor = "…"]`.
fn value_tokens(meta: &Meta) -> Option<TokenStream> {
    match meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

/// Reads `key, key = value, …`.
pub(super) fn read_list<A: KeyList>(found: &mut A, input: ParseStream<'_>, errors: &mut Errors) {
    while !input.is_empty() {
        match read_entry(found, input, errors) {
            Ok(()) => separator(input, errors, starts_entry::<A>),
            Err(error) => {
                errors.push(Code::Attribute, &error);
                skip_to_comma(input);
            }
        }
        // There is no comma at the end, nor before an entry that lacks it.
        let _ = input.parse::<Option<Token![,]>>();
    }
}

fn read_entry<A: KeyList>(found: &mut A, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
    let entry = entry_text(input);
    let key = key::<A>(input, errors)?;
    let name = key.unraw().to_string();
    if let Some(known) = A::KEYS.iter().find(|known| known.name == name) {
        (known.read)(found, &key, input, errors);
        return Ok(());
    }
    if let Some(message) = found.misplaced(&name, &entry) {
        errors.at(Code::Attribute, &key, message);
        skip_to_comma(input);
        return Ok(());
    }
    let meant = meant::<A>(&name, input);
    let suggestion = meant.map_or_else(|| ":".to_owned(), |meant| format!(", did you mean `{}`?", meant.name));
    errors.at(
        Code::Attribute,
        &key,
        format!("unknown key `{name}`{suggestion} the keys are {}", list(key_names::<A>())),
    );
    if let Some(meant) = meant {
        // The entry counts, since its lack could be a second error. What is wrong with its value is not reported: the
        // guess of the key may be wrong.
        (meant.read)(found, &key, input, &mut Errors::default());
    }
    skip_to_comma(input);
    Ok(())
}

/// Reads the next key. A key in quotes is reported, and read too.
fn key<A: KeyList>(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Ident> {
    if input.peek(Token![,]) {
        return Err(input.error("expected a key, found `,`; remove it"));
    }
    if let Some((key, quoted)) = unquoted(input, Ident::parse_any) {
        errors.at(Code::Attribute, quoted, found_a_string("a key", &key));
        return Ok(key);
    }
    input.call(Ident::parse_any).map_err(|error| {
        let message = format!("expected a key, found `{}`; write one of {}", next_text(input), list(key_names::<A>()));
        syn::Error::new(error.span(), message)
    })
}

fn key_names<A: KeyList>() -> impl Iterator<Item = &'static str> {
    A::KEYS.iter().map(|key| key.name)
}

/// The key that is likely meant by `name`: the one with that synonym, or else the nearest one among those that take a
/// value exactly if one follows, or else the nearest one.
fn meant<A: KeyList>(name: &str, input: ParseStream<'_>) -> Option<&'static Key<A>> {
    let has_value = input.peek(Token![=]);
    let fitting = A::KEYS.iter().filter(|key| key.has_value == has_value);
    let synonym = A::KEYS.iter().find(|key| key.synonyms.contains(&name));
    synonym.or_else(|| nearest(name, fitting)).or_else(|| nearest(name, A::KEYS))
}

/// Whether the next entry begins here, without a comma before it.
fn starts_entry<A: KeyList>(input: ParseStream<'_>) -> bool {
    let next = input.fork().call(Ident::parse_any);
    next.is_ok_and(|ident| key_names::<A>().any(|key| ident == key))
}

/// Keeps the value of a key, unless the key was there before, which is reported.
pub(super) fn once<T>(slot: &mut Option<T>, key: &Ident, value: T, errors: &mut Errors) {
    if slot.is_some() {
        errors.at(Code::Attribute, key, given_twice(key));
    } else {
        *slot = Some(value);
    }
}

pub(super) fn given_twice(key: &Ident) -> String {
    format!("`{key}` is given twice; remove one")
}
