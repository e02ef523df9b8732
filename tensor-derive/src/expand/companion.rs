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
        let lifetime = quote!('data,);
        let none = TokenStream::new();

        let owned_type = |FieldCode { out, dim, .. }: &FieldCode<'_>| quote!(::tensor_core::Owned<__B, #out, #dim>);
        let doc = format!(
            "The fields of [`{ident}`] as tensors of a backend: each is a share that freezes the struct for `'data`, or a copy."
        );
        let tensors_struct = self.structure(&doc, &tensors, &lifetime, |code| {
            if code.field.is_shared() {
                let FieldCode { elem, dim, .. } = code;
                quote!(::tensor_core::Shared<'data, __B, #elem, #dim>)
            } else {
                owned_type(code)
            }
        });
        let doc = format!(
            "The fields of [`{ident}`] as tensors of a backend: each is a share that is written in place and locks the struct \
             for `'data`, or a copy."
        );
        let tensors_mut_struct = self.structure(&doc, &tensors_mut, &lifetime, |code| {
            if code.field.is_shared() {
                let FieldCode { elem, dim, .. } = code;
                quote!(::tensor_core::SharedMut<'data, __B, #elem, #dim>)
            } else {
                owned_type(code)
            }
        });
        let doc = format!("The fields of [`{ident}`] as tensors of a backend, each of which owns its memory.");
        let owned_struct = self.structure(&doc, &owned, &none, owned_type);
        let doc = format!("What the `with` of [`{tensors}`] and [`{owned}`] lends to its closure.");
        let refs_struct = self.structure(
            &doc,
            &refs,
            &lifetime,
            |FieldCode { out, dim, .. }| quote!(&'data <__B as ::tensor_core::Supports<#out, #dim>>::Tensor),
        );
        let doc = format!("What the `with` of [`{tensors_mut}`] lends to its closure.");
        let refs_mut_struct = self.structure(
            &doc,
            &refs_mut,
            &lifetime,
            |FieldCode { out, dim, .. }| quote!(&'data mut <__B as ::tensor_core::Supports<#out, #dim>>::Tensor),
        );

        let with = self.with(&tensors, &quote!('_,), &refs, &self.shares());
        let with_owned = self.with(&owned, &none, &refs, &none);
        let with_mut = self.with_mut(&tensors_mut, &refs_mut);
        quote! {
            #tensors_struct
            #tensors_mut_struct
            #owned_struct
            #refs_struct
            #refs_mut_struct
            #with
            #with_owned
            #with_mut
        }
    }

    /// One companion struct, with a field of type `ty` for each field.
    fn structure(
        &self,
        doc: &str,
        name: &Ident,
        lifetime: &TokenStream,
        ty: impl Fn(&FieldCode<'_>) -> TokenStream,
    ) -> TokenStream {
        let Pieces { companion_params, companion_predicates, .. } = &self.generics;
        let vis = &self.input.vis;
        let supports = self.supports();
        let bounds = quote!(where #companion_predicates #supports);
        let fields = self.fields.iter().map(|code| {
            let (vis, ty) = (&code.field.vis, ty(code));
            let doc = format!("The field `{}`.", code.field.name);
            match &code.field.companion {
                Member::Named(ident) => quote!(#[doc = #doc] #vis #ident: #ty),
                Member::Unnamed(_) => quote!(#[doc = #doc] #vis #ty),
            }
        });
        let head = quote! {
            #[doc = #doc]
            #[allow(dead_code)]
            #vis struct #name<#lifetime __B, #companion_params>
        };
        match self.input.style {
            Style::Named => quote!(#head #bounds { #(#fields),* }),
            Style::Tuple => quote!(#head (#(#fields),*) #bounds;),
        }
    }

    /// `with` of a companion that is read: one closure in the other, so that no guard gets into anybody's hands.
    fn with(&self, name: &Ident, lifetime: &TokenStream, refs: &Ident, bounds: &TokenStream) -> TokenStream {
        let inner = self.refs(refs);
        let body = self.fields.iter().rev().fold(inner, |inner, FieldCode { field, local, .. }| {
            let member = &field.companion;
            quote!(self.#member.with(|#local| #inner))
        });
        self.with_method(name, lifetime, refs, bounds, &quote!(&self), &body)
    }

    /// `with` of the companion that is written. It takes the fields apart first: closures of older editions capture a whole
    /// struct.
    fn with_mut(&self, name: &Ident, refs: &Ident) -> TokenStream {
        let inner = self.refs(refs);
        let body = self.fields.iter().rev().fold(inner, |inner, FieldCode { field, local, .. }| {
            let with = if field.is_shared() { quote!(with) } else { quote!(with_mut) };
            quote!(#local.#with(|#local| #inner))
        });
        let members = self.fields.iter().map(|code| &code.field.companion);
        let locals = self.fields.iter().map(|code| &code.local);
        let body = quote! {
            let Self { #(#members: #locals),* } = self;
            #body
        };
        let bounds: TokenStream = self
            .shared_fields()
            .map(|FieldCode { elem, dim, .. }| quote!(__B: ::tensor_core::SharesMut<#elem, #dim>,))
            .collect();
        self.with_method(name, &quote!('_,), refs, &bounds, &quote!(&mut self), &body)
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
        receiver: &TokenStream,
        body: &TokenStream,
    ) -> TokenStream {
        let Pieces { companion_params, companion_args, companion_predicates, .. } = &self.generics;
        let vis: &Visibility = &self.input.vis;
        let supports = self.supports();
        quote! {
            #[allow(dead_code, single_use_lifetimes)]
            impl<__B, #companion_params> #name<#lifetime __B, #companion_args> where #companion_predicates #supports {
                /// Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it
                /// returns can't refer to them.
                ///
                /// # Panics
                ///
                /// If the closure panics.
                #vis fn with<__R>(
                    #receiver,
                    __f: impl for<'__tensor> ::tensor_core::__private::FnOnce(#refs<'__tensor, __B, #companion_args>) -> __R,
                ) -> __R
                where #bounds
                {
                    #body
                }
            }
        }
    }
}
