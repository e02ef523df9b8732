//! The attributes of a field as types of core.
//!
//! An attribute that changes what a field becomes is written here, and the other files of `expand` use these types as
//! they are. An attribute that asserts something about the field is written in `assertions`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::generics::StructGenerics;
use super::proof::{associated, dtype_proof, proven_dtype};
use crate::attr::{CastKind, Permutation};
use crate::check::{Attributes, Cast, Owner};
use crate::tokens::at;
use crate::type_syntax::{dimension, is_dtype};

/// All attributes of a field, as one type.
pub(super) fn attributes_type(
    attributes: &Attributes,
    generics: &StructGenerics,
    private: &TokenStream,
) -> TokenStream {
    let tensor = tensor_type(attributes, generics, private);
    if attributes.whole { quote!(#private::Whole<#tensor>) } else { tensor }
}

/// The attributes that say what tensor the field becomes, as one type.
fn tensor_type(attributes: &Attributes, generics: &StructGenerics, private: &TokenStream) -> TokenStream {
    match owner_alone(attributes) {
        Some(Owner::Copied { cast: None }) => quote!(#private::ByCopy),
        Some(Owner::Copied { cast: Some(cast) }) => {
            let (to, kind) = (cast_target(cast, generics, private), cast_kind(cast, private));
            quote!(#private::ByCast<#to, #kind>)
        }
        Some(Owner::Shared { .. }) => uncopied_type(attributes, generics, private),
        None => {
            let array = array_attributes(attributes, generics, private);
            match attributes.owner {
                Owner::Shared { .. } => quote!(#private::Declared<#array>),
                Owner::Copied { .. } => quote!(#private::Copied<#array>),
            }
        }
    }
}

/// The attributes without `copy`, as one type. It has a wrapper, as the types for copies have another: without one,
/// core's impls for the two would overlap (E0119).
pub(super) fn uncopied_type(attributes: &Attributes, generics: &StructGenerics, private: &TokenStream) -> TokenStream {
    if !need_an_array(attributes) {
        return quote!(#private::ByShare);
    }
    let array = array_attributes(attributes, generics, private);
    quote!(#private::Declared<#array>)
}

/// The attributes without `copy`, without the wrapper.
fn array_attributes(attributes: &Attributes, generics: &StructGenerics, private: &TokenStream) -> TokenStream {
    let Attributes { owner, rank, permute, dtype: _, shape: _, whole: _, collated: _, rename: _ } = attributes;
    let array = match owner {
        Owner::Shared { row_major: true } => quote!(#private::Share<#private::RowMajor>),
        Owner::Shared { row_major: false } | Owner::Copied { cast: None } => quote!(#private::Share),
        Owner::Copied { cast: Some(cast) } => {
            let (to, kind) = (cast_target(cast, generics, private), cast_kind(cast, private));
            quote!(#private::CastTo<#to, #kind>)
        }
    };
    let array = match permute {
        Some(permute) => {
            let code = permutation_code(permute);
            quote!(#private::Permuted<#code, #array>)
        }
        None => array,
    };
    match rank.map(dimension) {
        Some(rank) => quote!(#private::Ranked<#private::#rank, #array>),
        None => array,
    }
}

/// A permutation as a number: four bits for each axis of the tensor, the first axis in the lowest bits, each of them the
/// array's axis plus one. So the number also tells how many axes there are: `[0, 3, 1, 2]` is `0x3241`.
fn permutation_code(Permutation { axes, .. }: &Permutation) -> Literal {
    let digits: String = axes.iter().rev().map(|axis| (axis + 1).to_string()).collect();
    format!("0x{digits}").parse().expect("each digit of it is one of 1 to 6")
}

/// The owner, if no other attribute changes what the field becomes.
///
/// Here and below, all attributes are named, so that one which is added does not compile until somebody has decided.
fn owner_alone(attributes: &Attributes) -> Option<&Owner> {
    let Attributes { owner, rank, permute, dtype: _, shape: _, whole: _, collated: _, rename: _ } = attributes;
    (rank.is_none() && permute.is_none()).then_some(owner)
}

/// Whether the attributes ask for a share and nothing else, which is the default of `__private::Tensor`.
pub(super) fn are_default(attributes: &Attributes) -> bool {
    matches!(attributes.owner, Owner::Shared { .. }) && !need_an_array(attributes) && !attributes.whole
}

/// Whether the attributes are for arrays, and can't be on a nested struct.
pub(super) fn need_an_array(attributes: &Attributes) -> bool {
    let Attributes { owner, rank, permute, dtype: _, shape: _, whole: _, collated: _, rename: _ } = attributes;
    let owner_needs_one = matches!(owner, Owner::Shared { row_major: true } | Owner::Copied { cast: Some(_) });
    owner_needs_one || rank.is_some() || permute.is_some()
}

/// The layout of the share, if the attributes ask for one.
pub(super) fn layout(attributes: &Attributes, private: &TokenStream) -> Option<TokenStream> {
    matches!(attributes.owner, Owner::Shared { row_major: true }).then(|| quote!(#private::RowMajor))
}

/// The bits of a factor, by a call that has the factor's span.
pub(super) fn factor_bits(factor: &TokenStream, private: &TokenStream) -> TokenStream {
    let bits = at(factor.span(), quote!(#private::factor_bits));
    quote_spanned!(factor.span()=> #bits(#factor))
}

/// What becomes of each value. The factor of a `scale` is in it as its bits, since no `f64` can be an argument of a type.
fn cast_kind(Cast { kind, scale, to: _ }: &Cast, private: &TokenStream) -> TokenStream {
    let kind = match kind {
        CastKind::Lossless => quote!(#private::Lossless),
        CastKind::Checked => quote!(#private::Checked),
        CastKind::Lossy => quote!(#private::Lossy),
    };
    match scale {
        Some(factor) => {
            let bits = factor_bits(factor, private);
            quote!(#private::Scaled<#kind, { #bits }>)
        }
        None => kind,
    }
}

/// The dtype that values are cast to. Unless its name proves that it is a dtype, it is written as `<To as CastTarget>::Elem`,
/// which is a dtype in any case, and a `To` that is none is an error once, as with the types of fields. The UI case
/// `cast/to_a_users_type` shows it. With a `scale`, it is `FloatTarget` that says the same of floats.
pub(super) fn cast_target(
    Cast { to, scale, kind: _ }: &Cast,
    generics: &StructGenerics,
    private: &TokenStream,
) -> TokenStream {
    if is_dtype(to) {
        return proven_dtype(to, private);
    }
    let target = format_ident!("{}", if scale.is_some() { "FloatTarget" } else { "CastTarget" });
    let target = quote!(#private::#target);
    let proven = if generics.mentions_param(&to.to_token_stream()) {
        to.to_token_stream()
    } else {
        let proof = match scale {
            Some(_) => associated(to.span(), &to.to_token_stream(), &target, &quote!(OK)),
            None => dtype_proof(to.span(), &to.to_token_stream(), private),
        };
        quote!(<#to as #private::Known<{ #proof }>>::Type)
    };
    associated(to.span(), &proven, &target, &quote!(Elem))
}
