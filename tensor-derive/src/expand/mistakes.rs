//! What stands in generated code for a field that has a mistake.
//!
//! It is a type which rustc takes for an error that has been reported, whatever is done with it. So a mistake in a field is one
//! error, and not one more wherever the struct is used.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::expansion::Expansion;
use crate::errors::{Errors, Mistake};

impl Expansion<'_> {
    /// The type, for a field that has a mistake; or, if no other field becomes a tensor, for all fields.
    pub(super) fn mistaken_type(&self) -> TokenStream {
        format_ident!("__{}Mistaken", self.input.base).into_token_stream()
    }

    /// Whether no code can be written: for a struct without a size; or, if the compiler refuses a field's type, for one with
    /// parameters, which no constant can name.
    pub(super) fn can_t_be_written(&self, errors: &Errors) -> bool {
        let refused = &self.input.refused;
        let is_in_no_constant = errors.len() == 0 && self.generics.is_generic && !refused.is_empty();
        is_in_no_constant || refused.iter().any(|field| field.is_unsized)
    }

    /// Whether no field becomes a tensor.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The mistakes as items, and the type that stands for them, if it is needed.
    ///
    /// The last of the mistakes is in a constant that the type has as its argument, and the constant does not compile. If there
    /// is none that the derive knows, the constant names a field whose type the compiler refuses.
    pub(super) fn mistakes(&self, errors: &[Mistake]) -> TokenStream {
        let private = &self.paths.private;
        let items = errors.iter().map(Mistake::constant);
        if self.input.refused.is_empty() && !self.is_empty() {
            return items.collect();
        }
        let structure = self.static_structure();
        let fields = self.input.refused.iter().filter(|field| field.is_invalid).map(|field| &field.member);
        let name = self.mistaken_type();
        let mistake = match errors.last() {
            Some(last) => last.statements(),
            None => quote!(let _ = |__s: &#structure| { #(let _ = &__s.#fields;)* };),
        };
        let others = items.take(errors.len().saturating_sub(1));
        quote! {
            #(#others)*
            type #name = <() as #private::Known<{ #mistake true }>>::Type;
        }
    }
}
