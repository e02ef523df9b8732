//! The parser of `key, key = value, …`. The keys are not known here: each kind of attribute has a table of its own.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::tokens::{found_a_string, next_text, read_from, separator, skip_to_comma, take_to_comma, unquoted};
use crate::errors::{Code, Errors};
use crate::nearest::nearest;
use crate::text::{list, source_text};

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
pub(super) trait KeyList: Default + 'static {
    /// A row for each key, in the order in which messages list them.
    const KEYS: &'static [Key<Self>];
    /// A correct attribute, for messages.
    const EXAMPLE: &'static str;

    /// Whether the key `name` belongs to the other kind of attribute. `entry` is the key with its value, as text. The entry is
    /// kept until [`misplaced`](Self::misplaced) is reported.
    fn is_misplaced(&mut self, name: &str, entry: &str) -> bool;

    /// The entries that belong to the other kind of attribute.
    fn misplaced(&mut self) -> &mut Misplaced;

    /// Whether the key `name` is reported here in any case: it was there before, or it contradicts one that was.
    fn is_refused(&self, name: &str) -> bool;

    /// Notes a key that is none, and not near to one.
    fn note_unknown(&mut self);
}

/// Entries that belong to the other kind of attribute. They are reported together.
#[derive(Default)]
pub(super) struct Misplaced(Vec<(Ident, TokenStream)>);

impl Misplaced {
    /// Reports the entries at the first of them. `advice` writes what to do about them, given the entries as they are written
    /// in the attribute where they belong, whose keys `A` has.
    pub(super) fn report<A: KeyList>(
        &self,
        owner: &str,
        errors: &mut Errors,
        advice: impl FnOnce(&[String], &str) -> String,
    ) {
        let Some((first, _)) = self.0.first() else { return };
        let names: Vec<_> = self.0.iter().map(|(key, _)| key.unraw().to_string()).collect();
        let entries: Vec<_> = self.0.iter().map(|(key, entry)| well_written::<A>(key, entry)).collect();
        let (last, others) = names.split_last().expect("there is a first one");
        let subject = match others {
            [] => format!("`{last}` belongs"),
            others => format!("{} and `{last}` belong", list(others)),
        };
        let they = if others.is_empty() { "it is" } else { "they are" };
        errors.at(Code::Attribute, first, format!("{subject} on {owner}; {}", advice(&entries, they)));
    }
}

/// An entry as it is written, if it is right; with the `=` that it lacks; or else the key's example.
fn well_written<A: KeyList>(key: &Ident, entry: &TokenStream) -> String {
    let name = key.unraw().to_string();
    let is_right = |text: &str| {
        let mut errors = Errors::default();
        let tokens: Option<TokenStream> = text.parse().ok();
        let read =
            tokens.and_then(|tokens| read_from(tokens, |input| read_list(&mut A::default(), input, &mut errors)));
        read.is_some() && errors.len() == 0
    };
    let text = source_text(entry);
    let value = text.strip_prefix(&name).map_or("", str::trim).trim_start_matches('(').trim_end_matches(')');
    let forms = [text.clone(), format!("{name} = {value}"), format!("{name} = [{value}]")];
    let known = A::KEYS.iter().find(|known| known.name == name);
    forms
        .into_iter()
        .find(|form| is_right(form))
        .unwrap_or_else(|| known.map_or(text, |known| known.example.to_owned()))
}

/// A row in the table of the keys of `A`.
pub(super) struct Key<A> {
    pub(super) name: &'static str,
    /// The key with a value, for messages.
    example: &'static str,
    /// Whether `=` follows the key.
    has_value: bool,
    /// Other names for the same, which are reported with the key as advice.
    pub(super) synonyms: &'static [&'static str],
    read: Read<A>,
}

/// Reads what follows a key, and keeps it. The key is as the user wrote it, which may be a synonym.
type Read<A> = fn(&mut A, &Ident, ParseStream<'_>, &mut Errors);

impl<A> Key<A> {
    /// `key`
    pub(super) const fn flag(name: &'static str, synonyms: &'static [&'static str], read: Read<A>) -> Self {
        Self { name, example: name, has_value: false, synonyms, read }
    }

    /// `key(…)`
    pub(super) const fn call(
        name: &'static str,
        example: &'static str,
        synonyms: &'static [&'static str],
        read: Read<A>,
    ) -> Self {
        Self { name, example, has_value: false, synonyms, read }
    }

    /// `key = value`
    pub(super) const fn value(
        name: &'static str,
        example: &'static str,
        synonyms: &'static [&'static str],
        read: Read<A>,
    ) -> Self {
        Self { name, example, has_value: true, synonyms, read }
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
        if !is_refused_by_the_compiler(&attribute.meta) {
            errors.at(Code::Attribute, &attribute.meta, format!("expected a list, such as {}", A::EXAMPLE));
        }
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
            Expr::Path(path) => Some(path.to_token_stream()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the value in `#[tensor = …]` is none that an attribute can have, which the compiler reports.
fn is_refused_by_the_compiler(meta: &Meta) -> bool {
    matches!(meta, Meta::NameValue(pair) if matches!(pair.value, Expr::Path(_)))
}

/// Reads `key, key = value, …`.
pub(super) fn read_list<A: KeyList>(found: &mut A, input: ParseStream<'_>, errors: &mut Errors) {
    while !input.is_empty() {
        match read_entry(found, input, errors) {
            Ok(()) => {
                if found_again(found, input) {
                    continue;
                }
                separator(input, errors, starts_entry::<A>);
            }
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
    let tokens = take_to_comma(&input.fork());
    let key = key::<A>(input, errors)?;
    let name = key.unraw().to_string();
    if let Some(known) = A::KEYS.iter().find(|known| known.name == name) {
        (known.read)(found, &key, input, errors);
        return Ok(());
    }
    if found.is_misplaced(&name, &source_text(&tokens)) {
        found.misplaced().0.push((key, tokens));
        skip_to_comma(input);
        return Ok(());
    }
    let meant = meant::<A>(&name, input);
    let suggestion = meant
        .map_or_else(|| ":".to_owned(), |meant| format!(", did you mean `{}`?", suggested::<A>(meant, &key, &tokens)));
    errors.at(
        Code::Attribute,
        &key,
        format!("unknown key `{name}`{suggestion} the keys are {}", list(key_names::<A>())),
    );
    if let Some(meant) = meant {
        // The entry counts, since its lack could be a second error. What is wrong with its value is not reported: the
        // guess of the key may be wrong.
        (meant.read)(found, &key, input, &mut Errors::default());
    } else {
        found.note_unknown();
    }
    skip_to_comma(input);
    Ok(())
}

/// The key that is meant; with a value, if the one that is written is none of its values.
fn suggested<A: KeyList>(meant: &Key<A>, key: &Ident, entry: &TokenStream) -> String {
    let meant_key = Ident::new(meant.name, key.span());
    let mut entry: Vec<_> = entry.clone().into_iter().collect();
    entry[0] = meant_key.clone().into();
    let entry: TokenStream = entry.into_iter().collect();
    let instead = well_written::<A>(&meant_key, &entry);
    if instead == source_text(&entry) { meant.name.to_owned() } else { instead }
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

/// Whether a key follows without a comma that is reported in any case, so that the comma is no mistake of its own.
fn found_again<A: KeyList>(found: &A, input: ParseStream<'_>) -> bool {
    let next = input.fork().call(Ident::parse_any);
    next.is_ok_and(|key| starts_entry::<A>(input) && found.is_refused(&key.unraw().to_string()))
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
