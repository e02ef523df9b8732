//! The language of `#[tensor(…)]` on a field.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Meta, Token, Type, bracketed, token};

use crate::errors::{Errors, nearest};

const KEYS: &[&str] = &["share", "copy", "cast", "dtype", "shape", "skip"];

/// What the keys are called elsewhere.
const SYNONYMS: &[(&str, &str)] = &[("borrow", "share"), ("view", "share"), ("clone", "copy"), ("ignore", "skip")];

/// What the attributes of a field say, as they say it.
#[derive(Default)]
pub(crate) struct FieldAttr {
    pub(crate) share: Option<Ident>,
    pub(crate) copy: Option<Ident>,
    pub(crate) skip: Option<Ident>,
    pub(crate) cast: Option<(Ident, Type)>,
    pub(crate) dtype: Option<(Ident, Type)>,
    pub(crate) shape: Option<(Ident, Vec<Dim>)>,
}

/// One axis in a `shape`.
#[derive(Clone)]
pub(crate) enum Dim {
    /// A lower-case name.
    Named(Ident),
    /// A constant expression.
    Constant(Expr),
    /// `_`
    Any,
}

impl FieldAttr {
    /// Reads every `#[tensor(…)]` of a field.
    pub(crate) fn parse(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut found = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("tensor")) {
            match &attribute.meta {
                Meta::List(list) => {
                    let parsed = (|input: ParseStream<'_>| {
                        found.parse_list(input, errors);
                        Ok(())
                    })
                    .parse2(list.tokens.clone());
                    if let Err(error) = parsed {
                        errors.push(error);
                    }
                }
                other => {
                    errors.at(other, "expected a list, such as `#[tensor(share)]` or `#[tensor(copy, cast = i64)]`");
                }
            }
        }
        found
    }

    /// `key`, `key = value`, … A bad entry is reported and skipped, so that the next one is read as well.
    fn parse_list(&mut self, input: ParseStream<'_>, errors: &mut Errors) {
        while !input.is_empty() {
            let read = self.parse_entry(input, errors).and_then(|()| {
                if input.is_empty() || input.peek(Token![,]) { Ok(()) } else { Err(input.error("expected `,`")) }
            });
            if let Err(error) = read {
                errors.push(error);
                skip_to_comma(input);
            }
            // Either a comma or the end.
            let _ = input.parse::<Option<Token![,]>>();
        }
    }

    fn parse_entry(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        let key = input
            .call(Ident::parse_any)
            .map_err(|error| syn::Error::new(error.span(), format!("expected one of {}", list(KEYS))))?;
        let name = key.to_string();
        if KEYS.contains(&name.as_str()) {
            return self.parse_value(&name, key, input, errors);
        }
        let synonym = SYNONYMS.iter().find(|(synonym, _)| *synonym == name).map(|(_, key)| *key);
        let meant = synonym.or_else(|| nearest(&name, KEYS));
        let suggestion = meant.map_or_else(|| ":".to_owned(), |meant| format!(", did you mean `{meant}`?"));
        errors.at(&key, format!("unknown key `{name}`{suggestion} the keys are {}", list(KEYS)));
        // Read as what was meant, so that what follows from it is no second error; nor is what it gets wrong itself.
        let read = meant.map(|meant| self.parse_value(meant, key, input, &mut Errors::default()));
        if !matches!(read, Some(Ok(()))) {
            skip_to_comma(input);
        }
        Ok(())
    }

    /// What follows the key, which is read as `name`.
    fn parse_value(&mut self, name: &str, key: Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        match name {
            "share" => flag(&mut self.share, key, input, errors),
            "copy" => flag(&mut self.copy, key, input, errors),
            "skip" => flag(&mut self.skip, key, input, errors),
            "cast" => {
                let value = type_value(&key, input, "cast = i64")?;
                once(&mut self.cast, key, value, errors);
                Ok(())
            }
            "dtype" => {
                let value = type_value(&key, input, "dtype = f32")?;
                once(&mut self.dtype, key, value, errors);
                Ok(())
            }
            "shape" => {
                let value = shape_value(&key, input)?;
                once(&mut self.shape, key, value, errors);
                Ok(())
            }
            _ => unreachable!("a key of `KEYS`"),
        }
    }
}

fn list(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn flag(slot: &mut Option<Ident>, key: Ident, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
    if input.peek(Token![=]) || input.peek(token::Paren) {
        return Err(syn::Error::new(key.span(), format!("`{key}` takes no value; write `{key}` alone")));
    }
    if slot.is_some() {
        errors.at(&key, format!("`{key}` is given twice; remove one"));
    } else {
        *slot = Some(key);
    }
    Ok(())
}

fn once<T>(slot: &mut Option<(Ident, T)>, key: Ident, value: T, errors: &mut Errors) {
    if slot.is_some() {
        errors.at(&key, format!("`{key}` is given twice; remove one"));
    } else {
        *slot = Some((key, value));
    }
}

fn equals(key: &Ident, input: ParseStream<'_>, example: &str) -> syn::Result<()> {
    if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        Ok(())
    } else {
        Err(syn::Error::new(key.span(), format!("`{key}` takes a value, such as `{example}`")))
    }
}

/// Where a value should be; its key, if there is none.
fn value_span(key: &Ident, input: ParseStream<'_>) -> Span {
    if input.is_empty() || input.peek(Token![,]) { key.span() } else { input.span() }
}

fn type_value(key: &Ident, input: ParseStream<'_>, example: &str) -> syn::Result<Type> {
    equals(key, input, example)?;
    let span = value_span(key, input);
    input.parse::<Type>().map_err(|_| syn::Error::new(span, format!("expected a type, such as `{example}`")))
}

fn shape_value(key: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Dim>> {
    const EXAMPLE: &str = "shape = [batch, 3, _]";
    equals(key, input, EXAMPLE)?;
    if !input.peek(token::Bracket) {
        return Err(syn::Error::new(value_span(key, input), format!("expected a list of axes, such as `{EXAMPLE}`")));
    }
    let axes;
    bracketed!(axes in input);
    Ok(Punctuated::<Dim, Token![,]>::parse_terminated_with(&axes, Dim::parse)?.into_iter().collect())
}

impl Dim {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.parse::<Option<Token![_]>>()?.is_some() {
            return Ok(Self::Any);
        }
        let span = input.span();
        let expression = input.parse::<Expr>().map_err(|_| {
            skip_to_end(input);
            syn::Error::new(
                span,
                "expected an axis: a name such as `batch`, a constant expression, or `_` for any length",
            )
        })?;
        Ok(match &expression {
            Expr::Path(path) => match path.path.get_ident() {
                Some(name) if is_dimension_name(name) => Self::Named(name.clone()),
                _ => Self::Constant(expression),
            },
            _ => Self::Constant(expression),
        })
    }
}

/// A lower-case name is a dimension; constants and const parameters are upper-case.
fn is_dimension_name(name: &Ident) -> bool {
    !name.unraw().to_string().chars().any(char::is_uppercase)
}

/// Leaves nothing for the parser to complain of once more.
fn skip_to_end(input: ParseStream<'_>) {
    while !input.is_empty() && input.parse::<TokenTree>().is_ok() {}
}

/// Goes on behind the next comma of this list.
fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
}

/// The source text of an expression, without the spaces that token streams print.
pub(crate) fn source_text(tokens: &impl ToTokens) -> String {
    let stream: TokenStream = tokens.to_token_stream();
    let first = stream.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    match (first.source_text(), stream.clone().into_iter().count()) {
        (Some(text), 1) => text,
        _ => stream.to_string(),
    }
}
