//! Constants that prove a type to be what generated code takes it for: see core's `Known`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;
use syn::spanned::Spanned;

use crate::tokens::at;
use crate::type_syntax::short_name;

/// The constant that proves a type to be a dtype.
pub(super) fn dtype_proof(span: Span, ty: &TokenStream, private: &TokenStream) -> TokenStream {
    let dtype = constant(span, ty, &quote!(#private::Element), &quote!(DTYPE));
    quote!(#private::is_dtype(#dtype))
}

/// A type with the name of a dtype. One that is called `f16` may be Rust's own type, and then stands for a mistake.
pub(super) fn proven_dtype(ty: &Type, private: &TokenStream) -> TokenStream {
    if short_name(ty) != "f16" {
        return ty.to_token_stream();
    }
    let proof = half_float_proof(ty, private);
    quote!(<#ty as #private::Known<{ #proof }>>::Type)
}

/// The constant that proves a type which is called `f16` to be the dtype.
pub(super) fn half_float_proof(ty: &Type, private: &TokenStream) -> TokenStream {
    constant(ty.span(), &ty.to_token_stream(), &quote!(#private::HalfFloat), &quote!(OK))
}

/// `<Type as Trait>::CONSTANT`. The tokens around the type have the span, which the compiler underlines; the type's own are as
/// they are, so that a name which is not in scope is the same error wherever it stands.
pub(super) fn constant(span: Span, ty: &TokenStream, of: &TokenStream, name: &TokenStream) -> TokenStream {
    let (open, close) = (at(span, quote!(<)), at(span, quote!(as #of>::#name)));
    quote!(#open #ty #close)
}
