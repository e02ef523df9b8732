//! `#[tensor(…)]` on a struct.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Path, Token, Type, TypePath, parenthesized, token};

use super::field::{FieldAttr, is_on};
use super::list::{Key, KeyList, KeyValue, Misplaced, once};
use super::shape::{is_dimension_name, is_keyword, keyword_as_name};
use super::tokens::{found_a_string, read_from, separator, skip_to_comma, take_to_comma, unquoted};
use super::value::{Expected, name, path, value};
use crate::errors::{Code, Errors};
use crate::text::source_text;

/// The attributes of a struct as they are written.
#[derive(Default)]
pub(crate) struct ContainerAttr {
    krate: Option<KeyValue<Path>>,
    rename: Option<KeyValue<Ident>>,
    dims: Option<KeyValue<Vec<Ident>>>,
    samples: Option<SamplesAttr>,
    sample_of: Option<SampleOfAttr>,
    stack: Option<Ident>,
    copy: bool,
    /// Whether the name of a dimension was reported, and read as another one.
    misnamed: bool,
    /// Keys of a field, until they are reported.
    misplaced: Misplaced,
}

/// `samples = batch`
pub(crate) struct SamplesAttr {
    pub(crate) key: Ident,
    /// The name of the axis, if it could be read.
    pub(crate) name: Option<Ident>,
}

/// `sample_of = Digits`
pub(crate) struct SampleOfAttr {
    /// The struct of many samples, if it could be read.
    pub(crate) batch: Option<TypePath>,
}

impl ContainerAttr {
    /// The path to `tensor-core`.
    pub(crate) fn krate(&self) -> Option<&Path> {
        self.krate.as_ref()?.0.as_ref()
    }

    /// The name that the companion types begin with.
    pub(crate) fn rename(&self) -> Option<&Ident> {
        self.rename.as_ref()?.0.as_ref()
    }

    /// The declared dimensions, if there is a declaration.
    pub(crate) fn dims(&self) -> Option<&[Ident]> {
        self.dims.as_ref()?.0.as_deref()
    }

    /// The axis that fields begin with.
    pub(crate) fn samples(&self) -> Option<&SamplesAttr> {
        self.samples.as_ref()
    }

    /// The struct of which this one is a sample.
    pub(crate) fn sample_of(&self) -> Option<&SampleOfAttr> {
        self.sample_of.as_ref()
    }

    /// Whether several of the structs can be stacked.
    pub(crate) fn stacks(&self) -> bool {
        self.stack.is_some()
    }

    /// Whether the name of a dimension was reported, and read as another one: the lower-case name, or the raw identifier.
    pub(crate) fn has_misnamed(&self) -> bool {
        self.misnamed
    }

    /// Whether `copy` is on the struct by mistake. It is reported, and taken to be on each field.
    pub(crate) fn copies(&self) -> bool {
        self.copy
    }
}

impl KeyList for ContainerAttr {
    const KEYS: &'static [Key<Self>] = &[
        Key::value("crate", "crate = ::tensor_core", &["krate", "path"], |attr, key, input, errors| {
            let path = value(key, &Expected { what: "a path", example: "::tensor_core" }, input, errors, path);
            once(&mut attr.krate, key, KeyValue(path), errors);
        }),
        Key::value("rename", "rename = Batch", &["name"], |attr, key, input, errors| {
            let name = value(key, &Expected { what: "a name", example: "Batch" }, input, errors, name);
            once(&mut attr.rename, key, KeyValue(name), errors);
        }),
        Key::call("dims", "dims(batch)", &[], |attr, key, input, errors| {
            let dims = dims(key, &mut attr.misnamed, input, errors);
            match (&mut attr.dims, dims) {
                (Some(KeyValue(Some(first))), Some(others)) => {
                    // Each name is declared, so that none of the shapes is a second error.
                    let others = others.into_iter().filter(|name| !first.contains(name)).collect::<Vec<_>>();
                    first.extend(others);
                    let all = first.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                    errors.at(Code::Attribute, key, format!("`{key}` is given twice; write one `{key}({all})`"));
                }
                (_, dims) => once(&mut attr.dims, key, KeyValue(dims), errors),
            }
        }),
        Key::value(
            "samples",
            "samples = batch",
            &["batch", "batch_axis", "rows", "sample", "sample_axis"],
            |attr, key, input, errors| {
                let name = value(key, &Expected { what: "a name", example: "batch" }, input, errors, name);
                let name = name.and_then(|name| dimension_name(name, &mut attr.misnamed, errors));
                once(&mut attr.samples, key, SamplesAttr { key: key.clone(), name }, errors);
            },
        ),
        Key::value(
            "sample_of",
            "sample_of = Digits",
            &["batch_of", "item_of", "of", "row_of"],
            |attr, key, input, errors| {
                let expected = Expected { what: "the struct of many samples", example: "Digits" };
                let batch = value(key, &expected, input, errors, |input| match input.parse()? {
                    Type::Path(path) => Ok(path),
                    _ => Err(input.error("expected a struct")),
                });
                once(&mut attr.sample_of, key, SampleOfAttr { batch }, errors);
            },
        ),
        Key::flag("stack", &["collate", "stackable", "stacked", "stacks"], |attr, key, input, errors| {
            if input.peek(Token![=]) {
                // With `= false`, too, the struct has the method, so that a call of it is no second error.
                is_on(key, input, errors);
            }
            once(&mut attr.stack, key, key.clone(), errors);
        }),
    ];
    const EXAMPLE: &'static str = "`#[tensor(dims(batch))]`";

    fn is_misplaced(&mut self, name: &str, _: &str) -> bool {
        self.copy |= name == "copy";
        FieldAttr::KEYS.iter().any(|key| key.name == name)
    }

    fn misplaced(&mut self) -> &mut Misplaced {
        &mut self.misplaced
    }

    fn is_refused(&self, name: &str) -> bool {
        name == "stack" && self.stack.is_some()
    }

    fn note_unknown(&mut self) {}
}

/// Reads the declared dimensions: `(batch, classes)`. A list in another form is reported, and read too.
fn dims(key: &Ident, misnamed: &mut bool, input: ParseStream<'_>, errors: &mut Errors) -> Option<Vec<Ident>> {
    let mut found = Vec::new();
    if input.peek(token::Paren) {
        let read = || -> syn::Result<()> {
            let content;
            parenthesized!(content in input);
            found = declared(misnamed, &content, errors);
            Ok(())
        };
        // It can't fail: the parentheses are there, and `declared` reads to their end.
        let _ = { read }();
        return Some(found);
    }
    let tokens = unparenthesized(input);
    let mut inner = Errors::default();
    if let Some(names) = read_from(tokens, |input| declared(misnamed, input, &mut inner)) {
        found = names;
    }
    let example = if found.is_empty() {
        "batch, classes".to_owned()
    } else {
        found.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    errors.at(Code::Attribute, key, format!("`{key}` takes a list in parentheses, such as `{key}({example})`"));
    (!found.is_empty()).then_some(found)
}

/// The names that follow `dims` in another form: `= [batch]`, `[batch]`, `= batch`.
fn unparenthesized(input: ParseStream<'_>) -> TokenStream {
    let _ = input.parse::<Option<Token![=]>>();
    let _ = input.parse::<Option<Token![:]>>();
    if input.peek(Token![<]) {
        let _ = input.parse::<Token![<]>();
        let mut names = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![>]) {
            names.extend(input.parse::<TokenTree>());
        }
        let _ = input.parse::<Token![>]>();
        return names;
    }
    if let Ok(TokenTree::Group(group)) = input.fork().parse::<TokenTree>() {
        let _ = input.parse::<TokenTree>();
        return group.stream();
    }
    if let Some((tokens, _)) = unquoted(input, TokenStream::parse) {
        return tokens;
    }
    input.parse::<Ident>().map(Ident::into_token_stream).unwrap_or_default()
}

fn declared(misnamed: &mut bool, input: ParseStream<'_>, errors: &mut Errors) -> Vec<Ident> {
    let mut names: Vec<Ident> = Vec::new();
    while !input.is_empty() {
        match declaration(misnamed, input, errors) {
            Some(name) if names.contains(&name) => {
                errors.at(Code::Attribute, &name, format!("`{name}` is declared twice; remove one"));
            }
            Some(name) => names.push(name),
            None => skip_to_comma(input),
        }
        after_declaration(input, errors);
        let _ = input.parse::<Option<Token![,]>>();
    }
    names
}

/// Reads one name. `None`: there is none, which was reported.
fn declaration(misnamed: &mut bool, input: ParseStream<'_>, errors: &mut Errors) -> Option<Ident> {
    if let Some((name, quoted)) = unquoted(input, name) {
        errors.at(Code::Attribute, quoted, found_a_string("a name", &name));
        return Some(name);
    }
    let Ok(found) = input.fork().call(name) else {
        errors.push(Code::Attribute, &input.error("expected the name of a dimension, such as `batch`"));
        return None;
    };
    let _ = input.call(name);
    dimension_name(found, misnamed, errors)
}

/// The name, if a dimension can have it. One that is not lower-case is reported, and read as if it were; so is a keyword, and
/// read with its `r#`.
fn dimension_name(found: Ident, misnamed: &mut bool, errors: &mut Errors) -> Option<Ident> {
    if !is_dimension_name(&found) {
        let lower = found.unraw().to_string().to_lowercase();
        if syn::parse_str::<Ident>(&lower).is_err() {
            errors.at(Code::Attribute, &found, no_dimension_name(&found));
            return None;
        }
        let message = format!(
            "the name of a dimension is lower-case, and upper-case ones are constants; write `{lower}` for `{found}`"
        );
        errors.at(Code::Attribute, &found, message);
        *misnamed = true;
        return Some(Ident::new(&lower, found.span()));
    }
    if found == "true" || found == "false" {
        errors.at(Code::Attribute, &found, no_dimension_name(&found));
        return None;
    }
    if is_keyword(&found) {
        errors.at(Code::Attribute, &found, keyword_as_name(&found));
        *misnamed = true;
        return Some(Ident::new_raw(&found.to_string(), found.span()));
    }
    Some(found)
}

fn no_dimension_name(found: &Ident) -> String {
    format!("`{found}` can't be the name of a dimension; choose one such as `batch`")
}

fn after_declaration(input: ParseStream<'_>, errors: &mut Errors) {
    if input.peek(Token![=]) || input.peek(Token![:]) {
        let rest = take_to_comma(input);
        let text = source_text(&rest);
        errors.at(
            Code::Attribute,
            rest,
            format!("a dimension is declared by its name, and gets its length from the arrays; remove `{text}`"),
        );
        return;
    }
    separator(input, errors, |input| input.peek(syn::Ident) || input.peek(LitStr));
}
