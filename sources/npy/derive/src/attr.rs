//! Reads `#[npy(…)]` of a struct and of a field, and from `#[tensor(…)]` of a field the keys `skip` and `rename`.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, LitStr, Path};

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

/// Reads the attributes of a field.
pub(crate) fn of_field(attrs: &[Attribute], errors: &mut Errors) -> FieldAttr {
    let mut read = FieldAttr::default();
    visit(attrs, errors, |meta| {
        if meta.path.is_ident("rename") {
            let name: LitStr = meta.value()?.parse()?;
            let value = name.value();
            if value.is_empty() || value.contains(['/', '\\', '\0']) {
                return Err(Error::new(name.span(), "expected the name of an array, which is no path and not empty"));
            }
            if read.rename.replace(name).is_some() {
                return Err(meta.error("`rename` is said twice"));
            }
            return Ok(());
        }
        if meta.path.is_ident("skip") {
            read.skip = true;
            return Ok(());
        }
        Err(meta.error("expected `rename = \"name\"` or `skip`"))
    });
    if let (Some(name), true) = (&read.rename, read.skip) {
        errors.push(Error::new(name.span(), "a field that is skipped has no name in the file"));
    }
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("tensor")) {
        of_tensor(attr, &mut read);
    }
    read
}

/// Reads the attributes of a struct: the path to the crate `tensor_npy`, if `#[npy(crate = …)]` gives one.
pub(crate) fn of_struct(attrs: &[Attribute], errors: &mut Errors) -> Option<Path> {
    let mut path = None;
    visit(attrs, errors, |meta| {
        if meta.path.is_ident("crate") {
            path = Some(meta.value()?.call(Path::parse_mod_style)?);
            return Ok(());
        }
        Err(meta.error("expected `crate = path`"))
    });
    path
}

/// Calls `logic` with each key of each `#[npy(…)]`. After an error it goes on with the next attribute.
fn visit(attrs: &[Attribute], errors: &mut Errors, mut logic: impl FnMut(ParseNestedMeta<'_>) -> syn::Result<()>) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("npy")) {
        if let Err(error) = attr.parse_nested_meta(&mut logic) {
            errors.push(error);
        }
    }
}

/// Reads `skip` and `rename` from one `#[tensor(…)]`. The derive of `TensorInput` reads the rest, and reports all that is
/// wrong with it.
///
/// Splitting the tokens at commas is enough for these two keys. It also splits a type that has commas, as a `cast` may,
/// but no part of a type looks like one of the two, as long as nothing in it is called `skip` or `rename`.
fn of_tensor(attr: &Attribute, read: &mut FieldAttr) {
    let Ok(tokens) = attr.parse_args::<TokenStream>() else { return };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for part in tokens.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',')) {
        match part {
            [TokenTree::Ident(word)] if word == "skip" => read.skip = true,
            [TokenTree::Ident(word), _, TokenTree::Ident(name)] if word == "rename" => {
                read.reported = Some(name.unraw().to_string());
            }
            _ => {}
        }
    }
}
