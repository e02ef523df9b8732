//! The checks of a field that only the compiler can make: its dtype, its number of axes, and whether
//! its cast is lossless.
//!
//! Each is a constant that names a trait of core's with the wanted text. Only the projection out of the field's type
//! carries the user's span, so that the compiler underlines that type and nothing else.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use crate::ast::Field;

/// The dtype that a cast goes to. Where it is none, this is the error, and whatever asks for more is not.
pub(crate) fn cast_target(to: &Type) -> TokenStream {
    quote_spanned!(to.span()=> <#to as ::tensor_core::__private::CastTarget>::Elem)
}

/// The probes of one field; empty if its attributes assert nothing. `ty` is its type, without lifetimes.
pub(crate) fn probes(field: &Field, ty: &TokenStream) -> TokenStream {
    let (inside, outside) = (field.ty.span(), Span::mixed_site());
    let name = match &field.member {
        syn::Member::Named(ident) => ident.clone(),
        syn::Member::Unnamed(index) => format_ident!("_{}", index.index, span = outside),
    };
    let elem = quote_spanned!(inside=> <#ty as ::tensor_core::ArrayField>::Elem);
    let marker = quote_spanned!(outside=> __fields::#name);
    let dtype = field.dtype.as_ref().map(
        |dtype| quote_spanned!(outside=> let () = <#elem as ::tensor_core::__private::SameDtype<#dtype, #marker>>::OK;),
    );
    let cast = field.cast().map(|to| {
        let to = cast_target(to);
        quote_spanned!(outside=> let () = <#elem as ::tensor_core::LosslessCast<#to>>::OK;)
    });
    let rank = field.shape.as_ref().map(|dims| {
        let listed = dims.len();
        let listed = quote_spanned!(outside=> ::tensor_core::NumAxes<#listed>);
        let found = quote_spanned! {inside=>
            <<#ty as ::tensor_core::ArrayField>::Dim as ::tensor_core::__private::HasRank<#listed>>::Rank
        };
        quote_spanned!(outside=> let () = <#found as ::tensor_core::__private::SameRank<#listed, #marker>>::OK;)
    });
    if dtype.is_none() && cast.is_none() && rank.is_none() {
        return TokenStream::new();
    }
    quote_spanned! {outside=>
        {
            // In a module of its own, for a field may have the name of a type or a module that its own type names.
            mod __fields {
                #[allow(non_camel_case_types, dead_code)]
                pub(super) struct #name;
            }
            #dtype
            #cast
            #rank
        }
    }
}
