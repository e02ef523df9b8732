//! The companion structs: a tensor for each field, and what `with` lends to its closure.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Member, Visibility};

use super::{Expansion, FieldCode};
use crate::ast::Style;
use crate::generics::Pieces;

impl Expansion<'_> {
    /// `DigitsTensors`, `DigitsTensorsMut`, `DigitsTensorsOwned`.
    pub(super) fn companion_names(&self) -> [Ident; 3] {
        let ident = &self.input.ident;
        [format_ident!("{ident}Tensors"), format_ident!("{ident}TensorsMut"), format_ident!("{ident}TensorsOwned")]
    }

    pub(super) fn companions(&self) -> TokenStream {
        let ident = &self.input.ident;
        let [tensors, tensors_mut, owned] = self.companion_names();
        let refs = format_ident!("{ident}TensorRefs");
        let refs_mut = format_ident!("{ident}TensorRefsMut");

        let (holds, shares, shares_mut) = (self.holds(), self.shares(), self.shares_mut());

        let owned_type = |code: &FieldCode<'_>| {
            let held = code.held();
            quote!(#held::Owned)
        };
        let share_type = |share: TokenStream| {
            move |code: &FieldCode<'_>| {
                let held = code.held();
                if code.field.is_shared() {
                    quote!(::tensor_core::#share<'data, __Backend, #held::Elem, #held::Dim>)
                } else {
                    owned_type(code)
                }
            }
        };
        let doc = format!(
            "The fields of [`{ident}`] as tensors of a backend: each is a share that freezes the struct for `'data`, or a copy."
        );
        let tensors_struct = self.structure(&doc, &tensors, Lifetime::Data, share_type(quote!(Shared)));
        let doc = format!(
            "The fields of [`{ident}`] as tensors of a backend: each is a share that is written in place and locks the struct \
             for `'data`, or a copy."
        );
        let tensors_mut_struct = self.structure(&doc, &tensors_mut, Lifetime::Data, share_type(quote!(SharedMut)));
        let doc = format!("The fields of [`{ident}`] as tensors of a backend, each of which owns its memory.");
        let owned_struct = self.structure(&doc, &owned, Lifetime::None, owned_type);
        let doc = format!("What the `with` of [`{tensors}`] and [`{owned}`] lends to its closure.");
        let refs_struct = self.structure(&doc, &refs, Lifetime::Refs, |code| {
            let held = code.held();
            quote!(&'data #held::Tensor)
        });
        let doc = format!("What the `with_mut` of [`{tensors_mut}`] lends to its closure.");
        let refs_mut_struct = self.structure(&doc, &refs_mut, Lifetime::Refs, |code| {
            let held = code.held();
            quote!(&'data mut #held::Tensor)
        });

        let data = quote!('_,);
        let with = self.with(&tensors, &data, &refs, &quote!(#holds #shares));
        let with_owned = self.with(&owned, &TokenStream::new(), &refs, &holds);
        let with_mut = self.with_mut(&tensors_mut, &data, &refs_mut, &quote!(#holds #shares_mut));
        let debug = self.debug(&tensors, &data, &holds);
        let debug_mut = self.debug(&tensors_mut, &data, &holds);
        let debug_owned = self.debug(&owned, &TokenStream::new(), &holds);
        quote! {
            #tensors_struct
            #tensors_mut_struct
            #owned_struct
            #refs_struct
            #refs_mut_struct
            #with
            #with_owned
            #with_mut
            #debug
            #debug_mut
            #debug_owned
        }
    }

    /// One companion struct, with a field of type `ty` for each field.
    fn structure(
        &self,
        doc: &str,
        name: &Ident,
        lifetime: Lifetime,
        ty: impl Fn(&FieldCode<'_>) -> TokenStream,
    ) -> TokenStream {
        let Pieces { companion_params, companion_predicates, .. } = &self.generics;
        let vis = &self.input.vis;
        let holds = self.holds();
        let bounds = quote!(where __Backend: ::tensor_core::Backend, #companion_predicates #holds);
        let fields = self.fields.iter().map(|code| {
            let (vis, ty) = (&code.field.vis, ty(code));
            let doc = format!("The field `{}`.", code.field.name);
            match &code.field.companion {
                Member::Named(ident) => quote!(#[doc = #doc] #vis #ident: #ty),
                Member::Unnamed(_) => quote!(#[doc = #doc] #vis #ty),
            }
        });
        let marker = (lifetime == Lifetime::Data && self.needs_marker()).then(|| {
            let ty = quote!(::tensor_core::__private::PhantomData<&'data ()>);
            match self.marker() {
                Member::Named(ident) => quote!(#[doc(hidden)] #ident: #ty),
                Member::Unnamed(_) => quote!(#[doc(hidden)] #ty),
            }
        });
        let lifetime = (lifetime != Lifetime::None).then(|| quote!('data,));
        let head = quote! {
            #[doc = #doc]
            #[allow(dead_code)]
            #vis struct #name<#lifetime __Backend, #companion_params>
        };
        match self.input.style {
            Style::Named => quote!(#head #bounds { #(#fields,)* #marker }),
            Style::Tuple => quote!(#head (#(#fields,)* #marker) #bounds;),
        }
    }

    /// `with` of a companion that is read: one closure in the other, so that no guard gets into anybody's hands.
    fn with(&self, name: &Ident, lifetime: &TokenStream, refs: &Ident, bounds: &TokenStream) -> TokenStream {
        let shares = !lifetime.is_empty();
        let body = self.fields.iter().rev().fold(self.refs(refs), |inner, FieldCode { field, key, local, .. }| {
            let member = &field.companion;
            let with = if shares && field.is_shared() {
                quote!(<#key as ::tensor_core::SharedBy<__Backend>>::with_shared)
            } else {
                quote!(<#key as ::tensor_core::HeldBy<__Backend>>::with)
            };
            quote!(#with(&self.#member, |#local| #inner))
        });
        self.with_method(name, lifetime, refs, bounds, false, &body)
    }

    /// `with` of the companion that is written. It takes the fields apart first: closures of older editions capture a whole
    /// struct.
    fn with_mut(&self, name: &Ident, lifetime: &TokenStream, refs: &Ident, bounds: &TokenStream) -> TokenStream {
        let body = self.fields.iter().rev().fold(self.refs(refs), |inner, FieldCode { field, key, local, .. }| {
            let with = if field.is_shared() {
                quote!(<#key as ::tensor_core::SharedMutBy<__Backend>>::with_shared_mut)
            } else {
                quote!(<#key as ::tensor_core::HeldBy<__Backend>>::with_mut)
            };
            quote!(#with(#local, |#local| #inner))
        });
        let members = self.fields.iter().map(|code| &code.field.companion);
        let locals = self.fields.iter().map(|code| &code.local);
        let body = quote! {
            let Self { #(#members: #locals,)* .. } = self;
            #body
        };
        self.with_method(name, lifetime, refs, bounds, true, &body)
    }

    /// `Debug`, which shows each tensor's owner, dtype and shape.
    fn debug(&self, name: &Ident, lifetime: &TokenStream, bounds: &TokenStream) -> TokenStream {
        let Pieces { companion_params, companion_args, companion_predicates, .. } = &self.generics;
        let text = name.to_string();
        let members: Vec<_> = self.fields.iter().map(|code| &code.field.companion).collect();
        let names = self.fields.iter().map(|code| &code.field.name);
        let body = match self.input.style {
            Style::Named => quote! {
                let mut __list = fmt::Formatter::debug_struct(__f, #text);
                #(fmt::DebugStruct::field(&mut __list, #names, &self.#members);)*
                fmt::DebugStruct::finish(&mut __list)
            },
            Style::Tuple => quote! {
                let mut __list = fmt::Formatter::debug_tuple(__f, #text);
                #(fmt::DebugTuple::field(&mut __list, &self.#members);)*
                fmt::DebugTuple::finish(&mut __list)
            },
        };
        quote! {
            #[automatically_derived]
            impl<__Backend, #companion_params> ::tensor_core::__private::fmt::Debug for #name<#lifetime __Backend, #companion_args>
            where __Backend: ::tensor_core::Backend, #companion_predicates #bounds
            {
                fn fmt(
                    &self,
                    __f: &mut ::tensor_core::__private::fmt::Formatter<'_>,
                ) -> ::tensor_core::__private::fmt::Result {
                    use ::tensor_core::__private::fmt;
                    #body
                }
            }
        }
    }

    fn refs(&self, refs: &Ident) -> TokenStream {
        let members = self.fields.iter().map(|code| &code.field.companion);
        let locals = self.fields.iter().map(|code| &code.local);
        quote!(__f(#refs { #(#members: #locals),* }))
    }

    fn with_method(
        &self,
        name: &Ident,
        lifetime: &TokenStream,
        refs: &Ident,
        bounds: &TokenStream,
        writes: bool,
        body: &TokenStream,
    ) -> TokenStream {
        let (method, receiver) =
            if writes { (quote!(with_mut), quote!(&mut self)) } else { (quote!(with), quote!(&self)) };
        let Pieces { companion_params, companion_args, companion_predicates, .. } = &self.generics;
        let vis: &Visibility = &self.input.vis;
        quote! {
            #[allow(dead_code)]
            impl<__Backend, #companion_params> #name<#lifetime __Backend, #companion_args>
            where __Backend: ::tensor_core::Backend, #companion_predicates #bounds
            {
                /// Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it
                /// returns can't refer to them.
                ///
                /// # Panics
                ///
                /// If the closure panics.
                #vis fn #method<__R>(
                    #receiver,
                    __f: impl for<'__tensor> ::tensor_core::__private::FnOnce(#refs<'__tensor, __Backend, #companion_args>) -> __R,
                ) -> __R {
                    #body
                }
            }
        }
    }
}

/// Whether a companion struct has the lifetime `'data`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lifetime {
    None,
    /// The struct's borrow.
    Data,
    /// That of references to tensors.
    Refs,
}
