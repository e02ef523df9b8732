//! Tokens: where they are, and which names are among them.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::Generics;
use syn::ext::IdentExt;

/// The tokens at another place.
pub(crate) fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let moved = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), at(span, group.stream())).into();
        }
        token.set_span(span);
        token
    };
    tokens.into_iter().map(moved).collect()
}

/// The tokens with `'static` for each lifetime.
pub(crate) fn with_static_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let changed = |token: TokenTree| {
        let is_name = std::mem::replace(&mut is_lifetime, is_apostrophe(&token));
        match token {
            TokenTree::Ident(ident) if is_name => Ident::new("static", ident.span()).into(),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), with_static_lifetimes(group.stream()));
                inner.set_span(group.span());
                inner.into()
            }
            other => other,
        }
    };
    tokens.into_iter().map(changed).collect()
}

/// Whether the tokens have a word.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident.unraw() == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether the tokens name a type or const parameter of the struct, or `Self`, which may have some.
pub(crate) fn mentions_parameter(tokens: &TokenStream, generics: &Generics) -> bool {
    let types = generics.type_params().map(|parameter| &parameter.ident);
    let constants = generics.const_params().map(|parameter| &parameter.ident);
    let mut names = types.chain(constants).map(|name| name.unraw().to_string()).chain(["Self".to_owned()]);
    names.any(|name| mentions(tokens.clone(), &name))
}

/// Whether no struct can have a field of the type with these tokens, which the compiler reports: it has a placeholder, an
/// `impl Trait`, or a lifetime that is not declared.
pub(crate) fn is_invalid(tokens: &TokenStream, generics: &Generics) -> bool {
    fn is_there(tokens: TokenStream, is_declared: &dyn Fn(&Ident) -> bool) -> bool {
        let mut is_lifetime = false;
        tokens.into_iter().any(|token| {
            let is_name = std::mem::replace(&mut is_lifetime, is_apostrophe(&token));
            match token {
                TokenTree::Ident(ident) if is_name => !is_declared(&ident),
                TokenTree::Ident(ident) => ident == "_" || ident == "impl",
                TokenTree::Group(group) => is_there(group.stream(), is_declared),
                TokenTree::Punct(_) | TokenTree::Literal(_) => false,
            }
        })
    }
    let declares_its_own = mentions(tokens.clone(), "for");
    let is_declared = |name: &Ident| {
        declares_its_own || name == "static" || generics.lifetimes().any(|known| known.lifetime.ident == *name)
    };
    is_there(tokens.clone(), &is_declared)
}

fn is_apostrophe(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '\'')
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::parse_quote;

    use super::*;

    #[test]
    fn every_lifetime_becomes_static() {
        let tokens = with_static_lifetimes(quote!(Inner<'a, [&'b u8; 2]>));
        assert_eq!(tokens.to_string(), quote!(Inner<'static, [&'static u8; 2]>).to_string());
    }

    #[test]
    fn parameters_are_known_wherever_they_are() {
        let generics = parse_quote!(<'a, T, const N: usize>);
        for tokens in [quote!(Array<T, D>), quote!([u8; N]), quote!(Inner<Self>), quote!(r#T)] {
            assert!(mentions_parameter(&tokens, &generics), "{tokens}");
        }
        assert!(!mentions_parameter(&quote!(Array<U, Ix1<'a>>), &generics));
    }

    #[test]
    fn a_type_that_no_struct_can_have_is_known() {
        let generics = parse_quote!(<'a, T>);
        for tokens in [quote!(Array1<_>), quote!(impl Fn()), quote!(&'b T), quote!([Inner<'_>; 2])] {
            assert!(is_invalid(&tokens, &generics), "{tokens}");
        }
        for tokens in [quote!(&'a T), quote!(&'static T), quote!(fn(for<'b> fn(&'b T))), quote!(Array1<__>)] {
            assert!(!is_invalid(&tokens, &generics), "{tokens}");
        }
    }
}
