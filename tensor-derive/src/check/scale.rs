//! The rules for `scale` beside other attributes.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Type;

use super::declarations::Declarations;
use super::own_name::named;
use crate::attr::{CastAttr, ScaleAttr};
use crate::errors::{Code, Errors};
use crate::text::source_text;
use crate::tokens::mentions;
use crate::type_syntax::{ArrayType, float_cast, innermost, is_dtype, is_float};

/// The factor, if the cast beside it is one to a float. `None`: there is no factor, which was reported.
pub(super) fn checked_factor(
    ScaleAttr { key, factor }: ScaleAttr,
    cast: Option<&CastAttr>,
    says_share: bool,
    ty: &Type,
    declared: &Declarations<'_>,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let Some(cast) = cast else {
        let elem = ArrayType::new(innermost(ty)).map(|array| array.elem);
        let cast = elem.map_or_else(|| "cast = f32".to_owned(), float_cast);
        let instead = match &factor {
            Some(factor) => format!("`copy, {cast}, {key} = {}`", source_text(factor)),
            None => format!("`copy, {cast}` beside it"),
        };
        let place = if says_share { " in place of `share`" } else { "" };
        errors.at(Code::Scale, &key, format!("`{key}` multiplies while casting; write {instead}{place}"));
        return None;
    };
    if let Some(to) = cast.to.as_ref().filter(|to| is_dtype(to) && !is_float(to)) {
        let text = source_text(to);
        errors.at(
            Code::Scale,
            to,
            format!("`{key}` multiplies floats, and `{text}` is none; cast to one such as `f32`, or remove `{key}`"),
        );
        return None;
    }
    let factor = factor?.into_token_stream();
    if let Some(param) = declared.params.iter().find(|param| mentions(factor.clone(), param)) {
        errors.at(
            Code::Scale,
            factor,
            format!("`{key}` can't use the parameter `{param}`; write a number, or a constant"),
        );
        return None;
    }
    let Some(own) = named(factor.clone(), declared.scope.name) else { return Some(factor) };
    if !declared.params.is_empty() {
        let name = declared.scope.name;
        let message = format!(
            "`{key}` can't use `Self`, since `{name}` has parameters; write a number, or a constant outside of `{name}`"
        );
        errors.at(Code::Scale, factor, message);
        return None;
    }
    Some(own)
}
