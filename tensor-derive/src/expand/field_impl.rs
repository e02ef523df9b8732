//! The struct as a field of another one.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::paths::key;
use crate::tokens::at;
use crate::type_syntax::{innermost, is_certain_array};

impl Expansion<'_> {
    /// `impl Field`, and what it needs.
    pub(super) fn field_impl(&self) -> TokenStream {
        let Self { field_bounds, .. } = self;
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let companion = self.companion_in(&quote!(__M));
        let (ops, private_ops) = if self.has_private_types() {
            (quote!(__Ops), Some(self.private_ops()))
        } else {
            let key = key();
            (quote!(#private::StructOps<#key>), None)
        };
        let samples = self.input.samples.is_some().then(|| {
            // An array begins with the samples because its `shape` says so. What is not known to be one may be a struct.
            let fields = self.fields.iter().filter(|code| {
                let attributes = &code.field.attributes;
                !attributes.whole && attributes.shape.is_none() && !is_certain_array(&code.field.ty)
            });
            let bounds = fields.map(|code| {
                let span = code.field.ty.span();
                // A `Box` or a reference is foreign to core's impls, so the bound is about what is in it.
                let (ty, bound) = (innermost(&code.field.ty), at(span, quote!(#private::SamplesField)));
                quote!(#ty: #bound,)
            });
            quote! {
                #[automatically_derived]
                impl<#lifetimes #params> #private::Samples for #structure where #predicates #field_bounds #(#bounds)* {}
            }
        });
        quote! {
            #samples
            impl<#lifetimes #params> #private::Field<#private::ByShare> for #structure
            where #predicates #field_bounds
            {
                type Elem = #private::NoArray;
                type Dim = #private::NoArray;
                type Tensor<__M: #private::Mode> = #companion;
                type Ops = #ops;

                const KIND: #private::FieldKind = #private::kind::<Self>();
            }
            #private_ops
        }
    }
}
