//! A field in generated code: its types, and the bound which says that it is a field.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{Lifetime, Type, TypeReference};

use super::attributes::{are_default, attributes_type, layout, need_an_array, uncopied_type};
use super::generics::StructGenerics;
use super::paths::Paths;
use super::proof::{associated, dtype_proof, half_float_proof};
use crate::check::{Attributes, Field, Owner};
use crate::tokens::{at, with_static_lifetimes};
use crate::type_syntax::{
    ArrayDim, ArrayType, dimension, innermost, is_dtype, is_holder, is_primitive_dtype, is_unsized, lacks_its_lifetime,
    options, peeled, short_name, wrappers,
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
    /// Names for the types, if generated code has names for them.
    pub(super) names: Option<TypeNames>,
    /// The array inside `Option`, `Box` and references, if its name tells that it is one.
    wrapped_array: Option<CertainArray>,
}

/// The names that generated code has for the type of a field that may be misspelt, or what it refers to, and for its elements.
///
/// rustc reports a name that it doesn't know wherever it stands, and drops a report that is the same as an earlier one. A type
/// alias with the parameters of the struct gets the very report that the struct's own field gets, with the same advice about a
/// parameter that may be missing, if the alias's name has the place of the struct's name; other items do not. So the field's
/// type stands in one such alias, and nowhere else. Case: `field_type/misspelt_element`.
pub(super) struct TypeNames {
    ty: Ident,
    elem: Option<Ident>,
    /// The parameters of both: those of the struct.
    lifetimes: Vec<Lifetime>,
}

/// The tensor of an array, whose types are written as core names them.
pub(super) struct CertainArray {
    /// What the elements are cast to.
    elem: TokenStream,
    /// The dimension that `rank` says.
    dim: TokenStream,
    /// The names of these two.
    pub(super) names: (String, String),
}

impl<'a> FieldCode<'a> {
    pub(super) fn new(field: &'a Field, structure: &Ident, paths: &Paths, generics: &StructGenerics) -> Self {
        let names = TypeNames::new(field, structure, generics);
        let (ty, static_ty) = match &names {
            Some(names) => {
                let ty = with_referent(&field.ty, &names.referent(&field.ty));
                (ty.clone(), with_static_lifetimes(ty))
            }
            None => (
                field.ty.to_token_stream(),
                with_static_lifetimes(generics.without_references(&field.ty).into_token_stream()),
            ),
        };
        let attributes = attributes_type(&field.attributes, generics, &paths.private);
        let proof = proof(field, &static_ty, names.as_ref(), &attributes, paths, generics);
        let array = CertainArray::new(&field.ty, &field.attributes, &paths.private);
        let inner = innermost(&field.ty);
        let is_wrapped = array.is_none() && !std::ptr::eq(inner, peeled(&field.ty));
        let wrapped_array = if is_wrapped { CertainArray::new(inner, &field.attributes, &paths.private) } else { None };
        Self { field, ty, static_ty, attributes, proof, array, names, wrapped_array }
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

    /// The dtype of the field's tensor; or the field's type, if it is the compiler that knows the dtype.
    pub(super) fn dtype(&self, private: &TokenStream, generics: &StructGenerics) -> TokenStream {
        let elem = ArrayType::new(&self.field.ty).map(|array| array.elem);
        match (&self.array, self.field.attributes.cast_to(), elem) {
            (Some(array), ..) => array.elem.clone(),
            (None, Some(to), _) if is_dtype(to) => dtype(to, private),
            (None, None, Some(elem)) if generics.param(elem).is_some() => elem.to_token_stream(),
            _ => self.proven(private, &self.static_ty),
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
    ///
    /// The short path that a parameter can have is what the documentation shows. Where the path to core may be wrong, it would be
    /// a second error, and is not `short`. Case: `attribute/crate_that_is_none`.
    pub(super) fn tensor(&self, private: &TokenStream, mode: &Ident, short: bool) -> TokenStream {
        let Field { ty, attributes, .. } = self.field;
        if let Some(CertainArray { elem, dim, .. }) = self.certain_array() {
            let of_mode = if short { quote!(#mode::) } else { quote!(<#mode as #private::Mode>::) };
            let of_mode = match (attributes.whole, &attributes.owner) {
                (false, Owner::Shared { .. }) => of_mode,
                (true, Owner::Shared { .. }) => quote!(<#of_mode Whole as #private::Mode>::),
                (false, Owner::Copied { .. }) => quote!(<#of_mode Copying as #private::Mode>::),
                (true, Owner::Copied { .. }) => {
                    quote!(<<#of_mode Whole as #private::Mode>::Copying as #private::Mode>::)
                }
            };
            let layout = layout(attributes, private).unwrap_or_else(|| quote!(#private::Strided));
            let tensor = quote!(#of_mode Tensor<#elem, #dim, #layout>);
            return (0..options(ty)).fold(tensor, |tensor, _| quote!(#private::Option<#tensor>));
        }
        let (ty, attributes) = (self.proven(private, &self.static_ty), &self.attributes);
        if are_default(&self.field.attributes) {
            quote!(#private::Tensor<#ty, #mode>)
        } else {
            quote!(#private::Tensor<#ty, #mode, #attributes>)
        }
    }
}

impl TypeNames {
    /// The names for the types of a field of `structure`, unless that has parameters beside lifetimes: in an alias, each would have to be used.
    fn new(field: &Field, structure: &Ident, generics: &StructGenerics) -> Option<Self> {
        let is_certain = ArrayType::certain(&field.ty)
            .is_some_and(|array| is_primitive_dtype(array.elem) && matches!(array.dim, ArrayDim::Implied(_)))
            && !lacks_its_lifetime(&field.ty);
        if is_certain || generics.is_generic {
            return None;
        }
        let lifetimes = generics.written_lifetimes.clone();
        let name = |of: &str| format_ident!("__{structure}{of}{}", field.place, span = structure.span());
        let elem = ArrayType::new(&field.ty).filter(|array| !is_dtype(array.elem)).map(|_| name("Elem"));
        Some(Self { ty: name("Field"), elem, lifetimes })
    }

    /// The name of the type that the field, of type `ty`, refers to. It has the place of that type, from its first token to its
    /// last: what is wrong with the type's arguments is then the same error as at the field.
    fn referent(&self, ty: &Type) -> TokenStream {
        let tokens: Vec<_> = referent(ty).to_token_stream().into_iter().collect();
        let last = tokens.last().filter(|_| tokens.len() > 1).map(TokenTree::span);
        self.with_arguments(&self.ty, referent(ty).span(), last)
    }

    /// A name with its arguments, of which the last token has the span `last`.
    fn with_arguments(&self, name: &Ident, first: Span, last: Option<Span>) -> TokenStream {
        let lifetimes = &self.lifetimes;
        let name = at(first, name.to_token_stream());
        if lifetimes.is_empty() && last.is_none() {
            return name;
        }
        let args = at(last.unwrap_or(first), quote!(<#(#lifetimes),*>));
        quote!(#name #args)
    }
}

/// The type that a reference refers to, through references to references.
fn referent(ty: &Type) -> &Type {
    match peeled(ty) {
        Type::Reference(reference) => referent(&reference.elem),
        ty => ty,
    }
}

/// The type with another type in place of its [`referent`].
fn with_referent(ty: &Type, other: &TokenStream) -> TokenStream {
    match peeled(ty) {
        Type::Reference(TypeReference { lifetime, mutability, elem, .. }) => {
            let elem = with_referent(elem, other);
            quote!(& #lifetime #mutability #elem)
        }
        _ => other.clone(),
    }
}

impl FieldCode<'_> {
    /// The items that give the types of the field their names.
    pub(super) fn type_names(&self, private: &TokenStream) -> Option<TokenStream> {
        let TypeNames { ty: name, elem: elem_name, lifetimes } = self.names.as_ref()?;
        let ty = &self.field.ty;
        let params = (!lifetimes.is_empty()).then(|| quote!(<#(#lifetimes),*>));
        let elem = elem_name.as_ref().zip(ArrayType::new(ty)).map(|(name, array)| {
            let elem = array.elem;
            if matches!(peeled(ty), Type::Array(_)) {
                quote!(type #name #params = #elem;)
            } else {
                quote!(type #name #params = #private::Itself<#elem>;)
            }
        });
        let referent = referent(ty);
        Some(quote!(type #name #params = #referent; #elem))
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
            elem: dtype(to, private),
            dim: quote!(#private::#tensor_dim),
            names: (short_name(to), tensor_dim.to_string()),
        })
    }
}

/// The dtype and the dimension of an array, if its name leaves no doubt of them.
pub(super) fn certain_parts(ty: &Type, private: &TokenStream) -> Option<(TokenStream, TokenStream)> {
    let array = ArrayType::certain(ty)?;
    let dim = array_dim(&array);
    Some((dtype(array.elem, private), quote!(#private::#dim)))
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
    names: Option<&TypeNames>,
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
        let name = names.and_then(|names| Some(names.with_arguments(names.elem.as_ref()?, elem.span(), None)));
        let name = name.map_or_else(|| elem.to_token_stream(), with_static_lifetimes);
        return Some(dtype_proof(elem.span(), &name, private));
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
            associated(field.ty.span(), ty, &quote!(#private::AsNdarray<#elem, #private::#dim>), &quote!(OK))
        });
    }
    // A reference is a field if what it refers to is one, which the message then names.
    let referent = referent(&field.ty);
    let ty = match names {
        _ if is_unsized(referent) => ty.clone(),
        Some(names) => with_static_lifetimes(names.referent(&field.ty)),
        None => with_static_lifetimes(referent.to_token_stream()),
    };
    let is_array = ArrayType::certain(innermost(referent)).is_some() && field.attributes.cast_to().is_none_or(is_dtype);
    // The companion is written by what the names around an array say, which may be those of the user's own types.
    let wrappers = if is_array { wrappers(referent) } else { 0 };
    let wrapper = quote!(#private::AsWrapper);
    let ty = (0..wrappers).fold(ty, |ty, _| associated(field.ty.span(), &ty, &wrapper, &quote!(Inner)));
    Some(asked_proof(field, &ty, attributes, private))
}

/// The constant that asks of a type whether it is a field with these attributes.
fn asked_proof(field: &Field, ty: &TokenStream, attributes: &TokenStream, private: &TokenStream) -> TokenStream {
    let asked = match () {
        () if need_an_array(&field.attributes) => "AsArrayField",
        () if is_holder(innermost(&field.ty)) => "AsHolder",
        () => "AsField",
    };
    let asked = format_ident!("{asked}");
    associated(field.ty.span(), ty, &quote!(#private::#asked<#attributes>), &quote!(OK))
}
