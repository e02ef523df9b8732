//! The paths to items of core, and the name of the one item that several parts of the generated code name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use crate::check::Input;
use crate::tokens::at;

/// The paths to items of core.
pub(super) struct Paths {
    /// `::tensor_core`
    pub(super) krate: TokenStream,
    /// `::tensor_core::__private`
    pub(super) private: TokenStream,
    /// `::tensor_core::mode`
    pub(super) mode: TokenStream,
}

impl Paths {
    /// One name for all of them, which the generated code imports.
    pub(super) fn new(input: &Input) -> Self {
        let private = format_ident!("__{}Core", input.base, span = Span::mixed_site()).into_token_stream();
        Self { krate: private.clone(), private: private.clone(), mode: private }
    }

    /// The import of that name: the only path to core. Where it leads nowhere, that is one error, at the path that the user
    /// gives.
    pub(super) fn import(&self, input: &Input) -> TokenStream {
        let (krate, private) = (&input.krate, &self.private);
        let span = krate.clone().into_iter().last().map_or_else(Span::mixed_site, |token| token.span());
        let name = Ident::new("__private", span);
        let private = at(span.resolved_at(Span::mixed_site()), private.clone());
        let end = quote_spanned!(span.resolved_at(Span::mixed_site())=> ::#name as #private;);
        quote!(use #krate #end)
    }
}

/// A type that only the generated code can name, unless the types of all fields may be public. An impl of a trait with
/// this type as its argument is no public interface, so that it can name private types (E0446). See `private_ops`.
pub(super) fn key() -> Ident {
    format_ident!("__Key")
}
