//! The description of the struct: its `SPEC`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Expr;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::attributes::factor_bits;
use super::expansion::Expansion;
use super::field_code::FieldCode;
use super::generics::StructGenerics;
use super::paths::key;
use crate::attr::Dim;
use crate::text::source_text;
use crate::tokens::at;

impl Expansion<'_> {
    /// `impl TensorStruct`.
    pub(super) fn spec(&self) -> TokenStream {
        let Self { input, fields, .. } = self;
        let private = &self.paths.private;
        let StructGenerics { lifetimes, params, predicates, .. } = &self.generics;
        let (key, structure) = (key(), self.structure());
        let name = input.base.to_string();
        let samples = match &input.samples {
            Some(samples) => {
                let samples = samples.unraw().to_string();
                quote!(#private::Some(#samples))
            }
            None => quote!(#private::None),
        };
        let specs = fields.iter().enumerate().map(|(index, code)| self.field_spec(index, code));
        let specs = if self.is_empty() { quote!([]) } else { quote!(#private::specs::<#key, Self, _>([#(#specs),*])) };
        let whole = fields.iter().enumerate().filter(|(_, code)| code.field.attributes.whole);
        let whole: Vec<_> = whole.map(|(index, _)| Literal::usize_unsuffixed(index)).collect();
        let specs = if whole.is_empty() { specs } else { quote!(#private::whole_fields(#specs, [#(#whole),*])) };
        let computed = fields.iter().enumerate().filter_map(|(index, code)| self.computed_dims(index, code));
        let computed: TokenStream = computed.collect();
        let computed = (!computed.is_empty()).then(|| {
            quote! {
                impl<#lifetimes #params> #structure where #predicates {
                    #computed
                }
            }
        });
        let factors = fields.iter().filter_map(|code| code.field.attributes.scale());
        let factors = factors.map(|factor| {
            // The error is reported at the call, which therefore has the factor's span as a whole.
            let check = at(factor.span(), quote!(#private::check_factor));
            let bits = factor_bits(factor, private);
            quote_spanned!(factor.span()=> const _: () = #check(#bits);)
        });
        quote! {
            #(#factors)*
            #[automatically_derived]
            impl<#lifetimes #params> #private::TensorStruct for #structure where #predicates {
                const SPEC: #private::StructSpec = #private::StructSpec {
                    name: #name,
                    samples: #samples,
                    fields: &#specs,
                };
            }
            #computed
        }
    }

    /// A constant with the axes of a field, if one of their lengths is computed: rustc would not make `&[…]` `'static`
    /// in an argument (E0716).
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

    /// The name and the axes of one field. Core adds what its type tells.
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
                } else if shape.dims.iter().any(is_named) {
                    quote!(const { &[#(#dims),*] })
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
                let name = name.unraw().to_string();
                quote!(#private::DimSpec::Named(#name))
            }
            Dim::Constant(expression) => {
                let text = source_text(expression);
                quote!(#private::DimSpec::Constant { len: #expression, text: #text })
            }
        }
    }
}

/// Whether the length of an axis is more than a literal or the name of a constant.
fn is_computed(dim: &Dim) -> bool {
    matches!(dim, Dim::Constant(expression) if !matches!(expression, Expr::Lit(_) | Expr::Path(_)))
}

/// Whether the length of an axis is the name of a constant. It may be that of a static, which rustc makes `'static` in no argument.
fn is_named(dim: &Dim) -> bool {
    matches!(dim, Dim::Constant(Expr::Path(_)))
}

/// The name of the constant with the axes of a field.
fn dims_name(index: usize) -> Ident {
    format_ident!("__TENSOR_INPUT_DIMS_{index}")
}
