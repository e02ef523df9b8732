//! The companion struct, the names that users know it by, and its taking apart and putting together.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Member;
use syn::ext::IdentExt;

use super::{Expansion, Paths, key};
use crate::check::Style;
use crate::generics::Pieces;

impl Expansion<'_> {
    /// `DigitsFields` and its aliases.
    pub(super) fn companion(&self) -> TokenStream {
        let Self { input, holds, .. } = self;
        let Paths { private, mode: modes, .. } = &self.paths;
        let Pieces { companion_params, companion_args, companion_predicates, .. } = &self.generics;
        let (vis, ident, base) = (&input.vis, &input.ident, &input.base);
        let name = self.companion_name();
        let fields = self.fields.iter().map(|code| {
            let (vis, ty) = (&code.field.vis, code.tensor(private, &quote!(__M)));
            let doc = format!("The field `{}` of [`{ident}`].", code.field.name());
            match code.field.companion() {
                Member::Named(ident) => quote!(#[doc = #doc] #vis #ident: #ty),
                Member::Unnamed(_) => quote!(#[doc = #doc] #vis #ty),
            }
        });
        let doc = format!("The fields of [`{ident}`] as tensors, of one kind or another: see its aliases.");
        let head = quote! {
            #[doc = #doc]
            #[allow(dead_code, deprecated, non_snake_case, private_bounds, private_interfaces, clippy::pub_underscore_fields)]
            #vis struct #name<__M: #modes::Mode, #companion_params>
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
                #[allow(dead_code, deprecated, type_alias_bounds)]
                #vis type #alias<#lifetime __B, #companion_params> = #name<#modes::#mode, #companion_args>;
            }
        });
        quote! {
            #structure
            #(#aliases)*
        }
    }

    /// The tuples of the struct's fields and of the companion's, and what makes one of the other.
    pub(super) fn tuples(&self) -> TokenStream {
        let key = key();
        let Self { holds, .. } = self;
        let private = &self.paths.private;
        let Pieces { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let name = self.companion_name();
        let companion = self.companion_in(&quote!(__M));
        let fields = self.field_types();
        let hows = self.each(|code| code.how.clone());
        let members = |reference: TokenStream, as_field: &str| {
            let as_field = format_ident!("{as_field}");
            self.each(|code| {
                let (member, how) = (&code.field.member, &code.how);
                match code.own_doubt() {
                    Some(doubt) => quote!(#private::#doubt::<#how>::#as_field(#reference self.#member)),
                    None => quote!(#reference self.#member),
                }
            })
        };
        let (refs, muts) = (members(quote!(&), "as_field"), members(quote!(&mut), "as_field_mut"));
        let values = members(quote!(), "into_field");
        let values = if self.is_grouped() { quote!(#private::Groups(#values)) } else { values };
        let tensors = |reference: TokenStream| {
            self.each(|code| {
                let member = code.field.companion();
                quote!(#reference __tensors.#member)
            })
        };
        let (tensor_refs, tensor_muts) = (tensors(quote!(&)), tensors(quote!(&mut)));
        let companion_members = self.fields.iter().map(|code| code.field.companion());
        let places = self.places();
        quote! {
            impl<#lifetimes #params> #private::Parts<#key> for #structure where #predicates #holds {
                type Fields = #fields;
                type Hows = #hows;

                fn refs(&self) -> #private::Refs<'_, #key, Self> { #refs }
                fn muts(&mut self) -> #private::Muts<'_, #key, Self> { #muts }
                fn into_fields(self) -> Self::Fields { #values }
                fn companion<__M: #private::Mode>(__tensors: #private::Tensors<#key, Self, __M>) -> #companion {
                    #name { #(#companion_members: __tensors.#places,)* }
                }
                fn tensor_refs<'__s, __M: #private::Mode + '__s>(
                    __tensors: &'__s #companion,
                ) -> #private::TensorRefs<'__s, #key, Self, __M> where Self: '__s {
                    #tensor_refs
                }
                fn tensor_muts<'__s, __M: #private::Mode + '__s>(
                    __tensors: &'__s mut #companion,
                ) -> #private::TensorMuts<'__s, #key, Self, __M> where Self: '__s {
                    #tensor_muts
                }
            }
        }
    }

    /// `Debug`, which shows each tensor's owner, dtype and shape.
    pub(super) fn debug(&self) -> TokenStream {
        let Self { input, holds, .. } = self;
        let private = &self.paths.private;
        let Pieces { companion_params, companion_predicates, .. } = &self.generics;
        let companion = self.companion_in(&quote!(__M));
        let text = self.companion_name().to_string();
        let show = if self.generics.is_lasting {
            let key = key();
            let structure = self.structure_lasting();
            let debug = match input.style {
                Style::Named => quote!(debug),
                Style::Tuple => quote!(debug_tuple),
            };
            quote!(#private::#debug::<#key, #structure, __M>(__f, #text, self))
        } else {
            let members = self.fields.iter().map(|code| code.field.companion());
            let names = self.fields.iter().filter_map(|code| match (code.field.companion(), input.style) {
                (Member::Named(ident), Style::Named) => Some(ident.unraw().to_string()),
                _ => None,
            });
            quote!(#private::debug_each(__f, #text, &[#(#names),*], &[#(&self.#members),*]))
        };
        quote! {
            #[automatically_derived]
            impl<__M: #private::Mode, #companion_params> #private::fmt::Debug for #companion
            where #companion_predicates #holds
            {
                fn fmt(&self, __f: &mut #private::fmt::Formatter<'_>) -> #private::fmt::Result {
                    #show
                }
            }
        }
    }
}
