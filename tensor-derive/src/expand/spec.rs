//! `Digits::SPEC`, and the checks of a field that only the compiler can make: its dtype, its number of axes, and whether its
//! cast is lossless.
//!
//! Each check is a constant that names a trait of core's with the wanted text. Only the projection out of the field's type
//! carries the user's span, so that the compiler underlines that type and nothing else.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Member};

use super::{Expansion, FieldCode, at, cast_target};
use crate::ast::Dim;
use crate::ast::{CastKind, Owner};
use crate::generics::Pieces;
use crate::known::is_known_array;
use crate::text::source_text;

impl Expansion<'_> {
    /// `impl TensorStruct`, and the checks.
    pub(super) fn spec(&self) -> TokenStream {
        let Self { input, krate, fields, holds, .. } = self;
        let Pieces { lifetimes, params, predicates, is_generic, .. } = &self.generics;
        let structure = self.structure();
        let name = input.base.to_string();
        let specs = fields.iter().enumerate().map(|(index, code)| self.field_spec(index, code));
        let computed = fields.iter().enumerate().filter_map(|(index, code)| self.computed_dims(index, code));
        let computed: TokenStream = computed.collect();
        let computed = (!computed.is_empty()).then(|| {
            quote! {
                impl<#lifetimes #params> #structure where #predicates #holds {
                    #computed
                }
            }
        });
        let checks: TokenStream = fields.iter().map(|code| self.checks(code)).collect();
        let checks = if checks.is_empty() {
            TokenStream::new()
        } else if *is_generic || !holds.is_empty() {
            quote! {
                #[allow(dead_code)]
                impl<#lifetimes #params> #structure where #predicates #holds {
                    #[doc(hidden)]
                    const __TENSOR_INPUT_CHECKS: () = { #checks };
                }
            }
        } else {
            quote!(const _: () = { #checks };)
        };
        quote! {
            #[automatically_derived]
            impl<#lifetimes #params> #krate::TensorStruct for #structure where #predicates #holds {
                const SPEC: #krate::StructSpec = #krate::StructSpec { name: #name, fields: &[#(#specs),*] };
            }
            #computed
            #checks
        }
    }

    /// The axes of a field some of whose lengths are computed, as a constant: an argument can refer to no such thing for ever.
    fn computed_dims(&self, index: usize, code: &FieldCode<'_>) -> Option<TokenStream> {
        let krate = self.krate;
        let shape = code.field.shape.as_ref().filter(|shape| shape.dims.iter().any(is_computed))?;
        let name = dims_name(index);
        let dims = shape.dims.iter().map(|dim| self.dim_spec(dim));
        Some(quote! {
            #[doc(hidden)]
            const #name: &'static [#krate::DimSpec] = &[#(#dims),*];
        })
    }

    /// The `FieldSpec` of one field.
    fn field_spec(&self, index: usize, code: &FieldCode<'_>) -> TokenStream {
        let Self { krate, private, .. } = self;
        let FieldCode { field, ty, how, .. } = code;
        let name = &field.name;
        let span = field.ty.span();
        let open = at(span, quote!(<#ty as #private::Field<));
        let close = at(span, quote!(>>));
        let field_trait = quote!(#open #how #close);
        let optional = (!is_known_array(&field.ty)).then(|| quote!(.optional(#field_trait::OPTIONAL)));
        let shape = field.shape.as_ref().map(|shape| {
            let dims = shape.dims.iter().map(|dim| self.dim_spec(dim));
            let leading = shape.leading;
            if shape.dims.iter().any(is_computed) {
                let name = dims_name(index);
                quote!(.shape(#leading, Self::#name))
            } else {
                quote!(.shape(#leading, &[#(#dims),*]))
            }
        });
        quote!(#krate::FieldSpec::new(#name, #field_trait::KIND) #optional #shape)
    }

    fn dim_spec(&self, dim: &Dim) -> TokenStream {
        let krate = self.krate;
        match dim {
            Dim::Any => quote!(#krate::DimSpec::Any),
            Dim::Named(name) => {
                let name = syn::ext::IdentExt::unraw(name).to_string();
                quote!(#krate::DimSpec::Named(#name))
            }
            Dim::Constant(expression) => {
                let text = source_text(expression);
                quote!(#krate::DimSpec::Constant { len: #expression, text: #text })
            }
        }
    }

    /// The checks of one field; empty if its attributes assert nothing.
    fn checks(&self, code: &FieldCode<'_>) -> TokenStream {
        let Self { krate, private, .. } = self;
        let FieldCode { field, lasting: ty, .. } = code;
        let (inside, outside) = (field.ty.span(), Span::mixed_site());
        let name = match &field.member {
            Member::Named(ident) => ident.clone(),
            Member::Unnamed(index) => format_ident!("_{}", index.index, span = outside),
        };
        let owner = self.input.base.to_string();
        // A keyword, without its `r#`, is none here.
        let owner = if syn::parse_str::<Ident>(&owner).is_ok() { owner } else { format!("{owner}_") };
        let owner = Ident::new(&owner, outside);
        let marker = quote_spanned!(outside=> #owner::#name);
        let is_array = is_known_array(&field.ty) || self.generics.mentions_param(ty);
        let part = |part: TokenStream| {
            let part = at(inside, quote!(<#ty as #private::Field<#private::As<#private::Share>>>::#part));
            if is_array { part } else { at(inside, quote!(<#part as #private::Part>::Itself)) }
        };
        let elem = part(quote!(Elem));
        let dtype = field
            .dtype
            .as_ref()
            .map(|dtype| quote_spanned!(outside=> let () = <#elem as #private::SameDtype<#dtype, #marker>>::OK;));
        let cast = match &field.owner {
            Owner::Copied { cast: Some(cast) } if cast.kind == CastKind::Lossless => {
                let to = cast_target(cast, private);
                Some(quote_spanned!(outside=> let () = <#elem as #krate::LosslessCast<#to>>::OK;))
            }
            _ => None,
        };
        let dim = part(quote!(Dim));
        let rank = |listed: usize, has: &TokenStream| {
            let listed = quote_spanned!(outside=> #krate::NumAxes<#listed>);
            let found = at(inside, quote!(<#dim as #private::#has<#listed>>::Rank));
            quote_spanned!(outside=> let () = <#found as #private::SameRank<#listed, #marker>>::OK;)
        };
        let is_static = !self.generics.has_param_rank(&field.ty);
        let shape = field.shape.as_ref().filter(|_| is_static).map(|shape| {
            let has = if shape.leading { quote!(HasAtLeast) } else { quote!(HasRank) };
            rank(shape.dims.len(), &has)
        });
        // One number of axes that is wrong is one mistake.
        let ranked = match &field.shape {
            Some(shape) if !shape.leading => None,
            _ => field.rank.filter(|_| is_static).map(|listed| rank(listed, &quote!(HasRank))),
        };
        if dtype.is_none() && cast.is_none() && shape.is_none() && ranked.is_none() {
            return TokenStream::new();
        }
        quote_spanned! {outside=>
            {
                // In a module of its own, for a field may have the name of a type or a module that its own type names. Where
                // the name alone would not be clear, the compiler prints the module's as well.
                #[allow(non_snake_case)]
                mod #owner {
                    #[allow(non_camel_case_types, dead_code)]
                    pub(super) struct #name;
                }
                #dtype
                #cast
                #shape
                #ranked
            }
        }
    }
}

/// Whether the length of an axis is more than a literal or the name of a constant.
fn is_computed(dim: &Dim) -> bool {
    matches!(dim, Dim::Constant(expression) if !matches!(expression, Expr::Lit(_) | Expr::Path(_)))
}

/// The constant with the axes of a field.
fn dims_name(index: usize) -> Ident {
    format_ident!("__TENSOR_INPUT_DIMS_{index}")
}
