//! What stands in generated code for a field that has a mistake.
//!
//! It is a type which rustc takes for an error that has been reported, whatever is done with it. So a mistake in a field is one
//! error, and not one more wherever the struct is used.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::expansion::Expansion;
use crate::errors::Errors;

impl Expansion<'_> {
    /// The type, for a field that has a mistake; or, if no other field becomes a tensor, for all fields.
    pub(super) fn mistaken_type(&self) -> TokenStream {
        format_ident!("__{}Mistaken", self.input.base).into_token_stream()
    }

    /// Whether no code can be written: the mistake is in a field whose type the compiler refuses, and a constant can't name a
    /// struct with parameters.
    pub(super) fn can_t_be_written(&self, errors: &Errors) -> bool {
        errors.len() == 0 && self.generics.is_generic && !self.input.refused.is_empty()
    }

    /// Whether no field becomes a tensor.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The mistakes as items, and the type that stands for them, if it is needed.
    ///
    /// One of the mistakes is in a constant that the type has as its argument, and the constant does not compile. If there is none
    /// that the derive knows, the constant names a field whose type the compiler refuses.
    pub(super) fn mistakes(&self, errors: Vec<TokenStream>) -> TokenStream {
        let private = &self.paths.private;
        if self.input.refused.is_empty() && !self.is_empty() {
            return quote!(#(#errors)*);
        }
        let structure = self.static_structure();
        let fields = self.input.refused.iter().filter(|field| field.is_invalid).map(|field| &field.member);
        let name = self.mistaken_type();
        let (first, others) = match errors.split_first() {
            Some((first, others)) => (quote!(#first), others),
            None => (quote!(let _ = |__s: &#structure| { #(let _ = &__s.#fields;)* };), &[][..]),
        };
        quote! {
            #(#others)*
            #[allow(dead_code)]
            type #name = <() as #private::Known<{ #first true }>>::Type;
        }
    }
}
