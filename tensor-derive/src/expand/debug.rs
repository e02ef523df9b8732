//! `Debug` of the companion.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Member;
use syn::ext::IdentExt;

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::names::Names;
use super::paths::key;
use crate::check::Style;

impl Expansion<'_> {
    /// `Debug`, which shows each tensor's owner, dtype and shape.
    pub(super) fn debug(&self) -> TokenStream {
        let Self { input, .. } = self;
        let private = &self.paths.private;
        let StructGenerics { companion_params, companion_predicates, .. } = &self.generics;
        let Names { mode, closure: formatter, .. } = self.names;
        let companion = self.companion_in(&quote!(#mode));
        // The name that reports and `SPEC` have for the struct, too. Which alias of the companion it is, its fields show.
        let text = input.base.to_string();
        let show = if self.generics.is_static_well_formed {
            let key = key();
            let structure = self.static_structure();
            let debug = match input.style {
                Style::Named => quote!(debug),
                Style::Tuple => quote!(debug_tuple),
            };
            quote!(#private::#debug::<#key, #structure, #mode>(#formatter, #text, self))
        } else {
            let members = self.fields.iter().map(|code| code.field.companion());
            let names = self.fields.iter().filter_map(|code| match (code.field.companion(), input.style) {
                (Member::Named(ident), Style::Named) => Some(ident.unraw().to_string()),
                _ => None,
            });
            quote!(#private::debug_each(#formatter, #text, &[#(#names),*], &[#(&self.#members),*]))
        };
        quote! {
            #[automatically_derived]
            impl<#mode: #private::Mode, #companion_params> #private::fmt::Debug for #companion
            where #companion_predicates
            {
                fn fmt(&self, #formatter: &mut #private::fmt::Formatter<'_>) -> #private::fmt::Result {
                    #show
                }
            }
        }
    }
}
