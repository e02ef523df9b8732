//! The paths to items of core, and the names of the items that the generated code has for itself.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

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
    /// Paths that lead to core from anywhere.
    pub(super) fn from_anywhere(krate: &TokenStream) -> Self {
        Self { krate: krate.clone(), private: quote!(#krate::__private), mode: quote!(#krate::mode) }
    }

    /// One short path for all of them, where `__private` is imported by that name.
    pub(super) fn in_block() -> Self {
        let private = quote!(__p);
        Self { krate: private.clone(), private: private.clone(), mode: private }
    }
}

/// A type that only the generated code can name. Traits that have it as a parameter are not part of the struct's public
/// interface, in which the private types of a public struct's fields are refused (E0446).
pub(super) fn key() -> Ident {
    format_ident!("__Key")
}
