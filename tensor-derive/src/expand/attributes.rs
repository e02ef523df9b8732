//! The attributes of a field as types of core.
//!
//! An attribute that changes what a field becomes is written here, and the other files of `expand` use these types as
//! they are. An attribute that asserts something about the field is written in `assertions`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Type;
use syn::spanned::Spanned;

use super::tokens::at;
use crate::attr::CastKind;
use crate::check::{Attributes, Cast, Owner};
use crate::type_syntax::{dimension, is_dtype};

/// All attributes of a field, as one type.
pub(super) fn attributes_type(attributes: &Attributes, private: &TokenStream) -> TokenStream {
    match owner_alone(attributes) {
        Some(Owner::Copied { cast: None }) => quote!(#private::ByCopy),
        Some(Owner::Copied { cast: Some(cast) }) => {
            let (to, kind) = (cast_target(&cast.to, private), cast_kind(cast));
            quote!(#private::ByCast<#to, #private::#kind>)
        }
        Some(Owner::Shared { .. }) => uncopied_type(attributes, private),
        None => {
            let array = array_attributes(attributes, private);
            match attributes.owner {
                Owner::Shared { .. } => quote!(#private::Declared<#array>),
                Owner::Copied { .. } => quote!(#private::Copied<#array>),
            }
        }
    }
}

/// The attributes without `copy`, as one type. It has a wrapper, as the types for copies have another: without one,
/// core's impls for the two would overlap (E0119).
pub(super) fn uncopied_type(attributes: &Attributes, private: &TokenStream) -> TokenStream {
    if !need_an_array(attributes) {
        return quote!(#private::ByShare);
    }
    let array = array_attributes(attributes, private);
    quote!(#private::Declared<#array>)
}

/// The attributes without `copy`, without the wrapper.
fn array_attributes(attributes: &Attributes, private: &TokenStream) -> TokenStream {
    let Attributes { owner, rank, dtype: _, shape: _, rename: _ } = attributes;
    let array = match owner {
        Owner::Shared { row_major: true } => quote!(#private::Share<#private::RowMajor>),
        Owner::Shared { row_major: false } | Owner::Copied { cast: None } => quote!(#private::Share),
        Owner::Copied { cast: Some(cast) } => {
            let (to, kind) = (cast_target(&cast.to, private), cast_kind(cast));
            quote!(#private::CastTo<#to, #private::#kind>)
        }
    };
    match rank.map(dimension) {
        Some(rank) => quote!(#private::Ranked<#private::#rank, #array>),
        None => array,
    }
}

/// The owner, if no other attribute changes what the field becomes.
///
/// Here and below, all attributes are named, so that one which is added does not compile until somebody has decided.
fn owner_alone(attributes: &Attributes) -> Option<&Owner> {
    let Attributes { owner, rank, dtype: _, shape: _, rename: _ } = attributes;
    rank.is_none().then_some(owner)
}

/// Whether the attributes ask for a share and nothing else, which is the default of `__private::Tensor`.
pub(super) fn are_default(attributes: &Attributes) -> bool {
    matches!(attributes.owner, Owner::Shared { .. }) && !need_an_array(attributes)
}

/// Whether the attributes are for arrays, and can't be on a nested struct.
pub(super) fn need_an_array(attributes: &Attributes) -> bool {
    let Attributes { owner, rank, dtype: _, shape: _, rename: _ } = attributes;
    let owner_needs_one = matches!(owner, Owner::Shared { row_major: true } | Owner::Copied { cast: Some(_) });
    owner_needs_one || rank.is_some()
}

/// The layout of the share, if the attributes ask for one.
pub(super) fn layout(attributes: &Attributes, private: &TokenStream) -> Option<TokenStream> {
    matches!(attributes.owner, Owner::Shared { row_major: true }).then(|| quote!(#private::RowMajor))
}

fn cast_kind(cast: &Cast) -> TokenStream {
    match cast.kind {
        CastKind::Lossless => quote!(Lossless),
        CastKind::Checked => quote!(Checked),
        CastKind::Lossy => quote!(Lossy),
    }
}

/// The dtype `to` that values are cast to. Unless its name proves that it is a dtype, it is written as
/// `<To as CastTarget>::Elem`, which is a dtype in any case: if `To` is none, the bound `To: CastTarget` is the only
/// error. The UI case `cast/to_a_users_type` shows it.
pub(super) fn cast_target(to: &Type, private: &TokenStream) -> TokenStream {
    if is_dtype(to) {
        return to.to_token_stream();
    }
    at(to.span(), quote!(<#to as #private::CastTarget>::Elem))
}
