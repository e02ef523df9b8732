//! `Digits::SPEC`, and the checks of a field that only the compiler can make: its dtype, its number of axes, and whether its
//! cast is lossless.
//!
//! Each check is a statement that names a constant of a trait of core's, which has the wanted text. Only the projection out of
//! the field's type carries the user's span, so that the compiler underlines that type and nothing else.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Member};

use super::{Expansion, FieldCode, at, cast_target, key};
use crate::attr::{CastKind, Dim};
use crate::check::{Field, Owner};
use crate::generics::Pieces;

use crate::text::source_text;
use crate::type_syntax::{MAX_RANK, is_certain_array, is_dtype};

impl Expansion<'_> {
    /// `impl TensorStruct`, and the checks.
    pub(super) fn spec(&self) -> TokenStream {
        let Self { input, fields, holds, .. } = self;
        let private = &self.paths.private;
        let Pieces { lifetimes, params, predicates, .. } = &self.generics;
        let (key, structure) = (key(), self.structure());
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
        let checks = self.all_checks();
        quote! {
            #[automatically_derived]
            impl<#lifetimes #params> #private::TensorStruct for #structure where #predicates #holds {
                const SPEC: #private::StructSpec = #private::StructSpec {
                    name: #name,
                    fields: &#private::specs::<#key, Self, _>([#(#specs),*]),
                };
            }
            #computed
            #checks
        }
    }

    /// The checks of all fields, in a function that is compiled and never called. The names of the fields are those of its
    /// parameters, which is how the compiler's messages come to print them.
    fn all_checks(&self) -> Option<TokenStream> {
        let Self { fields, holds, .. } = self;
        let Pieces { lifetimes, params, checked_predicates, is_generic, .. } = &self.generics;
        let checks = fields.iter().map(|code| self.checks(code)).collect::<Vec<_>>();
        let markers = checks.iter().filter_map(|checks| checks.marker.as_ref());
        let bounds = checks.iter().map(|checks| &checks.bound);
        let statements: TokenStream = checks.iter().map(|checks| checks.statements.clone()).collect();
        if statements.is_empty() {
            return None;
        }
        let function = quote! {
            #[allow(non_camel_case_types)]
            fn __checks<#(#markers),*>() where #(#bounds)* { #statements }
        };
        if !is_generic && holds.is_empty() {
            return Some(function);
        }
        let structure = self.structure();
        Some(quote!(impl<#lifetimes #params> #structure where #checked_predicates #holds { #function }))
    }

    /// The axes of a field some of whose lengths are computed, as a constant: an argument can refer to no such thing for ever.
    fn computed_dims(&self, index: usize, code: &FieldCode<'_>) -> Option<TokenStream> {
        let private = &self.paths.private;
        let shape = code.field.attributes.shape.as_ref().filter(|shape| shape.dims.iter().any(is_computed))?;
        let name = dims_name(index);
        let dims = shape.dims.iter().map(|dim| self.dim_spec(dim));
        Some(quote! {
            #[doc(hidden)]
            const #name: &'static [#private::DimSpec] = &[#(#dims),*];
        })
    }

    /// What the derive says in the `FieldSpec` of one field.
    fn field_spec(&self, index: usize, code: &FieldCode<'_>) -> TokenStream {
        let private = &self.paths.private;
        let name = code.field.name();
        let shape = match &code.field.attributes.shape {
            None => quote!(#private::None),
            Some(shape) => {
                let dims = shape.dims.iter().map(|dim| self.dim_spec(dim));
                let leading = shape.leading;
                let dims = if shape.dims.iter().any(is_computed) {
                    let name = dims_name(index);
                    quote!(Self::#name)
                } else {
                    quote!(&[#(#dims),*])
                };
                quote!(#private::Some((#leading, #dims)))
            }
        };
        quote!((#name, #shape))
    }

    fn dim_spec(&self, dim: &Dim) -> TokenStream {
        let private = &self.paths.private;
        match dim {
            Dim::Any => quote!(#private::DimSpec::Any),
            Dim::Named(name) => {
                let name = syn::ext::IdentExt::unraw(name).to_string();
                quote!(#private::DimSpec::Named(#name))
            }
            Dim::Constant(expression) => {
                let text = source_text(expression);
                quote!(#private::DimSpec::Constant { len: #expression, text: #text })
            }
        }
    }

    /// The checks of one field.
    fn checks(&self, code: &FieldCode<'_>) -> Checks {
        let private = &self.paths.private;
        let FieldCode { field, lasting: ty, .. } = code;
        let (inside, outside) = (field.ty.span(), Span::mixed_site());
        let marker = marker(field, self.words, &self.input.fields);
        // With parameters as arguments it may be an array by another name, or a struct.
        let is_applied = self.generics.open(&field.ty).is_some_and(|open| self.generics.param(open).is_none());
        let is_array = is_certain_array(&field.ty) || self.generics.mentions_param(ty) && !is_applied;
        let part = |part: TokenStream| at(inside, quote!(<#ty as #private::Field<#private::ByShare>>::#part));
        // Of a struct, `dtype` and `shape` are refused here, other attributes where the field is asked to be an array.
        let part_or_error = |name: TokenStream| {
            if is_array {
                return part(name);
            }
            if is_applied {
                let part = part(name);
                return at(inside, quote!(<#part as #private::Part>::Itself));
            }
            let (ty, how) = (code.certain(private, ty), &code.how);
            at(inside, quote!(<<#ty as #private::Field<#how>>::#name as #private::Part>::Itself))
        };
        let part_or = |name, fallback: &TokenStream| {
            let part = part(name);
            if is_array {
                return part;
            }
            // What is said of the fallback is said where it stands.
            let (open, close) = (at(inside, quote!(as #private::PartOr)), at(inside, quote!(::Itself)));
            let (lt, gt) = (at(inside, quote!(<)), at(inside, quote!(>)));
            quote!(#lt #part #open #lt #fallback #gt #gt #close)
        };
        let dtype = field.attributes.dtype.as_ref().map(|dtype| {
            let elem = part_or_error(quote!(Elem));
            quote_spanned!(outside=> let () = <#elem as #private::SameDtype<#dtype, #marker>>::OK;)
        });
        let mut bound = TokenStream::new();
        let cast = match &field.attributes.owner {
            Owner::Copied { cast: Some(cast) } if cast.kind == CastKind::Lossless => {
                let target = cast_target(cast, private);
                let elem = if is_applied { part_or_error(quote!(Elem)) } else { part_or(quote!(Elem), &target) };
                if !is_dtype(&cast.to) && self.generics.param(&cast.to).is_none() {
                    // As a bound, which is no second error where the target is no dtype.
                    let at_target = |tokens| at(cast.to.span(), tokens);
                    let elem = at_target(elem.clone());
                    bound = at_target(quote!(#elem: #private::LosslessCast<#target>,));
                }
                Some(quote_spanned!(outside=> let () = <#elem as #private::LosslessCast<#target>>::OK;))
            }
            _ => None,
        };
        let rank = |listed: usize, has: &TokenStream, dim: TokenStream| {
            let listed = if listed <= MAX_RANK {
                let listed = format_ident!("Axes{listed}", span = outside);
                quote!(#private::#listed)
            } else {
                let listed = Literal::usize_unsuffixed(listed);
                quote_spanned!(outside=> #private::NumAxes<#listed>)
            };
            let found = at(inside, quote!(<#dim as #private::#has<#listed>>::Rank));
            quote_spanned!(outside=> let () = <#found as #private::SameRank<#listed, #marker>>::OK;)
        };
        let is_static = !self.generics.has_param_rank(&field.ty);
        let shape = field.attributes.shape.as_ref().filter(|_| is_static).map(|shape| {
            let has = if shape.leading { quote!(HasAtLeast) } else { quote!(HasRank) };
            rank(shape.dims.len(), &has, part_or_error(quote!(Dim)))
        });
        // One number of axes that is wrong is one mistake.
        let ranked = match &field.attributes.shape {
            Some(shape) if !shape.leading => None,
            _ => field.attributes.rank.filter(|_| is_static).map(|listed| {
                let dim = part_or(quote!(Dim), &quote!(#private::IxDyn));
                rank(listed, &quote!(HasRank), dim)
            }),
        };
        let is_named = dtype.is_some() || shape.is_some() || ranked.is_some();
        Checks { marker: is_named.then_some(marker), bound, statements: quote!(#dtype #cast #shape #ranked) }
    }
}

/// The type parameter that stands for a field: it has the field's name, unless that means something else already.
fn marker(field: &Field, words: &HashSet<String>, fields: &[Field]) -> Ident {
    let name = match &field.member {
        Member::Named(ident) => ident.clone(),
        Member::Unnamed(index) => format_ident!("_{}", index.index, span = Span::mixed_site()),
    };
    let text = name.to_string();
    // Generated names begin with `__`.
    let is_taken = words.contains(&text) || BUILT_IN.contains(&text.as_str()) || text.starts_with("__");
    if !is_taken {
        return name;
    }
    let is_field =
        |name: &Ident| fields.iter().any(|field| matches!(&field.member, Member::Named(ident) if ident == name));
    let mut name = format_ident!("{name}_");
    while words.contains(&name.to_string()) || is_field(&name) {
        name = format_ident!("{name}_");
    }
    name
}

/// Types that a parameter had better not shadow.
const BUILT_IN: &[&str] = &[
    "bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
    "f16", "f32", "f64", "f128",
];

/// The checks of a field.
struct Checks {
    /// The parameter that stands for it, if a message names it.
    marker: Option<Ident>,
    /// What is asked for as a bound.
    bound: TokenStream,
    statements: TokenStream,
}

/// Whether the length of an axis is more than a literal or the name of a constant.
fn is_computed(dim: &Dim) -> bool {
    matches!(dim, Dim::Constant(expression) if !matches!(expression, Expr::Lit(_) | Expr::Path(_)))
}

/// The constant with the axes of a field.
fn dims_name(index: usize) -> Ident {
    format_ident!("__TENSOR_INPUT_DIMS_{index}")
}
