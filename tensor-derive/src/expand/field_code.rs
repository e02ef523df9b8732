//! A field in generated code: its types, and the bound which says that it is a field.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::attributes::{are_default, attributes_type, cast_target_trait, need_an_array, uncopied_type};
use super::generics::StructGenerics;
use super::paths::Paths;
use crate::check::Field;
use crate::tokens::{at, with_static_lifetimes};
use crate::type_syntax::{ArrayType, is_certain_array, is_dtype};

/// A field with the types that the generated code names.
pub(super) struct FieldCode<'a> {
    pub(super) field: &'a Field,
    /// Its type.
    pub(super) ty: TokenStream,
    /// Its type with each lifetime as `'static`, since the companion has none of the struct's lifetimes.
    pub(super) static_ty: TokenStream,
    /// Its attributes, as a type.
    pub(super) attributes: TokenStream,
    /// The trait of core in the bound which says that the type is a field, if neither its name nor another bound says
    /// so: `AsField`, or `AsArrayField`.
    unproven: Option<Ident>,
}

impl<'a> FieldCode<'a> {
    pub(super) fn new(field: &'a Field, paths: &Paths, generics: &StructGenerics) -> Self {
        let ty = field.ty.to_token_stream();
        let is_proven = is_certain_array(&field.ty) || generics.mentions_param(&ty);
        // Another bound then has the better text: `Element` for what an array holds, `CastTarget` for the target of a
        // cast.
        let is_other_bound = ArrayType::new(&field.ty).is_some_and(|array| !is_dtype(array.elem))
            || has_unproven_target(field, generics);
        let unproven = (!is_proven && !is_other_bound)
            .then(|| format_ident!("{}", if need_an_array(&field.attributes) { "AsArrayField" } else { "AsField" }));
        Self {
            field,
            static_ty: with_static_lifetimes(generics.without_references(&field.ty).into_token_stream()),
            ty,
            attributes: attributes_type(&field.attributes, &paths.private),
            unproven,
        }
    }

    /// The field's type, `ty`, for places that need a field. If its name doesn't prove that it is one, it is written as
    /// `<Type as AsField>::Type`, which is a field in any case: if `Type` is none, the bound `Type: AsField` is the
    /// only error. The UI case `field_type/users_struct` shows it.
    pub(super) fn proven(&self, private: &TokenStream, ty: &TokenStream) -> TokenStream {
        let attributes = &self.attributes;
        match &self.unproven {
            Some(unproven) => quote!(<#ty as #private::#unproven<#attributes>>::Type),
            None => ty.clone(),
        }
    }

    /// `unproven`, unless the type has lifetimes: the bound is written for the type with `'static` in their place, and
    /// proves nothing about this one.
    pub(super) fn own_unproven(&self) -> Option<&Ident> {
        self.unproven.as_ref().filter(|_| self.ty.to_string() == self.static_ty.to_string())
    }

    /// The bound which says that the type is a field, if its name doesn't prove it: `Type: AsField<Attributes>,`.
    pub(super) fn field_bound(&self, paths: &Paths, generics: &StructGenerics) -> TokenStream {
        let Paths { krate, private, .. } = paths;
        let to = self.field.attributes.cast_to().filter(|_| has_unproven_target(self.field, generics));
        let target = to.map(|to| {
            let target = cast_target_trait(self.field.attributes.scale().is_some());
            let bound = at(to.span(), quote!(#private::#target));
            quote!(#to: #bound,)
        });
        if let Some(generic) = generics.generic_field(&self.field.ty) {
            // If the generic type is a field, so are an `Option` and a copy of it. If it is none, that is an error
            // where the struct is used, as in the UI case `generics/argument_that_is_no_field`.
            let attributes = uncopied_type(&self.field.attributes, private);
            return quote!(#target #generic: #private::OpenField<#attributes>,);
        }
        if to.is_none() {
            if is_certain_array(&self.field.ty) || generics.mentions_param(&self.ty) {
                return TokenStream::new();
            }
            if let Some(elem) = ArrayType::new(&self.field.ty).map(|array| array.elem).filter(|elem| !is_dtype(elem)) {
                // It is an array, so only its elements can be wrong.
                let bound = at(elem.span(), quote!(#krate::Element));
                return quote!(#elem: #bound,);
            }
        }
        // rustc underlines the bound, which therefore has the span of the type that may be wrong.
        let span = to.map_or_else(|| self.field.ty.span(), Spanned::span);
        let (ty, attributes) = (&self.static_ty, &self.attributes);
        let asked = self.unproven.clone().unwrap_or_else(|| format_ident!("Field"));
        let asked = at(span, quote!(#private::#asked<));
        let close = quote_spanned!(span=> >);
        quote!(#target #ty: #asked #attributes #close,)
    }

    /// The type of the companion's field, in the mode `mode`.
    pub(super) fn tensor(&self, private: &TokenStream, mode: &TokenStream) -> TokenStream {
        let (ty, attributes) = (self.proven(private, &self.static_ty), &self.attributes);
        if are_default(&self.field.attributes) {
            quote!(#private::Tensor<#ty, #mode>)
        } else {
            quote!(#private::Tensor<#ty, #mode, #attributes>)
        }
    }
}

/// Whether the field is cast to a type whose name doesn't prove that it is a dtype.
fn has_unproven_target(field: &Field, generics: &StructGenerics) -> bool {
    field.attributes.cast_to().is_some_and(|to| !is_dtype(to) && generics.param(to).is_none())
}
