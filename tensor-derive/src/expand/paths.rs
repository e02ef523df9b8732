//! The paths to items of core, and the name of the one item that several parts of the generated code name.

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

    /// One short path for all of them, for code in a block that imports `__private` by that name.
    pub(super) fn in_block() -> Self {
        let private = quote!(__p);
        Self { krate: private.clone(), private: private.clone(), mode: private }
    }
}

/// A type that only the generated code can name, unless the types of all fields may be public. An impl of a trait with
/// this type as its argument is no public interface, so that it can name private types (E0446). See `private_ops`.
pub(super) fn key() -> Ident {
    format_ident!("__Key")
}
