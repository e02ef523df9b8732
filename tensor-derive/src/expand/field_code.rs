//! A field in generated code: its types, and the bound which says that it is a field.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;
use syn::spanned::Spanned;

use super::attributes::{are_default, attributes_type, layout, need_an_array, uncopied_type};
use super::generics::StructGenerics;
use super::paths::Paths;
use super::proof::{constant, dtype_proof, half_float_proof};
use crate::check::{Attributes, Field, Owner};
use crate::tokens::{at, with_static_lifetimes};
use crate::type_syntax::{
    ArrayDim, ArrayType, dimension, innermost, is_dtype, is_option, is_primitive_dtype, is_unsized, peeled, short_name,
};

/// A field with the types that the generated code names.
pub(super) struct FieldCode<'a> {
    pub(super) field: &'a Field,
    /// Its type.
    pub(super) ty: TokenStream,
    /// Its type with each lifetime as `'static`, since the companion has none of the struct's lifetimes.
    pub(super) static_ty: TokenStream,
    /// Its attributes, as a type.
    pub(super) attributes: TokenStream,
    /// A constant which is `true` if the type is a field, and does not compile if it is none.
    pub(super) proof: Option<TokenStream>,
    /// The field as an array, if its name tells that it is one.
    pub(super) array: Option<CertainArray>,
    /// The array inside `Option`, `Box` and references, if its name tells that it is one.
    wrapped_array: Option<CertainArray>,
}

/// An array and its tensor, whose types are written as core names them.
pub(super) struct CertainArray {
    pub(super) elem: TokenStream,
    pub(super) dim: TokenStream,
    /// What the elements are cast to.
    tensor_elem: TokenStream,
    /// The dimension that `rank` says.
    tensor_dim: TokenStream,
    /// The names of these two.
    pub(super) tensor_names: (String, String),
}

impl<'a> FieldCode<'a> {
    pub(super) fn new(field: &'a Field, paths: &Paths, generics: &StructGenerics) -> Self {
        let ty = field.ty.to_token_stream();
        let static_ty = with_static_lifetimes(generics.without_references(&field.ty).into_token_stream());
        let attributes = attributes_type(&field.attributes, generics, &paths.private);
        let proof = proof(field, &static_ty, &attributes, paths, generics);
        let array = CertainArray::new(&field.ty, &field.attributes, &paths.private);
        let inner = innermost(&field.ty);
        let is_wrapped = array.is_none() && !std::ptr::eq(inner, peeled(&field.ty));
        let wrapped_array = if is_wrapped { CertainArray::new(inner, &field.attributes, &paths.private) } else { None };
        Self { field, ty, static_ty, attributes, proof, array, wrapped_array }
    }

    /// The field's type, `ty`, for places that need a field. It is written as `<Type as Known<{ PROOF }>>::Type`. If the
    /// type is none, the proof is an error, and this is a type that rustc takes for an error already reported. So wherever
    /// the field, the struct or its companion is used, there is no further one.
    pub(super) fn proven(&self, private: &TokenStream, ty: &TokenStream) -> TokenStream {
        match &self.proof {
            _ if self.array.is_some() => ty.clone(),
            Some(proof) => quote!(<#ty as #private::Known<{ #proof }>>::Type),
            None => ty.clone(),
        }
    }

    /// The array that the field is, or that it has in `Option`, `Box` and references.
    pub(super) fn certain_array(&self) -> Option<&CertainArray> {
        self.array.as_ref().or(self.wrapped_array.as_ref())
    }

    /// The bound which says that the type is a field, if it has parameters of the struct, so that only the user of the struct
    /// knows. If the generic type is a field, so are an `Option` and a copy of it. If it is none, that is an error where the
    /// struct is used, as in the UI case `generics/argument_that_is_no_field`.
    pub(super) fn generic_bound(&self, paths: &Paths, generics: &StructGenerics) -> Option<TokenStream> {
        let private = &paths.private;
        let generic = generics.generic_field(&self.field.ty)?;
        let attributes = uncopied_type(&self.field.attributes, generics, private);
        Some(quote!(#generic: #private::OpenField<#attributes>,))
    }

    /// The type of the companion's field, where `mode` is the companion's parameter.
    pub(super) fn tensor(&self, private: &TokenStream, mode: &Ident) -> TokenStream {
        let Field { ty, attributes, .. } = self.field;
        if let Some(CertainArray { tensor_elem, tensor_dim, .. }) =
            CertainArray::new(innermost(ty), attributes, private)
        {
            // The short path that a parameter can have is what the documentation shows.
            let mode = match (attributes.whole, &attributes.owner) {
                (false, Owner::Shared { .. }) => quote!(#mode),
                (true, Owner::Shared { .. }) => quote!(<#mode::Whole as #private::Mode>),
                (false, Owner::Copied { .. }) => quote!(<#mode::Copying as #private::Mode>),
                (true, Owner::Copied { .. }) => quote!(<<#mode::Whole as #private::Mode>::Copying as #private::Mode>),
            };
            let layout = layout(attributes, private).unwrap_or_else(|| quote!(#private::Strided));
            let tensor = quote!(#mode::Tensor<#tensor_elem, #tensor_dim, #layout>);
            return if is_option(ty) { quote!(#private::Option<#tensor>) } else { tensor };
        }
        let (ty, attributes) = (self.proven(private, &self.static_ty), &self.attributes);
        if are_default(&self.field.attributes) {
            quote!(#private::Tensor<#ty, #mode>)
        } else {
            quote!(#private::Tensor<#ty, #mode, #attributes>)
        }
    }
}

impl CertainArray {
    /// The array, if the names of the type and of the cast's target leave no doubt of it.
    fn new(ty: &Type, attributes: &Attributes, private: &TokenStream) -> Option<Self> {
        let array = ArrayType::certain(ty)?;
        let to = attributes.cast_to().unwrap_or(array.elem);
        if !is_dtype(to) {
            return None;
        }
        let dim = array_dim(&array);
        let tensor_dim = attributes.rank.map_or_else(|| dim.clone(), dimension);
        Some(Self {
            elem: dtype(array.elem, private),
            dim: quote!(#private::#dim),
            tensor_elem: dtype(to, private),
            tensor_dim: quote!(#private::#tensor_dim),
            tensor_names: (short_name(to), tensor_dim.to_string()),
        })
    }
}

/// The dimension type of an array, as core names it.
fn array_dim(array: &ArrayType<'_>) -> Ident {
    match &array.dim {
        ArrayDim::Implied(dim) => dim.clone(),
        ArrayDim::Written(dim) => format_ident!("{}", short_name(dim)),
    }
}

/// The dtype of this name. One of another crate is named by core's path to it, whatever is in scope.
pub(super) fn dtype(ty: &Type, private: &TokenStream) -> TokenStream {
    if is_primitive_dtype(ty) {
        return ty.to_token_stream();
    }
    let name: TokenStream = short_name(ty).parse().expect("the name of a dtype is code");
    quote!(#private::#name)
}

/// The constant that proves the field's type, `ty`, to be a field, if a parameter of the struct does not make it another
/// bound's matter. rustc underlines the whole of it, which therefore has the span of the type that may be wrong.
fn proof(
    field: &Field,
    ty: &TokenStream,
    attributes: &TokenStream,
    paths: &Paths,
    generics: &StructGenerics,
) -> Option<TokenStream> {
    let private = &paths.private;
    if generics.mentions_param(&field.ty.to_token_stream()) || generics.mentions_param(attributes) {
        return None;
    }
    if let Some(ArrayType { elem, .. }) = ArrayType::new(&field.ty)
        && !is_dtype(elem)
    {
        // It is an array, so only its elements can be wrong.
        return Some(dtype_proof(elem, private));
    }
    if let Some(array) = ArrayType::certain(&field.ty)
        && field.attributes.cast_to().is_none_or(is_dtype)
    {
        let elem = array.elem;
        // `f16` may be the primitive type. Otherwise the element is a dtype, so only the array can be another crate's.
        return Some(if short_name(elem) == "f16" {
            half_float_proof(elem, private)
        } else {
            let (elem, dim) = (dtype(elem, private), array_dim(&array));
            constant(field.ty.span(), ty, &quote!(#private::AsNdarray<#elem, #private::#dim>), &quote!(OK))
        });
    }
    // A reference is a field if what it refers to is one, which the message then names.
    let mut referent = peeled(&field.ty);
    while let Type::Reference(reference) = referent {
        referent = peeled(&reference.elem);
    }
    let ty = if is_unsized(referent) { ty.clone() } else { with_static_lifetimes(referent.to_token_stream()) };
    let asked = format_ident!("{}", if need_an_array(&field.attributes) { "AsArrayField" } else { "AsField" });
    let (open, asked, close) = (
        at(field.ty.span(), quote!(<)),
        at(field.ty.span(), quote!(as #private::#asked<)),
        at(field.ty.span(), quote!(>>::OK)),
    );
    Some(quote!(#open #ty #asked #attributes #close))
}
