//! The struct as a field of another one.

use proc_macro2::TokenStream;
use quote::quote;

use super::expansion::Expansion;
use super::generics::StructGenerics;
use super::paths::key;

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
        quote! {
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
