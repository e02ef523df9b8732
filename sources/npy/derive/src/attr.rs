//! What `#[npy(…)]` says of a struct and of a field, and what of `#[tensor(…)]` matters here.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, LitStr, Path};

/// Every error that was found.
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

/// What the attributes of a field say.
#[derive(Default)]
pub(crate) struct FieldAttr {
    pub(crate) rename: Option<LitStr>,
    pub(crate) skip: bool,
    /// What `#[tensor(rename = …)]` has reports call the field.
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

/// Reads the attributes of a struct: where `tensor_npy` is.
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

fn visit(attrs: &[Attribute], errors: &mut Errors, mut logic: impl FnMut(ParseNestedMeta<'_>) -> syn::Result<()>) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("npy")) {
        if let Err(error) = attr.parse_nested_meta(&mut logic) {
            errors.push(error);
        }
    }
}

/// Reads what `#[tensor(…)]` says of a field's name and place. What else it says, and whether it is right, is for the
/// derive of `TensorInput` to judge.
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
