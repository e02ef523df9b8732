//! Bounds of the methods that exist only for their error text.
//!
//! rustc reports a method's first unmet bound. So these stand before `Self: TensorInput<B>`, which asks the same of the
//! backend in the end: each of them is about one kind of array, with a text about it, and rustc has no chain of other
//! bounds to print. The UI case `backend/missing_dtype` shows one.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;

use super::attributes::layout;
use super::expansion::Expansion;
use super::field_code::dtype;
use crate::check::Owner;
use crate::tokens::at;
use crate::type_syntax::{ArrayDim, ArrayType, dimension, is_dtype, may_be_read_only, short_name};

/// A method has at most so many of these bounds, because each costs compile time. A struct that needs more has none.
const MOST: usize = 4;

/// The bounds, each with its comma.
#[derive(Default)]
pub(super) struct MethodBounds {
    /// For `tensors`: `CanShare` and `CanHold`.
    pub(super) share: TokenStream,
    /// For `tensors_mut`: `CanWriteTo`, `CanWrite` and `CanHold`.
    pub(super) write: TokenStream,
    /// For `to_tensors` and `into_tensors`: `CanHold`.
    pub(super) hold: TokenStream,
    /// For `rows`: `CanHold`, and `CanShare` of what is shared as a whole.
    pub(super) rows: TokenStream,
    /// For `stack`: `CanHold`, of one axis more.
    pub(super) stack: TokenStream,
}

impl MethodBounds {
    pub(super) fn new(expansion: &Expansion<'_>, backend: &Ident) -> Self {
        let private = &expansion.paths.private;
        let mut kinds = HashSet::new();
        let mut bounds = Self::default();
        let mut read_only = Vec::new();
        for code in &expansion.fields {
            let (ty, attributes) = (&code.field.ty, &code.field.attributes);
            let is_shared = matches!(attributes.owner, Owner::Shared { .. });
            let layout = layout(attributes, private);
            if is_shared && may_be_read_only(ty) {
                read_only.push(code.proven(private, &code.ty));
            }
            let Some(array) = ArrayType::certain(ty) else { continue };
            let elem = match attributes.cast_to() {
                Some(to) if is_dtype(to) => to,
                Some(_) => continue,
                None => array.elem,
            };
            let (_, dim) = array.signature();
            if !kinds.insert((short_name(elem), dim, attributes.rank, is_shared, layout.is_some(), attributes.whole)) {
                continue;
            }
            if kinds.len() > MOST {
                return Self::default();
            }
            let dim = match (attributes.rank.map(dimension), &array.dim) {
                (Some(dim), _) => quote!(#private::#dim),
                (None, ArrayDim::Implied(dim)) => quote!(#private::#dim),
                (None, ArrayDim::Written(dim)) => dim.to_token_stream(),
            };
            let elem = dtype(elem, private);
            // The compiler shows where the bound stands: at the field.
            let at_field = |bound: TokenStream| at(ty.span(), bound);
            let hold = at_field(quote!(#private::CanHold<#elem, #dim>));
            let hold = quote!(#backend: #hold,);
            if !(is_shared && attributes.whole) {
                bounds.rows.extend(hold.clone());
            }
            if is_shared {
                let layout = layout.map(|layout| quote!(, #layout));
                let share = at_field(quote!(#private::CanShare<#elem, #dim #layout>));
                let share = quote!(#backend: #share,);
                if attributes.whole {
                    bounds.rows.extend(share.clone());
                }
                bounds.share.extend(share);
                let write = at_field(quote!(#private::CanWrite<#elem, #dim #layout>));
                bounds.write.extend(quote!(#backend: #write,));
            } else {
                bounds.share.extend(hold.clone());
                bounds.write.extend(hold.clone());
            }
            bounds.hold.extend(hold);
            if expansion.input.stacks {
                let larger = quote!(<#dim as #private::Dimension>::Larger);
                let hold = at_field(quote!(#private::CanHold<#elem, #larger>));
                bounds.stack.extend(quote!(#backend: #hold,));
            }
        }
        if kinds.len() + read_only.len() <= MOST {
            let write = std::mem::take(&mut bounds.write);
            bounds.write = quote!(#(#backend: #private::CanWriteTo<#read_only>,)* #write);
        }
        bounds
    }
}
