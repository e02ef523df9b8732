//! A field: its names, and the code that loads it.
//!
//! Whether a file can fill a type is known to traits only. Generated code asks them in constants, beside the implementation and
//! not in its bounds: so a type that no file can fill is one error, at the field, and the struct can be used as if there
//! were none. What the derive of `TensorInput` refuses is left to it.
//!
//! `__npy` is the crate `tensor_npy`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Fields, GenericArgument, LitStr, Member, PathArguments, Type, TypePath};

use crate::attr::{self, Errors};
use crate::tokens::{at, is_invalid, mentions_parameter, with_static_lifetimes};

/// A field of the struct.
pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    ty: &'a Type,
    /// The name of the field in reports, and that of its array in the file. `None` if the field is skipped.
    names: Option<(String, String)>,
    /// What gives the array its name.
    named_at: Span,
    /// Where the field is in the struct.
    index: usize,
}

/// How a field gets its value.
pub(crate) enum Code {
    /// It is loaded as the type `by`, under this `Name`.
    Loaded {
        name: TokenStream,
        by: TokenStream,
        /// The function that makes the field's value of one of `by`, if they are two types.
        value: Option<TokenStream>,
        /// What is asked of the type.
        constants: TokenStream,
    },
    /// It is made, by this expression. The bound is on a type with parameters.
    Made { value: TokenStream, bound: Option<TokenStream> },
}

/// Reads the fields and their attributes. Of two fields with one name, which the compiler reports, the second is left out.
pub(crate) fn read<'a>(fields: &'a Fields, errors: &mut Errors) -> Vec<Field<'a>> {
    let mut all: Vec<Field<'a>> = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        let attr = attr::of_field(&field.attrs, errors);
        let (member, name, key, at) = match &field.ident {
            Some(ident) => {
                let name = ident.unraw().to_string();
                (Member::Named(ident.clone()), name.clone(), name, ident.span())
            }
            None => (Member::from(index), index.to_string(), format!("arr_{index}"), field.ty.span()),
        };
        if all.iter().any(|other| other.member == member) {
            continue;
        }
        let reported = attr.reported.unwrap_or(name);
        let named_at = attr.rename.as_ref().map_or(at, LitStr::span);
        let names = (!attr.skip).then(|| (reported, attr.rename.map_or(key, |name| name.value())));
        all.push(Field { member, ty: &field.ty, names, named_at, index });
    }
    check_names(&all, errors);
    all
}

/// Reports a field that would read the same array as one before it.
fn check_names(fields: &[Field<'_>], errors: &mut Errors) {
    for (index, field) in fields.iter().enumerate() {
        let Some((_, key)) = &field.names else { continue };
        let is_same = |other: &Field<'_>| other.names.as_ref().is_some_and(|(_, other)| other == key);
        if fields[..index].iter().any(is_same) {
            let text = format!("expected an array for each field, found `{key}` for two; `rename` one of them");
            errors.say(field.named_at, &text);
        }
    }
}

impl Field<'_> {
    /// Whether a struct with the field has no size, so that none can be made. `TensorInput` reports such a field.
    pub(crate) fn is_unsized(&self) -> bool {
        let is_unsized = match self.ty {
            Type::Slice(_) | Type::TraitObject(_) => true,
            Type::Path(path) => path.path.is_ident("str"),
            _ => false,
        };
        is_unsized && self.names.is_some()
    }

    /// How the field of a struct gets its value. A struct that `stacks` can have scalars.
    pub(crate) fn code(&self, input: &DeriveInput, stacks: bool) -> Code {
        let (ty, generics) = (self.ty.to_token_stream(), &input.generics);
        // `TensorInput` reports a struct that holds itself.
        let holds_itself = self.names.is_some() && is_struct(innermost(self.ty), &input.ident);
        if holds_itself || is_invalid(&ty, generics) {
            return Code::Made { value: quote!(__npy::__private::mistaken()), bound: None };
        }
        let is_generic = mentions_parameter(&ty, generics);
        let Some((reported, key)) = &self.names else {
            // The tokens around the type have its span, which the compiler underlines.
            let (open, default) = (at(self.ty.span(), quote!(<)), at(self.ty.span(), quote!(default())));
            let bound = is_generic.then(|| quote!(#ty: ::core::default::Default));
            return Code::Made { value: quote!(#open #ty as ::core::default::Default>::#default), bound };
        };
        let name = quote!(__npy::Name::new(#reported, #key));
        if is_generic {
            // Only a use of the struct knows whether a file can fill the type.
            return Code::Loaded { name, by: ty, value: None, constants: TokenStream::new() };
        }
        let can_be = format_ident!("__CAN_BE_LOADED_{}", self.index, span = Span::mixed_site());
        let constants = self.constants(&can_be, stacks);
        let chosen = quote!(<#ty as __npy::__private::Chosen<{ #can_be }>>);
        Code::Loaded { name, by: quote!(#chosen::Type), value: Some(quote!(#chosen::value)), constants }
    }

    /// The constant `can_be`, which is whether a file can fill the type, and one that does not compile if it can't and nobody else
    /// reports that.
    fn constants(&self, can_be: &Ident, stacks: bool) -> TokenStream {
        // A constant can't name a lifetime of the struct. Whether a file can fill a type does not depend on it.
        let static_type = |ty: &Type| with_static_lifetimes(ty.to_token_stream());
        let asked = |ty: &Type| {
            let ty = static_type(ty);
            quote!(__npy::__private::Asked::<#ty>)
        };
        let constant = |name: &str| format_ident!("__{name}_{}", self.index, span = Span::mixed_site());
        // The tokens around the type have its span, which the compiler underlines.
        let proof = |ty: &Type, is_mistake: &Ident, of: TokenStream| {
            let (span, static_ty) = (ty.span(), static_type(ty));
            let open = at(span, quote!(<<));
            let rest = at(span, quote!(as __npy::__private::Chosen<{ #is_mistake }>>::Type as __npy::#of>::OK));
            quote!(#open #static_ty #rest)
        };
        let (this, value, element) = (asked(self.ty), asked(peeled(self.ty)), innermost(self.ty));
        let is_scalar = if stacks { quote!(false) } else { quote!(#value::DTYPE) };
        let (lacks_dtype, is_mistake) = (constant("LACKS_DTYPE"), constant("IS_MISTAKE"));
        // With elements that NumPy lacks, they are the mistake, and not the array.
        let (lacks, proof_of_dtype) = if std::ptr::eq(element, self.ty) {
            (quote!(false), quote!(true))
        } else {
            let asked = asked(element);
            let lacks = quote!(#this::TENSOR & #asked::DTYPE & !#asked::NPY_DTYPE);
            (lacks, proof(element, &lacks_dtype, quote!(NpyDtype)))
        };
        let proof = proof(self.ty, &is_mistake, quote!(NpyField));
        quote! {
            const #can_be: bool = #this::MAPPED | #this::READ;
            const #lacks_dtype: bool = #lacks;
            const #is_mistake: bool = !#can_be & #this::TENSOR & !#is_scalar & !#lacks_dtype;
            const _: bool = #proof_of_dtype & #proof;
        }
    }
}

/// Whether a type is the struct of this name. A path of several words may lead to another one.
fn is_struct(ty: &Type, name: &Ident) -> bool {
    matches!(ty, Type::Path(path) if path.path.get_ident().is_some_and(|ident| ident == name || ident == "Self"))
}

/// The type in an `Option` or a `Box`, as far as the way of writing tells.
fn peeled(ty: &Type) -> &Type {
    match ty {
        Type::Path(path) if path.path.segments.last().is_some_and(|it| it.ident == "Option" || it.ident == "Box") => {
            first_argument(path).map_or(ty, peeled)
        }
        _ => ty,
    }
}

/// The elements' type, as far as the way of writing tells: `f32` in `Option<Array<f32, Ix2>>` and in `[f32; 2]`.
fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::Array(array) => innermost(&array.elem),
        Type::Paren(inner) => innermost(&inner.elem),
        Type::Group(inner) => innermost(&inner.elem),
        Type::Path(path) => first_argument(path).map_or(ty, innermost),
        _ => ty,
    }
}

/// The first type among the arguments of a type.
fn first_argument(path: &TypePath) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn elements_and_values_are_found_in_what_is_around_them() {
        let text = |ty: &Type| ty.to_token_stream().to_string();
        let ty = parse_quote!(Option<Box<ndarray::Array<half::bf16, Ix2>>>);
        assert_eq!(text(innermost(&ty)), "half :: bf16");
        assert_eq!(text(peeled(&ty)), "ndarray :: Array < half :: bf16 , Ix2 >");
        let ty = parse_quote!([([u8; 2]); 3]);
        assert_eq!(text(innermost(&ty)), "u8");
        for (ty, expected) in [("Option<Box<Digits>>", true), ("[Self; 2]", true), ("Vec<old::Digits>", false)] {
            let ty = syn::parse_str(ty).unwrap();
            assert_eq!(is_struct(innermost(&ty), &parse_quote!(Digits)), expected);
        }
        let ty = parse_quote!(Inner<'a>);
        assert!(std::ptr::eq(innermost(&ty), &raw const ty) && std::ptr::eq(peeled(&ty), &raw const ty));
    }
}
