//! Constants that prove a type to be what generated code takes it for: see core's `Known`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;
use syn::spanned::Spanned;

use crate::tokens::at;
use crate::type_syntax::short_name;

/// The constant that proves a type to be a dtype.
pub(super) fn dtype_proof(span: Span, ty: &TokenStream, private: &TokenStream) -> TokenStream {
    let dtype = associated(span, ty, &quote!(#private::Element), &quote!(DTYPE));
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
    associated(ty.span(), &ty.to_token_stream(), &quote!(#private::HalfFloat), &quote!(OK))
}

/// `<Type as Trait>::NAME`, a constant or a type. The first and the last token have the span, so that the compiler underlines it. The type's own
/// tokens are as they are, so that a name which is not in scope is the same error wherever it stands; and those of the trait are
/// generated ones, in which no lint looks for names that the user could write shorter.
pub(super) fn associated(span: Span, ty: &TokenStream, of: &TokenStream, name: &TokenStream) -> TokenStream {
    let (open, name) = (at(span, quote!(<)), at(span, name.clone()));
    quote!(#open #ty as #of>::#name)
}
