//! The checks of a field that only the compiler can make: its dtype and its number of axes.
//!
//! Each is a constant that names a trait of core's with the wanted text. Only the projection out of the field's type
//! carries the user's span, so that the compiler underlines that type and nothing else.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::ast::Field;

/// The probes of one field; empty if its attributes assert nothing.
///
/// `elem` and `dim` are its element and dimension types.
pub(crate) fn probes(field: &Field, elem: &TokenStream, dim: &TokenStream) -> TokenStream {
    let span = Span::mixed_site();
    let marker = match &field.member {
        syn::Member::Named(ident) => ident.clone(),
        syn::Member::Unnamed(index) => format_ident!("_{}", index.index, span = span),
    };
    let dtype = field.dtype.as_ref().map(|dtype| {
        let dtype = quote!(#dtype);
        quote_spanned!(span=> let () = <#elem as ::tensor_core::__private::SameDtype<#dtype, #marker>>::OK;)
    });
    let rank = field.shape.as_ref().map(|dims| {
        let listed = dims.len();
        let rank = quote_spanned!(span=> ::tensor_core::__private::Rank<#listed>);
        quote_spanned! {span=>
            let () = <<#dim as ::tensor_core::__private::HasRank<#rank>>::Rank
                as ::tensor_core::__private::SameRank<#rank, #marker>>::OK;
        }
    });
    if dtype.is_none() && rank.is_none() {
        return TokenStream::new();
    }
    quote_spanned! {span=>
        {
            #[allow(non_camel_case_types, dead_code)]
            struct #marker;
            #dtype
            #rank
        }
    }
}
