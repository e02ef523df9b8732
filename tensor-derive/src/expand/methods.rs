//! The inherent methods, which take the backend by turbofish.

use std::collections::HashSet;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote};
use syn::spanned::Spanned;

use super::{Expansion, at};
use crate::ast::Owner;
use crate::generics::Pieces;
use crate::known::{can_be_read_only, is_dtype, of_known_array};

/// The bounds that a method names for the sake of messages are at most so many: each costs the compiler its time.
const NEEDS: usize = 4;

/// A method: its name, its receiver, what it gives, the traits behind it, and its documentation.
struct Method {
    name: &'static str,
    receiver: TokenStream,
    output: &'static str,
    lifetime: Option<TokenStream>,
    parts: TokenStream,
    mode: TokenStream,
    /// What a backend needs for a shared field.
    share: &'static str,
    doc: &'static str,
    device: &'static str,
    errors: &'static str,
}

impl Expansion<'_> {
    pub(super) fn methods(&self) -> TokenStream {
        let Self { input, krate, holds, .. } = self;
        let Pieces { lifetimes, params, predicates, own_predicates, .. } = &self.generics;
        let structure = self.structure();
        let vis = &input.vis;
        let methods = [
            Method {
                name: "tensors",
                receiver: quote!(&self),
                output: "Tensors",
                lifetime: Some(quote!('__a)),
                parts: quote!(ReadParts),
                mode: quote!(Read<'__a, __Backend>),
                share: "CanShare",
                doc: "The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.",
                device: "copied fields on a device of choice; shared ones stay where the array is.",
                errors: "All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.",
            },
            Method {
                name: "tensors_mut",
                receiver: quote!(&mut self),
                output: "TensorsMut",
                lifetime: Some(quote!('__a)),
                parts: quote!(WriteParts),
                mode: quote!(Write<'__a, __Backend>),
                share: "CanWrite",
                doc: "The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.",
                device: "copied fields on a device of choice.",
                errors: "As [`tensors`](Self::tensors).",
            },
            Method {
                name: "to_tensors",
                receiver: quote!(&self),
                output: "TensorsOwned",
                lifetime: None,
                parts: quote!(CopyParts),
                mode: quote!(Own<__Backend>),
                share: "CanHold",
                doc: "The fields as tensors of a backend that own their memory: every field is copied, once.",
                device: "on a device of choice.",
                errors: "All violations of the declared shapes; or a failure of the backend.",
            },
            Method {
                name: "into_tensors",
                receiver: quote!(self),
                output: "TensorsOwned",
                lifetime: None,
                parts: quote!(AdoptParts),
                mode: quote!(Own<__Backend>),
                share: "CanHold",
                doc: "The fields as tensors of a backend that take the arrays' memory over; copied only where they can't.",
                device: "on a device of choice.",
                errors: "As [`to_tensors`](Self::to_tensors); the struct is then dropped.",
            },
        ];
        let methods = methods.iter().map(|method| self.method(method));
        quote! {
            #[allow(dead_code)]
            impl<#lifetimes #params> #structure where #predicates #holds {
                /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
                #vis const SPEC: #krate::StructSpec = <Self as #krate::TensorStruct>::SPEC;
            }

            #[allow(dead_code, private_bounds, clippy::wrong_self_convention)]
            impl<#lifetimes #params> #structure where #own_predicates #holds {
                #(#methods)*
            }
        }
    }

    /// A method and its twin, which takes a device.
    fn method(&self, method: &Method) -> TokenStream {
        let Self { input, krate, private, .. } = self;
        let (vis, key) = (&input.vis, self.key());
        let Method { name, receiver, output, lifetime, parts, mode, share, doc, device, errors } = method;
        let (ident, on) = (format_ident!("{name}"), format_ident!("{name}_on"));
        let device = format!("[`{name}`](Self::{name}), {device}");
        let errors_on = format!("As [`{name}`](Self::{name}), and if the backend does not know the device.");
        let companion = self.companion_in(&quote!(#krate::mode::#mode));
        let any = lifetime.as_ref().map(|lifetime| quote!(for<#lifetime>));
        let first = lifetime.as_ref().map(|lifetime| quote!(#lifetime,));
        let needs = self.needs(share);
        let implied = &self.generics.implied;
        let bounds = quote!(#implied #needs Self: #any #private::#parts<#first __Backend, #key, #companion>,);
        let alias = format_ident!("{}{output}", input.base);
        let args = &self.generics.companion_args;
        let here = lifetime.as_ref().map(|_| quote!('_,));
        let output = quote!(#private::Result<#alias<#here __Backend, #args>, #krate::InputError>);
        quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            #[doc = #errors]
            #vis fn #ident<__Backend: #krate::Backend>(#receiver) -> #output where #bounds {
                #private::#ident::<__Backend, #key, _, _>(self, &<__Backend as #krate::Backend>::host())
            }

            #[doc = #device]
            ///
            /// # Errors
            ///
            #[doc = #errors_on]
            #vis fn #on<__Backend: #krate::Backend>(
                #receiver,
                __device: &<__Backend as #krate::Backend>::Device,
            ) -> #output where #bounds {
                #private::#ident::<__Backend, #key, _, _>(self, __device)
            }
        }
    }

    /// What each array that is known as one needs of a backend: of bounds that are not met the compiler names the first, and
    /// this one has no chain of others behind it.
    fn needs(&self, share: &str) -> TokenStream {
        let Self { private, .. } = self;
        let share_ident = format_ident!("{share}");
        let mut seen = HashSet::new();
        let mut needs = Vec::new();
        let mut need = |span: Span, need: TokenStream| {
            if seen.insert(need.to_string()) {
                needs.push((span, need));
            }
        };
        for code in &self.fields {
            let (field, span) = (code.field, code.field.ty.span());
            let shared = matches!(field.owner, Owner::Shared { .. });
            if share == "CanWrite" && shared && can_be_read_only(&field.ty) {
                let ty = &code.lasting;
                need(span, quote!(#private::CanWriteTo<#ty>));
            }
            let Some((elem, dim)) = of_known_array(&field.ty, private) else { continue };
            let dim = match field.rank {
                Some(rank) => {
                    let rank = Literal::usize_unsuffixed(rank);
                    quote!(#private::Rank<#rank>)
                }
                None => dim,
            };
            match &field.owner {
                Owner::Shared { row_major: true } if share != "CanHold" => {
                    need(span, quote!(#private::#share_ident<#elem, #dim, #private::RowMajor>));
                }
                Owner::Shared { .. } => need(span, quote!(#private::#share_ident<#elem, #dim>)),
                Owner::Copied { cast: None } => need(span, quote!(#private::CanHold<#elem, #dim>)),
                Owner::Copied { cast: Some(cast) } if is_dtype(&cast.to) => {
                    let to = &cast.to;
                    need(span, quote!(#private::CanHold<#to, #dim>));
                }
                Owner::Copied { .. } => {}
            }
        }
        if needs.len() > NEEDS {
            return TokenStream::new();
        }
        let needs =
            needs.into_iter().map(|(span, need)| if std::env::var("TI_SPAN").is_ok() { at(span, need) } else { need });
        quote!(#(__Backend: #needs,)*)
    }
}
