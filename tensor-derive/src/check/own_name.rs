//! `Self` in a struct's declaration. In the companion it is another type, so the struct's name is written in its place.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};

/// The tokens with the struct's name in place of `Self`. `None`: they do not have it.
pub(super) fn named(tokens: TokenStream, name: &Ident) -> Option<TokenStream> {
    fn replaced(tokens: TokenStream, name: &Ident, found: &mut bool) -> TokenStream {
        tokens
            .into_iter()
            .map(|token| match token {
                TokenTree::Ident(ident) if ident == "Self" => {
                    *found = true;
                    let mut name = name.clone();
                    name.set_span(ident.span());
                    name.into()
                }
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), replaced(group.stream(), name, found));
                    inner.set_span(group.span());
                    inner.into()
                }
                other => other,
            })
            .collect()
    }
    let mut found = false;
    let tokens = replaced(tokens, name, &mut found);
    found.then_some(tokens)
}
