//! The companion struct, and the aliases that users know it by.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Member, Visibility};

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::paths::Paths;
use crate::check::Style;

impl Expansion<'_> {
    /// `DigitsFields` and its aliases.
    pub(super) fn companion(&self) -> TokenStream {
        let Self { input, .. } = self;
        let Paths { private, mode: modes, .. } = &self.paths;
        let StructGenerics { companion_params, alias_params, companion_args, companion_predicates, .. } =
            &self.generics;
        let (vis, ident, base, allowed) = (&input.vis, &input.ident, &input.base, &input.allowed);
        let name = self.companion_name();
        let field = |vis: &Visibility, doc: &str, member: &Member, ty: &TokenStream| match member {
            Member::Named(ident) => quote!(#[doc = #doc] #vis #ident: #ty),
            Member::Unnamed(_) => quote!(#[doc = #doc] #vis #ty),
        };
        let tensors = self.fields.iter().map(|code| {
            let doc = format!("The field `{}` of [`{ident}`], as a tensor.", code.field.name());
            let ty = code.tensor(private, &quote!(__M));
            (code.field.place, field(&code.field.vis, &doc, &code.field.companion(), &ty))
        });
        let mistaken = self.mistaken_type();
        let refused = input.refused.iter().map(|refused| {
            (refused.place, field(&refused.vis, "A field with a mistake.", &refused.companion, &mistaken))
        });
        let mut fields: Vec<_> = tensors.chain(refused).collect();
        fields.sort_by_key(|(place, _)| *place);
        let mut fields: Vec<_> = fields.into_iter().map(|(_, field)| field).collect();
        if self.is_empty() {
            // Without any tensor, the companion still has its parameters (E0392).
            let holder = quote!(#private::PhantomData<(__M, #companion_args)>);
            let member = match input.style {
                Style::Named => Member::Named(format_ident!("__mode")),
                Style::Tuple => Member::from(fields.len()),
            };
            fields.push(field(&Visibility::Inherited, "", &member, &holder));
        }
        let mut aliases = vec![
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
        ];
        if input.samples.is_some() {
            let text = "rows of the struct's, shared for `'data` or gathered";
            aliases.push(("Rows", quote!('data,), quote!(Rows<'data, __B>), text));
        }
        if input.stacks {
            let text = "those of several structs, along a new first axis";
            aliases.push(("Stack", quote!(), quote!(Stacked<__B>), text));
            let text = "the framework's own, as `with` of a stack lends them to its closure";
            aliases.push(("StackRefs", quote!('t,), quote!(Lent<'t, __B, #modes::OneMore>), text));
            let text = "the framework's own, as `with_mut` of a stack lends them to its closure";
            aliases.push(("StackRefsMut", quote!('t,), quote!(LentMut<'t, __B, #modes::OneMore>), text));
        }
        let links: Vec<_> = aliases.iter().map(|(suffix, ..)| format!("[`{base}{suffix}`]")).collect();
        let doc = format!(
            "The tensors of [`{ident}`], one for each field. Its aliases say what they are: {}.",
            links.join(", ")
        );
        let head = quote! {
            #[doc = #doc]
            #allowed
            #vis struct #name<__M: #modes::Mode, #companion_params>
        };
        let bounds = quote!(where #companion_predicates);
        let structure = match input.style {
            Style::Named => quote!(#head #bounds { #(#fields,)* }),
            Style::Tuple => quote!(#head (#(#fields,)*) #bounds;),
        };
        let aliases = aliases.into_iter().map(|(suffix, lifetime, mode, text)| {
            let alias = format_ident!("{base}{suffix}");
            let doc = format!("The fields of [`{ident}`] as tensors of a backend: {text}.");
            quote! {
                #[doc = #doc]
                #allowed
                #vis type #alias<#lifetime __B, #alias_params> = #name<#modes::#mode, #companion_args>;
            }
        });
        quote! {
            #structure
            #(#aliases)*
        }
    }
}
