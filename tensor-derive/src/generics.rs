//! The generic parameters of what is generated.
//!
//! An element type and a dimension type are `'static`, so the struct's lifetimes never get into a companion type: in the
//! types that only name a field's element or dimension, each lifetime is written as `'static`.

use proc_macro2::{Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, WherePredicate};

/// The tokens with every lifetime written as `'static`.
pub(crate) fn without_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut after_apostrophe = false;
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if after_apostrophe => {
                after_apostrophe = false;
                TokenTree::Ident(Ident::new("static", ident.span()))
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_lifetimes(group.stream()));
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

fn is_apostrophe(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if is_lifetime_start(punct))
}

fn is_lifetime_start(punct: &Punct) -> bool {
    punct.as_char() == '\'' && punct.spacing() == Spacing::Joint
}

/// Whether a bound is about a lifetime. A companion has none of the struct's, and what it asks of a type needs none.
fn has_lifetime(bound: &impl ToTokens) -> bool {
    fn any(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => any(group.stream()),
            other => is_apostrophe(&other),
        })
    }
    any(bound.to_token_stream())
}

/// Whether one of the tokens is this identifier (not as the name of a lifetime).
fn mentions(tokens: TokenStream, name: &Ident) -> bool {
    let mut after_apostrophe = false;
    tokens.into_iter().any(|token| {
        let lifetime = std::mem::replace(&mut after_apostrophe, is_apostrophe(&token));
        match token {
            TokenTree::Ident(ident) => !lifetime && ident == *name,
            TokenTree::Group(group) => mentions(group.stream(), name),
            _ => false,
        }
    })
}

/// The generics of the user's struct, in the pieces that generated items need.
pub(crate) struct Pieces {
    /// `'a: 'b,` …
    pub(crate) lifetimes: TokenStream,
    /// `T: Element, const N: usize,` …
    pub(crate) params: TokenStream,
    /// `<'a, T, N>`
    pub(crate) args: TokenStream,
    /// The predicates of the `where` clause, each with its comma.
    pub(crate) predicates: TokenStream,
    /// The parameters that a companion has beside its backend, without lifetimes.
    pub(crate) companion_params: TokenStream,
    /// Their names.
    pub(crate) companion_args: TokenStream,
    /// The predicates about them.
    pub(crate) companion_predicates: TokenStream,
    /// Whether there is a type or const parameter.
    pub(crate) is_generic: bool,
}

impl Pieces {
    /// `types`: the types of the fields that become tensors.
    pub(crate) fn new(generics: &Generics, types: &TokenStream) -> Self {
        let mut pieces = Self {
            lifetimes: TokenStream::new(),
            params: TokenStream::new(),
            args: generics.split_for_impl().1.to_token_stream(),
            predicates: TokenStream::new(),
            companion_params: TokenStream::new(),
            companion_args: TokenStream::new(),
            companion_predicates: TokenStream::new(),
            is_generic: false,
        };
        let mut unused = Vec::new();
        for param in &generics.params {
            let (ident, param, companion_param) = match param {
                GenericParam::Lifetime(lifetime) => {
                    pieces.lifetimes.extend(quote!(#lifetime,));
                    continue;
                }
                GenericParam::Type(param) => {
                    let mut param = param.clone();
                    param.default = None;
                    let mut companion = param.clone();
                    companion.bounds = param.bounds.iter().filter(|bound| !has_lifetime(*bound)).cloned().collect();
                    (param.ident.clone(), param.into_token_stream(), companion.into_token_stream())
                }
                GenericParam::Const(param) => {
                    let mut param = param.clone();
                    param.default = None;
                    (param.ident.clone(), param.to_token_stream(), param.into_token_stream())
                }
            };
            pieces.is_generic = true;
            pieces.params.extend(quote!(#param,));
            if mentions(types.clone(), &ident) {
                pieces.companion_params.extend(quote!(#companion_param,));
                pieces.companion_args.extend(quote!(#ident,));
            } else {
                unused.push(ident);
            }
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            pieces.predicates.extend(quote!(#predicate,));
            let tokens = predicate.to_token_stream();
            let about_unused = unused.iter().any(|ident| mentions(tokens.clone(), ident));
            if matches!(predicate, WherePredicate::Type(_)) && !has_lifetime(predicate) && !about_unused {
                pieces.companion_predicates.extend(quote!(#predicate,));
            }
        }
        pieces
    }
}
