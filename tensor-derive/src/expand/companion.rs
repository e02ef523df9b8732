//! The companion struct.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Member, Visibility};

use super::expansion::Expansion;
use super::field_docs::FieldDocs;
use super::generics::StructGenerics;
use super::names::Names;
use super::paths::Paths;
use crate::check::Style;

impl Expansion<'_> {
    /// `DigitsFields` and its aliases.
    pub(super) fn companion(&self) -> TokenStream {
        let Self { input, .. } = self;
        let Paths { private, mode: modes, .. } = &self.paths;
        let StructGenerics { companion_params, companion_types, companion_predicates, .. } = &self.generics;
        let (vis, ident, base, allowed) = (&input.vis, &input.ident, &input.base, &input.allowed);
        let name = self.companion_name();
        let Names { mode, .. } = self.names;
        let field = |vis: &Visibility, docs: TokenStream, member: &Member, ty: &TokenStream| match member {
            Member::Named(ident) => quote!(#docs #vis #ident: #ty),
            Member::Unnamed(_) => quote!(#docs #vis #ty),
        };
        let docs = FieldDocs::new(self);
        let tensors = self.fields.iter().map(|code| {
            let ty = code.tensor(private, mode, !input.names_core);
            (code.field.place, field(&code.field.vis, docs.of(code), &code.field.companion(), &ty))
        });
        let mistaken = self.mistaken_type();
        let refused = input.refused.iter().map(|refused| {
            let docs = quote!(#[doc = "A field with a mistake."]);
            (refused.place, field(&refused.vis, docs, &refused.companion, &mistaken))
        });
        let mut fields: Vec<_> = tensors.chain(refused).collect();
        fields.sort_by_key(|(place, _)| *place);
        let mut fields: Vec<_> = fields.into_iter().map(|(_, field)| field).collect();
        if self.is_empty() {
            // Without any tensor, the companion still has its parameters (E0392).
            let holder = quote!(#private::PhantomData<(#mode, #companion_types)>);
            let member = match input.style {
                Style::Named => Member::Named(format_ident!("__mode")),
                Style::Tuple => Member::from(fields.len()),
            };
            fields.push(field(&Visibility::Inherited, quote!(), &member, &holder));
        }
        let aliases = self.aliases();
        let links: Vec<_> = aliases.iter().map(|alias| format!("[`{base}{}`]", alias.suffix)).collect();
        let doc = format!(
            "The tensors of [`{ident}`], one for each field. The parameter `{mode}` says what they are, and each alias stands \
             for one such `{mode}`: {}.",
            links.join(", ")
        );
        let head = quote! {
            #[doc = #doc]
            #allowed
            #vis struct #name<#mode: #modes::Mode, #companion_params>
        };
        let bounds = quote!(where #companion_predicates);
        let structure = match input.style {
            Style::Named => quote!(#head #bounds { #(#fields,)* }),
            Style::Tuple => quote!(#head (#(#fields,)*) #bounds;),
        };
        let aliases = aliases.iter().map(|alias| self.alias(alias));
        quote! {
            #structure
            #(#aliases)*
        }
    }
}
