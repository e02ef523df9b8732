// How it works inside, and what to touch to change it: ../../../../ARCHITECTURE.md

//! The derive of `tensor-npy`, which reads a struct field by field, each from the array of its name.
//!
//! The derive knows nothing of dtypes, ranks and files: the trait `FromNpy` decides which types of fields can be read.

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod attr;
mod expand;
mod field;
mod tokens;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `FromNpy` for a struct, so that `tensor_npy::read` and `tensor_npy::map` can load it.
///
/// Each field is loaded from the array of its name. The documentation of `tensor_npy` lists the types of fields and the
/// attributes.
#[proc_macro_derive(FromNpy, attributes(npy, tensor))]
pub fn from_npy(input: TokenStream) -> TokenStream {
    expand::expand(&parse_macro_input!(input as DeriveInput)).into()
}
