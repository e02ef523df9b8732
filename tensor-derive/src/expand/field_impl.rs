//! The struct as a field of another one.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;

use super::expansion::Expansion;
use super::field_code::FieldCode;
use super::generics::StructGenerics;
use super::paths::key;
use crate::tokens::{at, with_static_lifetimes};
use crate::type_syntax::{innermost, is_array};

impl Expansion<'_> {
    /// `impl Field`, and what it needs.
    pub(super) fn field_impl(&self) -> TokenStream {
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
        let samples = self.samples_impl();
        let stackable = self.input.stacks.then(|| {
            quote! {
                #[automatically_derived]
                impl<#lifetimes #params> #private::Stackable for #structure where #predicates {}
            }
        });
        quote! {
            #samples
            #stackable
            #[doc(hidden)]
            impl<#lifetimes #params> #private::Field<#private::ByShare> for #structure
            where #predicates
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

    /// The fields that may be structs without samples. An array begins with samples, since its `shape` says so.
    fn samples_fields(&self) -> impl Iterator<Item = &FieldCode<'_>> {
        self.fields.iter().filter(|code| {
            let attributes = &code.field.attributes;
            !attributes.whole && attributes.shape.is_none() && !is_array(&code.field.ty)
        })
    }

    /// The bounds that say of the fields whose types have a parameter of the struct that they have samples.
    pub(super) fn generic_samples(&self) -> TokenStream {
        let fields = self.samples_fields().filter(|code| self.generics.mentions_param(&code.static_ty));
        fields.map(|code| self.samples_bound(code, &innermost(&code.field.ty).to_token_stream())).collect()
    }

    /// The bound that says of a field that it has samples. It is about what is in a `Box`, a reference or an option.
    fn samples_bound(&self, code: &FieldCode<'_>, ty: &TokenStream) -> TokenStream {
        let private = &self.paths.private;
        let bound = at(code.field.ty.span(), quote!(#private::SamplesField));
        quote!(#ty: #bound,)
    }

    /// `impl Samples`, if the struct has `samples`. What is known of each field's type is asked apart from the impl: in its
    /// bounds, it would be a further error where rows are taken.
    fn samples_impl(&self) -> Option<TokenStream> {
        self.input.samples.as_ref()?;
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, predicates, .. } = &self.generics;
        let structure = self.structure();
        let known = self.samples_fields().filter(|code| !self.generics.mentions_param(&code.static_ty));
        let asked: TokenStream = known
            .map(|code| {
                let ty = with_static_lifetimes(innermost(&code.field.ty).to_token_stream());
                self.samples_bound(code, &code.proven(private, &ty))
            })
            .collect();
        let asked = (!asked.is_empty()).then(|| quote!(fn __samples() where #asked {}));
        let bounds = self.generic_samples();
        Some(quote! {
            #asked
            #[automatically_derived]
            impl<#lifetimes #params> #private::SamplesStruct for #structure where #predicates {
                type Itself = Self;
            }
            #[automatically_derived]
            impl<#lifetimes #params> #private::Samples for #structure where #predicates #bounds {}
        })
    }
}
