//! The generic parameters of what is generated.
//!
//! An element type and a dimension type are `'static`, so the struct's lifetimes never get into a companion type: in the
//! types that only name a field's element or dimension, each lifetime is written as `'static`.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Type, TypeParamBound, WherePredicate};

use crate::check::Field;
use crate::expand::Paths;
use crate::type_syntax::{ArrayType, array_base, innermost, peeled, wrapped_mut};

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

/// Whether a bound is about a lifetime of the struct's. A companion has none, and what it asks of a type needs none.
fn has_lifetime(bound: &impl ToTokens) -> bool {
    fn any(tokens: TokenStream) -> bool {
        let mut after_apostrophe = false;
        tokens.into_iter().any(|token| {
            let named = std::mem::replace(&mut after_apostrophe, is_apostrophe(&token));
            match token {
                TokenTree::Group(group) => any(group.stream()),
                TokenTree::Ident(name) => named && name != "static",
                _ => false,
            }
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
    /// `'a,` …
    pub(crate) lifetime_args: TokenStream,
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
    /// The predicates under which the attributes are checked: nothing is asked of a type with arguments, which may be an alias
    /// of an array whose dtype and rank are then known.
    pub(crate) checked_predicates: TokenStream,
    /// Whether there is a type or const parameter.
    pub(crate) is_generic: bool,
    /// What the arrays ask of the parameters, beside what the struct says; part of the predicates above.
    pub(crate) implied: TokenStream,
    /// The predicates of the struct itself.
    pub(crate) own_predicates: TokenStream,
    /// Whether the struct, its lifetimes `'static`, can be named where only the companion's parameters and predicates are:
    /// not with a type parameter that is in no tensor, nor with a predicate that the companion does without.
    pub(crate) is_lasting: bool,
    /// The names of the type and const parameters.
    names: Vec<Ident>,
}

impl Pieces {
    /// `types`: those of the fields that become tensors, and those that their attributes name.
    pub(crate) fn new(generics: &Generics, types: &TokenStream) -> Self {
        let mut pieces = Self {
            lifetimes: TokenStream::new(),
            lifetime_args: TokenStream::new(),
            params: TokenStream::new(),
            args: generics.split_for_impl().1.to_token_stream(),
            predicates: TokenStream::new(),
            companion_params: TokenStream::new(),
            companion_args: TokenStream::new(),
            companion_predicates: TokenStream::new(),
            checked_predicates: TokenStream::new(),
            is_generic: false,
            implied: TokenStream::new(),
            own_predicates: TokenStream::new(),
            is_lasting: true,
            names: Vec::new(),
        };
        // In no tensor, and so not among the companion's parameters, where a const parameter may stand for nothing.
        let unused: Vec<_> =
            generics.type_params().map(|param| &param.ident).filter(|ident| !mentions(types.clone(), ident)).collect();
        let about_unused = |tokens: TokenStream| unused.iter().any(|ident| mentions(tokens.clone(), ident));
        for param in &generics.params {
            let (ident, param, companion_param) = match param {
                GenericParam::Lifetime(lifetime) => {
                    pieces.lifetimes.extend(quote!(#lifetime,));
                    let name = &lifetime.lifetime;
                    pieces.lifetime_args.extend(quote!(#name,));
                    continue;
                }
                GenericParam::Type(param) => {
                    let mut param = param.clone();
                    param.default = None;
                    let mut companion = param.clone();
                    let lasts =
                        |bound: &&TypeParamBound| !has_lifetime(bound) && !about_unused(bound.to_token_stream());
                    companion.bounds = param.bounds.iter().filter(lasts).cloned().collect();
                    pieces.is_lasting &= companion.bounds.len() == param.bounds.len();
                    (param.ident.clone(), param.into_token_stream(), companion.into_token_stream())
                }
                GenericParam::Const(param) => {
                    let mut param = param.clone();
                    param.default = None;
                    (param.ident.clone(), param.to_token_stream(), param.into_token_stream())
                }
            };
            pieces.is_generic = true;
            pieces.names.push(ident.clone());
            pieces.params.extend(quote!(#param,));
            if !unused.contains(&&ident) {
                pieces.companion_params.extend(quote!(#companion_param,));
                pieces.companion_args.extend(quote!(#ident,));
            }
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            pieces.predicates.extend(quote!(#predicate,));
            let about_unused = about_unused(predicate.to_token_stream());
            if matches!(predicate, WherePredicate::Type(_)) && !has_lifetime(predicate) && !about_unused {
                pieces.companion_predicates.extend(quote!(#predicate,));
            } else {
                pieces.is_lasting = false;
            }
        }
        pieces.is_lasting &= unused.is_empty();
        pieces.own_predicates = pieces.predicates.clone();
        pieces
    }

    /// Whether the tokens name a type or const parameter of the struct.
    pub(crate) fn mentions_param(&self, tokens: &TokenStream) -> bool {
        self.names.iter().any(|name| mentions(tokens.clone(), name))
    }

    /// The type without the references to what has a parameter. It becomes the same tensor, and nothing need be known of how
    /// long the parameter lives.
    pub(crate) fn without_references(&self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        if ArrayType::new(innermost(&ty)).is_some() {
            // Elements and dimensions live for ever.
            return ty;
        }
        let mut place = &mut ty;
        loop {
            // Not of a slice, which `Option` and `Box` could not hold.
            if let Type::Reference(reference) = &*place
                && matches!(peeled(&reference.elem), Type::Path(_))
                && self.mentions_param(&reference.elem.to_token_stream())
            {
                *place = (*reference.elem).clone();
                continue;
            }
            place = match place {
                Type::Group(group) => &mut group.elem,
                Type::Paren(paren) => &mut paren.elem,
                Type::Path(path) => match wrapped_mut(path) {
                    Some(inner) => inner,
                    None => return ty,
                },
                _ => return ty,
            };
        }
    }

    /// Adds what each array asks of its parameters, which the struct itself need not say: that one that stands for the
    /// elements is a dtype, and that one for the axes is a dimension; and what is asked of parameters that are a field, `bare`,
    /// and of types that have them as arguments, `applied`.
    pub(crate) fn add_implied(&mut self, paths: &Paths, fields: &[Field], bare: TokenStream, applied: &TokenStream) {
        let Paths { krate, private, .. } = paths;
        let mut implied = Implied::default();
        // What the companion can do without.
        let mut unlasting = Implied::default();
        for field in fields {
            // Where a parameter is behind a lifetime, it may live no longer; an element does.
            let is_behind = has_lifetime(&field.ty) && self.mentions_param(&field.ty.to_token_stream());
            let inner = innermost(&field.ty);
            self.is_lasting &= !is_behind || ArrayType::new(inner).is_some();
            if let Some((storage, dim)) = array_base(inner) {
                if let Some(storage) = self.param(storage) {
                    implied.add(quote!(#storage: #krate::Storage,));
                    if let Some(to) = field.attributes.cast_to() {
                        implied.add(quote!(<#storage as #private::RawData>::Elem: #krate::Cast<#to>,));
                        if field.attributes.lossless_cast_to().is_some() {
                            unlasting.add(quote!(<#storage as #private::RawData>::Elem: #krate::LosslessCast<#to>,));
                        }
                    }
                }
                if let Some(dim) = self.param(dim) {
                    implied.add(quote!(#dim: #private::Dimension + 'static,));
                }
            }
            let Some(array) = ArrayType::new(inner) else { continue };
            if let (Some(elem), Some(to)) = (self.param(array.elem), field.attributes.cast_to()) {
                implied.add(quote!(#elem: #krate::Cast<#to>,));
                if field.attributes.lossless_cast_to().is_some() {
                    unlasting.add(quote!(#elem: #krate::LosslessCast<#to>,));
                }
            }
            if let Some(elem) = self.param(array.elem) {
                implied.add(quote!(#elem: #krate::Element,));
            }
            if let Some(dim) = array.written_dim().and_then(|dim| self.param(dim)) {
                implied.add(quote!(#dim: #private::Dimension + 'static,));
            }
        }
        implied.predicates.extend(bare);
        let Implied { predicates: mut implied, .. } = implied;
        self.companion_predicates.extend(implied.clone());
        self.is_lasting &= unlasting.predicates.is_empty();
        implied.extend(unlasting.predicates);
        self.predicates.extend(implied.clone());
        self.checked_predicates = self.predicates.clone();
        for predicates in [&mut self.companion_predicates, &mut self.predicates, &mut implied] {
            predicates.extend(applied.clone());
        }
        self.implied = implied;
    }

    /// Whether the number of axes of an array is a parameter, so that it is only known where the struct is used.
    pub(crate) fn has_param_rank(&self, ty: &Type) -> bool {
        let inner = innermost(ty);
        let dim = ArrayType::new(inner)
            .and_then(|array| array.written_dim())
            .or_else(|| array_base(inner).map(|(_, dim)| dim));
        dim.is_some_and(|dim| self.param(dim).is_some())
    }

    /// The type within `Option`, `Box` and references, if only the struct's parameters tell whether it is a field: one of them
    /// itself, or a struct that has them as arguments. What they stand for is then asked to make it one.
    pub(crate) fn open<'a>(&self, ty: &'a Type) -> Option<&'a Type> {
        let ty = innermost(ty);
        let tokens = ty.to_token_stream();
        let is_array = ArrayType::new(ty).is_some() || array_base(ty).is_some();
        (!is_array && self.mentions_param(&tokens) && !has_lifetime(&tokens)).then_some(ty)
    }

    /// The type, if it is a parameter of the struct.
    pub(crate) fn param<'a>(&self, ty: &'a Type) -> Option<&'a Ident> {
        let Type::Path(path) = peeled(ty) else { return None };
        path.path.get_ident().filter(|ident| self.names.contains(ident))
    }
}

/// Predicates, each of them once.
#[derive(Default)]
struct Implied {
    predicates: TokenStream,
    said: HashSet<String>,
}

impl Implied {
    fn add(&mut self, predicate: TokenStream) {
        if self.said.insert(predicate.to_string()) {
            self.predicates.extend(predicate);
        }
    }
}
