//! The struct and its companion as tuples of their fields, which is how core works on them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::expansion::Expansion;
use super::field_code::FieldCode;
use super::generics::StructGenerics;
use super::paths::key;

impl Expansion<'_> {
    /// The impl that takes the struct and its companion apart, and puts the companion together.
    pub(super) fn tuples(&self) -> TokenStream {
        let key = key();
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, own_predicates, predicates, .. } = &self.generics;
        let structure = self.structure();
        let name = self.companion_name();
        let companion = self.companion_in(&quote!(__M));
        if self.is_empty() {
            return self.no_tuples(&key, &structure, &companion);
        }
        let fields = self.field_types();
        let attributes = self.tuples_of(|code| code.attributes.clone());
        let member = |code: &FieldCode<'_>, reference: &TokenStream| {
            let member = &code.field.member;
            quote!(#reference self.#member)
        };
        let refs = self.tuples_of(|code| member(code, &quote!(&)));
        let muts = self.tuples_of(|code| member(code, &quote!(&mut)));
        let local =
            |code: &FieldCode<'_>| format_ident!("__field_{}", code.field.place, span = self.input.ident.span());
        let values = self.tree_of(|first, rest| quote!(#private::Pair(#first, #rest)), local);
        let (members, locals): (Vec<_>, Vec<_>) =
            self.fields.iter().map(|code| (&code.field.member, local(code))).unzip();
        let this = quote_spanned!(self.input.ident.span()=> self);
        let taken_apart = if self.input.has_one_name_twice {
            // A pattern and an expression then mean different fields. The compiler reports the name.
            quote!(#(let #locals = #this.#members;)*)
        } else {
            quote!(let Self { #(#members: #locals,)* .. }: <Self as #private::WithoutDrop>::Itself = #this;)
        };
        let tensors = |reference: TokenStream| {
            self.tuples_of(|code| {
                let member = code.field.companion();
                quote!(#reference __tensors.#member)
            })
        };
        let (tensor_refs, tensor_muts) = (tensors(quote!(&)), tensors(quote!(&mut)));
        let companion_members = self.fields.iter().map(|code| code.field.companion());
        let refused = self.input.refused.iter().map(|field| &field.companion);
        let places = self.tuple_places();
        // The compiler says at the struct's name that one with `Drop` can't be taken apart.
        let without_drop =
            quote_spanned!(self.input.ident.span()=> impl<#lifetimes #params> #private::WithoutDrop for #structure);
        quote! {
            #without_drop where #own_predicates {
                type Itself = Self;
            }

            impl<#lifetimes #params> #private::StructFields<#key> for #structure where #predicates {
                type Fields = #fields;
                type Attributes = #attributes;

                fn refs(&self) -> #private::Refs<'_, #key, Self> { #refs }
                fn muts(&mut self) -> #private::Muts<'_, #key, Self> { #muts }
                fn into_fields(#this) -> Self::Fields {
                    #taken_apart
                    #values
                }
                fn companion<__M: #private::Mode>(__tensors: #private::Tensors<#key, Self, __M>) -> #companion {
                    #name { #(#companion_members: __tensors.#places,)* #(#refused: #private::mistaken(),)* }
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

    /// The impl for a struct without a field that becomes a tensor, which is a mistake.
    fn no_tuples(&self, key: &Ident, structure: &TokenStream, companion: &TokenStream) -> TokenStream {
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, predicates, .. } = &self.generics;
        let mistaken = self.mistaken_type();
        quote! {
            impl<#lifetimes #params> #private::StructFields<#key> for #structure where #predicates {
                type Fields = #mistaken;
                type Attributes = ();

                fn refs(&self) -> #private::Refs<'_, #key, Self> { #private::mistaken() }
                fn muts(&mut self) -> #private::Muts<'_, #key, Self> { #private::mistaken() }
                fn into_fields(self) -> Self::Fields { #private::mistaken() }
                fn companion<__M: #private::Mode>(_: #private::Tensors<#key, Self, __M>) -> #companion { #private::mistaken() }
                fn tensor_refs<'__s, __M: #private::Mode + '__s>(
                    _: &'__s #companion,
                ) -> #private::TensorRefs<'__s, #key, Self, __M> where Self: '__s {
                    #private::mistaken()
                }
                fn tensor_muts<'__s, __M: #private::Mode + '__s>(
                    _: &'__s mut #companion,
                ) -> #private::TensorMuts<'__s, #key, Self, __M> where Self: '__s {
                    #private::mistaken()
                }
            }
        }
    }

    /// The tuple of the types of the fields.
    fn field_types(&self) -> TokenStream {
        let private = &self.paths.private;
        let fields =
            self.tree_of(|first, rest| quote!(#private::Pair<#first, #rest>), |code| code.proven(private, &code.ty));
        let proofs: Vec<_> = self.fields.iter().filter_map(|code| code.proof.as_ref()).collect();
        if proofs.is_empty() { fields } else { quote!(<#fields as #private::Known<{ #(#proofs)&* }>>::Type) }
    }
}
