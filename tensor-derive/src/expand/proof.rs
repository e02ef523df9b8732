//! Constants that prove a type to be what generated code takes it for: see core's `Known`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;
use syn::spanned::Spanned;

use crate::tokens::at;

/// The constant that proves a type to be a dtype.
pub(super) fn dtype_proof(ty: &Type, private: &TokenStream) -> TokenStream {
    let dtype = constant(ty.span(), &ty.to_token_stream(), &quote!(#private::Element), &quote!(DTYPE));
    quote!(#private::is_dtype(#dtype))
}

/// `<Type as Trait>::CONSTANT`. The tokens around the type have the span, which the compiler underlines; the type's own are as
/// they are, so that a name which is not in scope is the same error wherever it stands.
pub(super) fn constant(span: Span, ty: &TokenStream, of: &TokenStream, name: &TokenStream) -> TokenStream {
    let (open, close) = (at(span, quote!(<)), at(span, quote!(as #of>::#name)));
    quote!(#open #ty #close)
}
