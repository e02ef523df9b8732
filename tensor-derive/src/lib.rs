//! The derive macro behind `tensor_core::TensorInput`; its documentation is there.
//!
//! A straight pipeline: `ast` parses the struct into a tree of our own and `attr` its attributes, recording every
//! mistake in an `errors::Errors` and going on with the likeliest repair; `expand` writes the code. A mistake thus
//! never hides another, and the companion types exist even then.

mod ast;
mod attr;
mod errors;
mod expand;
mod generics;
mod probe;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives `tensor_core::TensorInput` and its kin for a struct of `ndarray` arrays.
///
/// For `struct Digits` it writes
///
/// - the inherent methods `tensors`, `tensors_mut`, `to_tensors` and `into_tensors`, generic over the backend, each with a
///   twin that takes a device (`tensors_on`, …), and the impls of `TensorInput`, `TensorInputMut` and `IntoTensors` behind
///   them;
/// - the companion structs `DigitsTensors<'data, B>`, `DigitsTensorsMut<'data, B>` and `DigitsTensorsOwned<B>`, with a
///   tensor for each field and a method `with` (`with_mut`) that lends all of them to one closure, as a `DigitsTensorRefs` or
///   `DigitsTensorRefsMut`;
/// - `Digits::SPEC`, which describes the fields and prints as a table.
///
/// A struct that implements `Drop` can't be taken apart, so the derive, which writes `into_tensors`, does not take it.
///
/// # Attributes of a field
///
/// | in `#[tensor(…)]` | meaning |
/// |---|---|
/// | `share` | the tensor reads the array's own memory (the default) |
/// | `copy` | the tensor owns a copy |
/// | `cast = i64` | with `copy`: each value is converted; only conversions that keep every value compile |
/// | `dtype = f32` | asserts the array's dtype |
/// | `shape = [batch, 1, 8, 8]` | asserts the number of axes when compiling, and their lengths when converting: a lower-case name is one length throughout the struct, `_` is any length, and anything else is a constant expression |
/// | `skip` | the field is left out |
#[proc_macro_derive(TensorInput, attributes(tensor))]
pub fn tensor_input(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let mut errors = errors::Errors::default();
    let expansion = ast::Input::parse(input, &mut errors).map(|input| expand::expand(&input));
    let errors = errors.into_compile_errors();
    quote::quote!(#errors #expansion).into()
}
