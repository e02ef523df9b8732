//! The rules for a struct as a whole.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;
use syn::{Data, DataStruct, DeriveInput, Fields};

use super::field::{Outcome, Read, Surroundings};
use super::{Input, Style};
use crate::attr::ContainerAttr;
use crate::errors::Errors;
use crate::field_type::lacks_its_lifetime;

impl Input {
    /// Nothing, if no companion type can be written for it.
    pub(crate) fn parse(input: DeriveInput, errors: &mut Errors) -> Option<Self> {
        let attr = ContainerAttr::parse(&input.attrs, errors);
        let name = &input.ident;
        let structure = structure(input.data, name, errors)?;
        let style = if matches!(structure.fields, Fields::Named(_)) { Style::Named } else { Style::Tuple };
        let parameters: Vec<_> = input.generics.type_params().map(|parameter| &parameter.ident).collect();
        let surroundings = Surroundings { style, parameters: &parameters, dims: attr.dims(), copies: attr.copies() };
        let mut read = Vec::new();
        let mut refused = false;
        for (index, field) in structure.fields.into_iter().enumerate() {
            match Read::parse(index, field, &surroundings, errors) {
                Outcome::Tensor(field) => read.push(*field),
                Outcome::Skipped => {}
                Outcome::Refused => refused = true,
            }
        }
        if read.iter().any(|field| lacks_its_lifetime(&field.ty)) {
            // The compiler says so, once; generated code would repeat the type, and the error with it.
            return None;
        }
        if read.is_empty() {
            if !refused {
                errors.at(name, format!("`{name}` has no field that becomes a tensor; give it an `ndarray` array"));
            }
            return None;
        }
        let fields = Read::into_fields(read, style, errors);
        let krate = attr.krate().map_or_else(core_path, ToTokens::to_token_stream);
        let base = base(attr.rename().unwrap_or(name));
        Some(Self { ident: input.ident, vis: input.vis, generics: input.generics, style, fields, krate, base })
    }
}

fn structure(data: Data, name: &Ident, errors: &mut Errors) -> Option<DataStruct> {
    let (keyword, kind) = match data {
        Data::Struct(structure) => return Some(structure),
        Data::Enum(data) => (data.enum_token.to_token_stream(), "an enum"),
        Data::Union(data) => (data.union_token.to_token_stream(), "a union"),
    };
    let message = format!("`TensorInput` describes a struct, and `{name}` is {kind}; put the arrays into a struct");
    errors.at(keyword, message);
    None
}

fn core_path() -> TokenStream {
    quote_spanned!(Span::mixed_site()=> ::tensor_core)
}

/// The name without `r#`, where the user wrote it, as a name of generated code.
fn base(name: &Ident) -> Ident {
    let mut base = name.unraw();
    base.set_span(name.span().resolved_at(Span::mixed_site()));
    base
}
