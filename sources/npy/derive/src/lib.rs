//! The derive of `tensor-npy`: a struct is read field by field, each by its name.
//!
//! It knows nothing of dtypes, ranks and files. Which fields can be read is for the trait `FromNpy` to say.

mod attr;
mod expand;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `FromNpy` for a struct, so that `tensor_npy::read` and `tensor_npy::map` can make it.
///
/// Each field is the array of its name; `tensor_npy` says which types can be read, and lists the attributes.
#[proc_macro_derive(FromNpy, attributes(npy, tensor))]
pub fn from_npy(input: TokenStream) -> TokenStream {
    expand::expand(&parse_macro_input!(input as DeriveInput)).into()
}
