//! Reads `#[npy(…)]` of a struct and of a field, and from `#[tensor(…)]` the keys `skip` and `rename` of a field and `stack` of a
//! struct.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Lit, LitStr, Meta, Path};

/// The errors found so far: all of them are reported at once.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }

    pub(crate) fn say(&mut self, span: Span, text: &str) {
        self.push(Error::new(span, format!("{text} [tensor-npy]")));
    }

    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.0.map(Error::into_compile_error).unwrap_or_default()
    }
}

/// The attributes of a field.
#[derive(Default)]
pub(crate) struct FieldAttr {
    /// `#[npy(rename = "…")]`: the name of the array in the file.
    pub(crate) rename: Option<LitStr>,
    /// `#[npy(skip)]` or `#[tensor(skip)]`.
    pub(crate) skip: bool,
    /// `#[tensor(rename = …)]`: the name of the field in reports.
    pub(crate) reported: Option<String>,
}

/// The attributes of a struct.
#[derive(Default)]
pub(crate) struct StructAttr {
    /// `#[npy(crate = …)]`: the path to the crate `tensor_npy`.
    pub(crate) krate: Option<Path>,
    /// `#[tensor(stack)]`: a field can be a scalar.
    pub(crate) stacks: bool,
}

/// A key in a list, such as `rename = "x"`.
struct Key {
    /// The token at its front, which is a word unless it is a mistake.
    first: TokenTree,
    /// What stands behind the first token.
    value: Value,
}

/// What stands behind a key.
enum Value {
    None,
    /// The tokens behind `=`, and the span of all of them.
    Equals(TokenStream, Span),
    /// Anything else, such as a list in parentheses.
    Other,
}

/// Reads the attributes of a field.
pub(crate) fn of_field(attrs: &[Attribute], errors: &mut Errors) -> FieldAttr {
    let mut read = FieldAttr::default();
    let mut skip = None;
    for Key { first, value } in keys(attrs, "`#[npy(rename = \"name\")]` or `#[npy(skip)]`", errors) {
        let span = first.span();
        match word(&first).as_deref() {
            Some("rename") if read.rename.is_some() => errors.say(span, "`rename` is given twice; keep one of them"),
            Some("rename") => read.rename = array_name(span, value, errors),
            Some("skip") if skip.is_some() => errors.say(span, "`skip` is given twice; keep one of them"),
            Some("skip") => {
                skip = Some(span);
                if !matches!(value, Value::None) {
                    errors.say(span, "expected `skip` without a value; write `#[npy(skip)]`, or no `skip` at all");
                }
            }
            Some("crate") => {
                errors.say(span, "`crate` is a key of the struct; write `#[npy(crate = path)]` above the struct");
            }
            _ => errors.say(span, &format!("expected `rename = \"name\"` or `skip`, found `{first}`")),
        }
    }
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("tensor")) {
        of_tensor(attr, &mut read);
    }
    if let (Some(name), true) = (&read.rename, skip.is_some() || read.skip) {
        errors.say(name.span(), "a field that is skipped has no array in the file; remove `rename` or `skip`");
    }
    read.skip |= skip.is_some();
    read
}

/// The value of `rename`, which stands behind a key at `span`.
fn array_name(span: Span, value: Value, errors: &mut Errors) -> Option<LitStr> {
    let (tokens, at) = match value {
        Value::Equals(tokens, at) => (tokens, at),
        Value::None | Value::Other => {
            errors.say(span, "expected a name behind `rename`; write `rename = \"name\"`");
            return None;
        }
    };
    let Ok(Lit::Str(name)) = syn::parse2(tokens.clone()) else {
        errors.say(at, &format!("expected the name of an array in quotes, found `{}`", shown(&tokens)));
        return None;
    };
    let text = name.value();
    if text.is_empty() || text.contains(['/', '\\', '\0']) {
        let text = format!("expected the name of an array, which is neither empty nor a path, found {}", name.token());
        errors.say(at, &text);
        return None;
    }
    Some(name)
}

/// Reads the attributes of a struct.
pub(crate) fn of_struct(attrs: &[Attribute], errors: &mut Errors) -> StructAttr {
    let mut read = StructAttr::default();
    for Key { first, value } in keys(attrs, "`#[npy(crate = path)]`", errors) {
        let span = first.span();
        match (word(&first).as_deref(), value) {
            (Some("crate"), _) if read.krate.is_some() => errors.say(span, "`crate` is given twice; keep one of them"),
            (Some("crate"), Value::Equals(tokens, at)) => match Path::parse_mod_style.parse2(tokens.clone()) {
                Ok(path) => read.krate = Some(path),
                Err(_) => {
                    errors.say(at, &format!("expected the path of a crate without quotes, found `{}`", shown(&tokens)));
                }
            },
            (Some("crate"), _) => errors.say(span, "expected a path behind `crate`; write `crate = path`"),
            (Some(key @ ("rename" | "skip")), _) => {
                errors.say(span, &format!("`{key}` is a key of a field; write it above the field"));
            }
            _ => errors.say(span, &format!("expected `crate = path`, found `{first}`")),
        }
    }
    let of_tensor = attrs.iter().filter(|attr| attr.path().is_ident("tensor"));
    read.stacks =
        of_tensor.flat_map(parts).any(|part| matches!(&part[..], [key] if word(key).as_deref() == Some("stack")));
    read
}

/// The keys in each `#[npy(…)]`. An attribute that is no list is an error, which tells what to write: `advice`.
fn keys(attrs: &[Attribute], advice: &str, errors: &mut Errors) -> Vec<Key> {
    let mut keys = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("npy")) {
        if !matches!(attr.meta, Meta::List(_)) {
            errors.say(attr.path().span(), &format!("expected a list of keys, found none; write {advice}"));
        }
        let parts = parts(attr);
        for (index, part) in parts.iter().enumerate() {
            let [first, rest @ ..] = &part[..] else {
                if index + 1 < parts.len() {
                    errors.say(attr.path().span(), "expected a key before each comma, found none");
                }
                continue;
            };
            let value = match rest {
                [] => Value::None,
                [TokenTree::Punct(equals), value @ ..] if equals.as_char() == '=' && !value.is_empty() => {
                    let tokens: TokenStream = value.iter().cloned().collect();
                    Value::Equals(tokens.clone(), tokens.span())
                }
                [TokenTree::Ident(word), ..] => {
                    errors.say(word.span(), &format!("expected a comma between two keys, found `{word}`"));
                    continue;
                }
                _ => Value::Other,
            };
            keys.push(Key { first: first.clone(), value });
        }
    }
    keys
}

/// The tokens between the commas of an attribute's list.
fn parts(attr: &Attribute) -> Vec<Vec<TokenTree>> {
    let Meta::List(list) = &attr.meta else { return Vec::new() };
    let tokens: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',');
    tokens.split(is_comma).map(<[TokenTree]>::to_vec).collect()
}

/// The text of a token that is a word.
fn word(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(word) => Some(Ident::unraw(word).to_string()),
        _ => None,
    }
}

/// Tokens as the user wrote them, except for spaces.
fn shown(tokens: &TokenStream) -> String {
    tokens.to_string().replace(" :: ", "::").replace(":: ", "::")
}

/// Reads `skip` and `rename` from one `#[tensor(…)]`. The derive of `TensorInput` reads the rest, and reports all that is
/// wrong with it.
///
/// Splitting the tokens at commas is enough for these two keys. It also splits a type that has commas, as a `cast` may,
/// but no part of a type looks like one of the two, as long as nothing in it is called `skip` or `rename`.
fn of_tensor(attr: &Attribute, read: &mut FieldAttr) {
    for part in parts(attr) {
        match &part[..] {
            [TokenTree::Ident(word)] if word == "skip" => read.skip = true,
            [TokenTree::Ident(word), _, TokenTree::Ident(name)] if word == "rename" => {
                read.reported = Some(name.unraw().to_string());
            }
            _ => {}
        }
    }
}
