//! The code that the derive writes for a struct.
//!
//! It costs the compiler little. There is one companion struct, generic over what its tensors are. Core works on tuples
//! of fields; the code here only takes structs apart into tuples, and puts them together again.

mod aliases;
mod assertions;
mod attributes;
mod collate;
mod companion;
mod debug;
mod expansion;
mod field_code;
mod field_docs;
mod field_impl;
mod generics;
mod lending;
mod methods;
mod mistakes;
mod names;
mod paths;
mod private_ops;
mod proof;
mod spec;
mod tuples;

use proc_macro2::TokenStream;
use quote::quote;

use self::expansion::{Expansion, used_names};
use self::names::Names;
use self::paths::{Paths, key};
use crate::check::Input;
use crate::errors::Errors;

/// Writes the code for a struct in which these mistakes were found.
pub(crate) fn expand(input: &Input, errors: Errors) -> TokenStream {
    let used_names = used_names(input);
    let paths = Paths::new(input);
    let (import, allowed) = (paths.import(input), &input.allowed);
    let names = Names::new(&used_names);
    let expansion = Expansion::new(input, paths, &used_names, &names);
    if expansion.can_t_be_written(&errors) {
        return expansion.unwritten(&errors.into_mistakes(), &import);
    }
    let is_right = errors.len() == 0 && input.refused.is_empty();
    let errors = expansion.mistakes(&errors.into_mistakes());
    let (companion, methods, lending) = (expansion.companion(), expansion.methods(), expansion.lending());
    let type_names = expansion.fields.iter().filter_map(|code| code.type_names(&expansion.paths.private));
    let key = key();
    let key_vis = (!expansion.has_private_types()).then(|| quote!(pub));
    let (spec, assertions, tuples) = (expansion.spec(), expansion.assertions(), expansion.tuples());
    let (field_impl, sample_impl, debug) = (expansion.field_impl(), expansion.sample_impl(is_right), expansion.debug());
    quote! {
        #import
        #(#type_names)*
        #errors
        #companion
        #methods
        #lending
        #allowed
        const _: () = {
            #key_vis struct #key;
            #spec
            #assertions
            #tuples
            #field_impl
            #sample_impl
            #debug
        };
    }
}
