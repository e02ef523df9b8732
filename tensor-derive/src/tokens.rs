//! Searches and changes of tokens, without knowing what the tokens mean.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Lifetime, Visibility};

/// The tokens with one span for all: that of the code which an error about them underlines.
pub(super) fn at(span: Span, tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                let mut inner = Group::new(group.delimiter(), at(span, group.stream()));
                inner.set_span(span);
                return inner.into();
            }
            token.set_span(span);
            token
        })
        .collect()
}

/// A name of the user's as one of generated code: it keeps its place and what it means, and the user's lints don't ask of it
/// what they ask of the user.
pub(super) fn generated(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(name.span().resolved_at(Span::mixed_site()));
    name
}

/// Tokens of the user's as ones of generated code, as [`generated`] says of names.
pub(super) fn generated_tokens(tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    for token in &mut tokens {
        let span = token.span().resolved_at(Span::call_site());
        if let TokenTree::Group(group) = token {
            *group = Group::new(group.delimiter(), generated_tokens(group.stream()));
        }
        token.set_span(span);
    }
    tokens.into_iter().collect()
}

/// A visibility as one of generated code, as [`generated`] says of names.
pub(super) fn generated_visibility(vis: Visibility) -> Visibility {
    // An empty visibility is one, too.
    syn::parse2(generated_tokens(vis.to_token_stream())).unwrap_or(vis)
}

/// The tokens with every lifetime written as `'static`.
pub(super) fn with_static_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut after_apostrophe = false;
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if after_apostrophe => {
                after_apostrophe = false;
                TokenTree::Ident(Ident::new("static", ident.span()))
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), with_static_lifetimes(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => {
                after_apostrophe = is_apostrophe(&other);
                other
            }
        })
        .collect()
}

/// Whether the tokens name a lifetime other than `'static`.
pub(super) fn has_lifetime(tokens: TokenStream) -> bool {
    let mut after_apostrophe = false;
    tokens.into_iter().any(|token| {
        let is_lifetime = std::mem::replace(&mut after_apostrophe, is_apostrophe(&token));
        match token {
            TokenTree::Group(group) => has_lifetime(group.stream()),
            TokenTree::Ident(name) => is_lifetime && name != "static",
            _ => false,
        }
    })
}

/// Whether the tokens of a type name a lifetime that is neither `'static` nor one of these, nor declared by a `for<'a>` in the
/// type. `'_` is one.
pub(super) fn undeclared_lifetime(tokens: TokenStream, declared: &[&Lifetime]) -> bool {
    let mut after_apostrophe = false;
    tokens.into_iter().any(|token| {
        let is_lifetime = std::mem::replace(&mut after_apostrophe, is_apostrophe(&token));
        match token {
            TokenTree::Group(group) => undeclared_lifetime(group.stream(), declared),
            TokenTree::Ident(name) if is_lifetime => {
                name != "static" && declared.iter().all(|lifetime| lifetime.ident != name)
            }
            _ => false,
        }
    })
}

/// Whether the tokens have this identifier, other than as the name of a lifetime.
pub(super) fn mentions(tokens: TokenStream, name: &Ident) -> bool {
    let mut after_apostrophe = false;
    tokens.into_iter().any(|token| {
        let is_lifetime = std::mem::replace(&mut after_apostrophe, is_apostrophe(&token));
        match token {
            TokenTree::Ident(ident) => !is_lifetime && ident == *name,
            TokenTree::Group(group) => mentions(group.stream(), name),
            _ => false,
        }
    })
}

/// Whether the tokens name this lifetime.
pub(super) fn mentions_lifetime(tokens: TokenStream, lifetime: &Lifetime) -> bool {
    let mut after_apostrophe = false;
    tokens.into_iter().any(|token| {
        let is_lifetime = std::mem::replace(&mut after_apostrophe, is_apostrophe(&token));
        match token {
            TokenTree::Ident(name) => is_lifetime && name == lifetime.ident,
            TokenTree::Group(group) => mentions_lifetime(group.stream(), lifetime),
            _ => false,
        }
    })
}

/// Adds every identifier of the tokens to `names`.
pub(super) fn collect_names(tokens: TokenStream, names: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                names.insert(ident.to_string());
            }
            TokenTree::Group(group) => collect_names(group.stream(), names),
            _ => {}
        }
    }
}

/// Whether the token is the `'` of a lifetime.
fn is_apostrophe(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '\'' && punct.spacing() == Spacing::Joint)
}
