//! The companion struct, the names that users know it by, and its taking apart and putting together.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Member;
use syn::ext::IdentExt;

use super::Expansion;
use crate::ast::Style;
use crate::generics::Pieces;

impl Expansion<'_> {
    /// `DigitsFields` and its aliases.
    pub(super) fn companion(&self) -> TokenStream {
        let Self { input, krate, private, holds, .. } = self;
        let Pieces { companion_params, companion_args, companion_predicates, .. } = &self.generics;
        let (vis, ident, base) = (&input.vis, &input.ident, &input.base);
        let name = self.companion_name();
        let fields = self.fields.iter().map(|code| {
            let (vis, ty) = (&code.field.vis, code.tensor(private, &quote!(__M)));
            let doc = format!("The field `{}`.", code.field.name);
            match &code.field.companion {
                Member::Named(ident) => quote!(#[doc = #doc] #vis #ident: #ty),
                Member::Unnamed(_) => quote!(#[doc = #doc] #vis #ty),
            }
        });
        let doc = format!("The fields of [`{ident}`] as tensors, of one kind or another: see its aliases.");
        let head = quote! {
            #[doc = #doc]
            #[allow(dead_code, private_bounds, private_interfaces)]
            #vis struct #name<__M: #krate::mode::Mode, #companion_params>
        };
        let bounds = quote!(where #companion_predicates #holds);
        let structure = match input.style {
            Style::Named => quote!(#head #bounds { #(#fields,)* }),
            Style::Tuple => quote!(#head (#(#fields,)*) #bounds;),
        };
        let aliases = [
            (
                "Tensors",
                quote!('data,),
                quote!(Read<'data, __B>),
                "shares, which freeze the struct for `'data`, or copies",
            ),
            (
                "TensorsMut",
                quote!('data,),
                quote!(Write<'data, __B>),
                "shares to write, which lock the struct for `'data`, or copies",
            ),
            ("TensorsOwned", quote!(), quote!(Own<__B>), "each of which owns its memory"),
            (
                "TensorRefs",
                quote!('t,),
                quote!(Lent<'t, __B>),
                "the framework's own, as `with` lends them to its closure",
            ),
            (
                "TensorRefsMut",
                quote!('t,),
                quote!(LentMut<'t, __B>),
                "the framework's own, as `with_mut` lends them to its closure",
            ),
        ]
        .map(|(suffix, lifetime, mode, text)| {
            let alias = format_ident!("{base}{suffix}");
            let doc = format!("The fields of [`{ident}`] as tensors of a backend: {text}.");
            quote! {
                #[doc = #doc]
                #[allow(dead_code, type_alias_bounds)]
                #vis type #alias<#lifetime __B, #companion_params> = #name<#krate::mode::#mode, #companion_args>;
            }
        });
        let key = self.key();
        quote! {
            #structure
            #(#aliases)*
            #[doc(hidden)]
            #[allow(dead_code)]
            struct #key;
        }
    }

    /// The tuples of the struct's fields and of the companion's, and what makes one of the other.
    pub(super) fn tuples(&self) -> TokenStream {
        let key = self.key();
        let Self { krate, private, holds, .. } = self;
        let Pieces { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let name = self.companion_name();
        let companion = self.companion_in(&quote!(__M));
        let fields = self.field_types();
        let hows = self.each(|code| code.how.clone());
        let members = |reference: TokenStream| {
            self.each(|code| {
                let member = &code.field.member;
                quote!(#reference self.#member)
            })
        };
        let (refs, muts, values) = (members(quote!(&)), members(quote!(&mut)), members(quote!()));
        let values = if self.is_grouped() { quote!(#private::Groups(#values)) } else { values };
        let companion_members = self.fields.iter().map(|code| &code.field.companion);
        let places = self.places();
        quote! {
            impl<#lifetimes #params> #private::Parts<#key> for #structure where #predicates #holds {
                type Fields = #fields;
                type Hows = #hows;
                type Companion<__M: #krate::mode::Mode> = #companion;

                fn refs(&self) -> <#fields as #private::Tuple>::Refs<'_> { #refs }
                fn muts(&mut self) -> <#fields as #private::Tuple>::Muts<'_> { #muts }
                fn into_fields(self) -> #fields { #values }
                fn companion<__M: #krate::mode::Mode>(
                    __tensors: <#fields as #private::Fields<#hows>>::Tensors<__M>,
                ) -> #companion {
                    #name { #(#companion_members: __tensors.#places,)* }
                }
            }
        }
    }

    /// `Debug`, which shows each tensor's owner, dtype and shape.
    pub(super) fn debug(&self) -> TokenStream {
        let Self { input, krate, private, holds, .. } = self;
        let Pieces { companion_params, companion_predicates, .. } = &self.generics;
        let companion = self.companion_in(&quote!(__M));
        let text = self.companion_name().to_string();
        let members = self.fields.iter().map(|code| &code.field.companion);
        let names = self.fields.iter().filter_map(|code| match (&code.field.companion, input.style) {
            (Member::Named(ident), Style::Named) => Some(ident.unraw().to_string()),
            _ => None,
        });
        quote! {
            #[automatically_derived]
            impl<__M: #krate::mode::Mode, #companion_params> #private::fmt::Debug for #companion
            where #companion_predicates #holds
            {
                fn fmt(&self, __f: &mut #private::fmt::Formatter<'_>) -> #private::fmt::Result {
                    #private::debug(__f, #text, &[#(#names),*], &[#(&self.#members),*])
                }
            }
        }
    }
}
