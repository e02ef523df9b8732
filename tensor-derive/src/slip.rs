//! What can be read of a struct with a slip of syntax: its name, its parameters and the names of its fields.
//!
//! rustc reports a slip and goes on, and so the derive does, too. What it writes for such a struct is only there so that
//! code which uses the struct is no further mistake.

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, DeriveInput, Generics, Token, Visibility};

/// The struct with the fields that can be told apart, each with the type `()`. `None` if not even its name can be read.
pub(crate) fn legible_part(input: TokenStream) -> Option<DeriveInput> {
    let part = |input: ParseStream<'_>| {
        let attributes = Attribute::parse_outer(input)?;
        let vis: Visibility = input.parse()?;
        input.parse::<Token![struct]>()?;
        let name: Ident = input.parse()?;
        let generics = generics(input);
        let rest: TokenStream = input.parse()?;
        let fields = rest.into_iter().find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(names(group.stream())),
            _ => None,
        });
        let fields = fields.unwrap_or_default();
        syn::parse2(quote!(#(#attributes)* #vis struct #name #generics { #(#vis #fields: (),)* }))
    };
    part.parse2(input).ok()
}

/// The parameters, if they can be read.
fn generics(input: ParseStream<'_>) -> Option<Generics> {
    let ahead = input.fork();
    let generics = ahead.parse().ok()?;
    syn::parse::discouraged::Speculative::advance_to(input, &ahead);
    Some(generics)
}

/// Each name at the start, behind a comma or before a colon.
fn names(fields: TokenStream) -> Vec<Ident> {
    let tokens: Vec<_> = fields.into_iter().collect();
    let mut names = Vec::<Ident>::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(name) = token else { continue };
        let before = index.checked_sub(1).and_then(|before| punct(&tokens[before]));
        let after = tokens.get(index + 1).and_then(punct);
        let is_first = index == 0 || before.is_some_and(|(punct, _)| punct == ',');
        let is_before_colon = after == Some((':', Spacing::Alone)) && before.is_none_or(|(punct, _)| punct != ':');
        let is_keyword = syn::parse2::<Ident>(name.to_token_stream()).is_err();
        if (is_first || is_before_colon) && !is_keyword && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// The character of a token, and what it is next to.
fn punct(token: &TokenTree) -> Option<(char, Spacing)> {
    match token {
        TokenTree::Punct(punct) => Some((punct.as_char(), punct.spacing())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the fields that can be told apart.
    #[track_caller]
    fn fields(code: &str) -> Vec<String> {
        let tokens: TokenStream = code.parse().expect("the slip leaves the brackets whole");
        assert!(syn::parse2::<DeriveInput>(tokens.clone()).is_err(), "{code} has no slip");
        let part = legible_part(tokens).expect("the name can be read");
        assert_eq!(part.ident, "Digits");
        let syn::Data::Struct(part) = part.data else { panic!("{code} is no struct") };
        part.fields.into_iter().map(|field| field.ident.expect("a name").to_string()).collect()
    }

    #[test]
    fn the_fields_of_a_struct_with_a_slip_have_their_names() {
        let of_both = [
            "struct Digits { a: Array1<f32> b: Array1<i64> }",
            "struct Digits { a: Array1<f32>; b: Array1<i64> }",
            "struct Digits { a Array1<f32>, b: Array1<i64> }",
            "struct Digits { a = Array1<f32>, b: std::vec::Vec<i64> }",
            "pub struct Digits<'a, T: Element> where T: Copy { let a: Array1<f32>, mut b: Array1<T> }",
            "#[tensor(samples = n)] pub(crate) struct Digits { a: Array1<f32>?, pub b: [f32, 3] }",
            "struct Digits { a: ndarray.Array1<f32>, b: Array<f32; Ix2>, type: Array1<i64> }",
            "struct Digits { a: Array1<f32>, #[tensor(copy)] b: Array1<f32> #[tensor(copy)] }",
        ];
        for code in of_both {
            let names = fields(code);
            assert!(names.iter().any(|name| name == "a") && names.iter().any(|name| name == "b"), "{code}: {names:?}");
        }
        assert_eq!(fields("struct Digits(Array1<f32>)"), [""; 0]);
        assert!(legible_part("struct { a: Array1<f32> }".parse().expect("tokens")).is_none());
    }

    #[test]
    fn a_slip_is_one_error_of_the_derive_which_writes_the_rest() {
        let code = "#[tensor(samples = n)] struct Digits { #[tensor(shape = [n])] a: Array1<f32> b: Array1<i64> }";
        let expanded = crate::derive(code.parse().expect("tokens")).to_string();
        assert_eq!(expanded.matches("compile_error").count(), 1, "{expanded}");
        for name in ["fn tensors", "fn into_tensors", "fn rows", "fn with", "DigitsTensors"] {
            assert!(expanded.contains(name), "{name} is missing: {expanded}");
        }
    }
}
