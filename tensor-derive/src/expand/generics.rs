//! The generic parameters of the struct and of its companion, in the pieces that generated items need.
//!
//! The companion has none of the struct's lifetimes. Its fields depend on the element and the dimension of an array,
//! which are `'static`; so the array's type is written with `'static` for each lifetime.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Lifetime, Type, TypeParamBound, WherePredicate};

use super::paths::Paths;
use crate::check::{Cast, Field};
use crate::tokens::{generated, has_lifetime, mentions};
use crate::type_syntax::{
    ArrayType, array_base, innermost, is_primitive, peeled, short_name, wrapped_mut, written_dim,
};

/// The generic parameters of the struct, in the pieces that generated items need.
#[derive(Default)]
pub(super) struct StructGenerics {
    /// `'a: 'b,` …
    pub(super) lifetimes: TokenStream,
    /// The lifetimes, as the user wrote them.
    pub(super) written_lifetimes: Vec<Lifetime>,
    /// `T: Element, const N: usize,` …
    pub(super) params: TokenStream,
    /// `<'a, T, N>`
    pub(super) args: TokenStream,
    /// The predicates of the struct's own `where` clause, each with its comma.
    pub(super) own_predicates: TokenStream,
    /// `own_predicates`, and those that the struct need not write, because the types of its fields imply them.
    pub(super) predicates: TokenStream,
    /// `predicates` but for `lossless_casts`, for the impl of the methods. If one of them does not hold, there is no such method, which
    /// is one error whatever the call stands in. On the methods they would be one for each use of what is returned. Case:
    /// `generics/unbounded_in_a_function`.
    pub(super) method_predicates: TokenStream,
    /// Those that say which casts keep every value, for the methods. The companion does without them, so that one which does not
    /// hold is one error, with its own text.
    pub(super) lossless_casts: TokenStream,
    /// `predicates` without those on generic types as fields, such as `Channel<T>: OpenField`. `Channel<T>` may be an
    /// alias of an array, whose dtype and rank the compiler then knows; with such a bound it would not look at them.
    pub(super) assertion_predicates: TokenStream,
    /// The companion's parameters beside its mode: the struct's const parameters, and the type parameters that its
    /// fields name.
    pub(super) companion_params: TokenStream,
    /// The same without bounds, which an alias does not enforce.
    pub(super) alias_params: TokenStream,
    /// Their names.
    pub(super) companion_args: TokenStream,
    /// The names of those that are types.
    pub(super) companion_types: TokenStream,
    /// The predicates about them.
    pub(super) companion_predicates: TokenStream,
    /// Some argument for each parameter that is no lifetime, if one is known.
    pub(super) arguments: Option<Vec<TokenStream>>,
    /// Whether there is a type or const parameter.
    pub(super) is_generic: bool,
    /// Whether the struct with `'static` lifetimes is well-formed in an impl of the companion, which lacks the struct's
    /// unused type parameters and its bounds with lifetimes. If it is not, the companion's methods go through the
    /// fields one by one.
    pub(super) is_static_well_formed: bool,
    /// The names of the type and const parameters.
    names: Vec<Ident>,
}

impl StructGenerics {
    /// The pieces that the struct itself has; [`add_implied`](Self::add_implied) adds the others. `types` are the types
    /// of the fields that become tensors, and those that their attributes name.
    pub(super) fn new(generics: &Generics, types: &TokenStream) -> Self {
        let mut pieces = Self {
            arguments: some_arguments(generics),
            args: generics.split_for_impl().1.to_token_stream(),
            is_static_well_formed: true,
            ..Self::default()
        };
        // The companion leaves out the type parameters that it would not use, which are an error (E0392). An unused
        // const parameter is none, and stays.
        let unused: Vec<_> =
            generics.type_params().map(|param| &param.ident).filter(|ident| !mentions(types.clone(), ident)).collect();
        let is_about_unused = |tokens: TokenStream| unused.iter().any(|ident| mentions(tokens.clone(), ident));
        for param in &generics.params {
            let is_type = matches!(param, GenericParam::Type(_));
            let (ident, param, companion_param, alias_param) = match param {
                GenericParam::Lifetime(lifetime) => {
                    pieces.written_lifetimes.push(lifetime.lifetime.clone());
                    let mut lifetime = lifetime.clone();
                    lifetime.lifetime.ident = generated(&lifetime.lifetime.ident);
                    lifetime.lifetime.apostrophe = lifetime.lifetime.ident.span();
                    pieces.lifetimes.extend(quote!(#lifetime,));
                    continue;
                }
                GenericParam::Type(param) => {
                    let mut param = param.clone();
                    let default = param.default.take().map(|(_, ty)| ty.into_token_stream());
                    let default = default.filter(|ty| !has_lifetime(ty.clone()) && !is_about_unused(ty.clone()));
                    let default = default.map(|ty| quote!(= #ty));
                    let mut companion = param.clone();
                    let is_of_companion = |bound: &&TypeParamBound| {
                        let tokens = bound.to_token_stream();
                        !has_lifetime(tokens.clone()) && !is_about_unused(tokens)
                    };
                    companion.bounds = param.bounds.iter().filter(is_of_companion).cloned().collect();
                    pieces.is_static_well_formed &= companion.bounds.len() == param.bounds.len();
                    let ident = param.ident.clone();
                    let alias = quote!(#ident #default);
                    (ident, param.into_token_stream(), companion.into_token_stream(), alias)
                }
                GenericParam::Const(param) => {
                    let mut param = param.clone();
                    let alias = param.to_token_stream();
                    param.default = None;
                    let tokens = param.to_token_stream();
                    (param.ident, tokens.clone(), tokens, alias)
                }
            };
            pieces.is_generic = true;
            pieces.names.push(ident.clone());
            pieces.params.extend(quote!(#param,));
            if !unused.contains(&&ident) {
                pieces.companion_params.extend(quote!(#companion_param,));
                pieces.alias_params.extend(quote!(#alias_param,));
                pieces.companion_args.extend(quote!(#ident,));
                if is_type {
                    pieces.companion_types.extend(quote!(#ident,));
                }
            }
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            pieces.own_predicates.extend(quote!(#predicate,));
            let tokens = predicate.to_token_stream();
            let is_about_type = matches!(predicate, WherePredicate::Type(_));
            if is_about_type && !has_lifetime(tokens.clone()) && !is_about_unused(tokens) {
                pieces.companion_predicates.extend(quote!(#predicate,));
            } else {
                pieces.is_static_well_formed = false;
            }
        }
        pieces.is_static_well_formed &= unused.is_empty();
        pieces.predicates = pieces.own_predicates.clone();
        pieces
    }

    /// Adds the predicates that the fields imply: a parameter for the elements of an array is a dtype, and one for its
    /// axes is a dimension. The bounds on fields come from the caller: `of_parameters` are those on fields whose type
    /// is a parameter, `of_generic_types` those on fields whose type has parameters as arguments.
    pub(super) fn add_implied(
        &mut self,
        paths: &Paths,
        fields: &[Field],
        of_parameters: TokenStream,
        of_generic_types: &TokenStream,
    ) {
        let Paths { krate, private, .. } = paths;
        let mut implied = Predicates::default();
        // These are for the conversions; the companion does without them.
        let mut lossless_casts = Predicates::default();
        for field in fields {
            let inner = innermost(&field.ty);
            let array = ArrayType::new(inner);
            // `Struct<'static, T>` needs `T: 'static` if a `T` is behind a reference. Elements and dimensions of arrays
            // have that.
            let is_behind_lifetime =
                has_lifetime(field.ty.to_token_stream()) && self.mentions_param(&field.ty.to_token_stream());
            self.is_static_well_formed &= !is_behind_lifetime || array.is_some();
            let storage = array_base(inner).and_then(|(storage, _)| self.param(storage));
            let array_elem = array.as_ref().map(|array| array.elem);
            let elem = array_elem.filter(|elem| self.mentions_param(&elem.to_token_stream()));
            if let Some(storage) = storage {
                implied.add(quote!(#storage: #krate::Storage,));
            }
            let target = field.attributes.cast_to().filter(|to| self.mentions_param(&to.to_token_stream()));
            let cast_elem = elem.or_else(|| target.and(array_elem));
            let elem_of_storage = storage.map(|storage| quote!(<#storage as #private::RawData>::Elem));
            if let Some(from) = elem_of_storage.or_else(|| cast_elem.map(ToTokens::to_token_stream)) {
                if let Some(to) = field.attributes.cast_to() {
                    implied.add(quote!(#from: #krate::Cast<#to>,));
                }
                if field.attributes.scale().is_some() {
                    implied.add(quote!(#from: #krate::Cast<#private::f64>,));
                }
                if let Some(Cast { to, .. }) = field.attributes.lossless_cast() {
                    lossless_casts.add(quote!(#from: #krate::LosslessCast<#to>,));
                }
            }
            for elem in [elem, target].into_iter().flatten() {
                implied.add(quote!(#elem: #krate::Element,));
            }
            if let Some(dim) = self.param_dim(&field.ty) {
                implied.add(quote!(#dim: #private::Dimension + 'static,));
            }
        }
        let Predicates { tokens: mut implied, .. } = implied;
        implied.extend(of_parameters);
        self.companion_predicates.extend(implied.clone());
        self.is_static_well_formed &= lossless_casts.tokens.is_empty();
        self.predicates.extend(implied);
        self.method_predicates = self.predicates.clone();
        self.predicates.extend(lossless_casts.tokens.clone());
        self.assertion_predicates = self.predicates.clone();
        for predicates in [&mut self.companion_predicates, &mut self.predicates, &mut self.method_predicates] {
            predicates.extend(of_generic_types.clone());
        }
        self.lossless_casts = lossless_casts.tokens;
    }

    /// The type without references to types that have a parameter. It becomes the same tensor, and unlike `&'static T`
    /// it does not need `T: 'static`.
    pub(super) fn without_references(&self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        if ArrayType::new(innermost(&ty)).is_some() {
            // Elements and dimensions are `'static`.
            return ty;
        }
        let mut place = &mut ty;
        loop {
            // A reference to a slice stays: no `Option` or `Box` can hold the slice itself.
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

    /// The type inside `Option`, `Box` and references, if it is a parameter, or has parameters as arguments. Whether it
    /// is a field is known only where the struct is used.
    pub(super) fn generic_field<'a>(&self, ty: &'a Type) -> Option<&'a Type> {
        let ty = innermost(ty);
        let tokens = ty.to_token_stream();
        let is_array = ArrayType::new(ty).is_some() || array_base(ty).is_some();
        (!is_array && self.mentions_param(&tokens) && !has_lifetime(tokens)).then_some(ty)
    }

    /// The dimension type of an array, if it depends on a parameter: `D`, or `D::Smaller`.
    pub(super) fn param_dim<'a>(&self, ty: &'a Type) -> Option<&'a Type> {
        written_dim(innermost(ty)).filter(|dim| self.mentions_param(&dim.to_token_stream()))
    }

    /// The type, if it is a parameter of the struct.
    pub(super) fn param<'a>(&self, ty: &'a Type) -> Option<&'a Ident> {
        let Type::Path(path) = peeled(ty) else { return None };
        path.path.get_ident().filter(|ident| self.names.contains(ident))
    }

    /// Whether the tokens name a type or const parameter of the struct.
    pub(super) fn mentions_param(&self, tokens: &TokenStream) -> bool {
        self.names.iter().any(|name| mentions(tokens.clone(), name))
    }
}

/// Bounds that `f32` meets.
const BOUNDS: &[&str] = &["Element", "Copy", "Clone", "Debug", "Default", "PartialEq", "PartialOrd", "Send", "Sync"];

/// Some argument for each parameter that is no lifetime, if one is known by the parameter's type or bounds.
fn some_arguments(generics: &Generics) -> Option<Vec<TokenStream>> {
    let params = generics.params.iter().filter(|param| !matches!(param, GenericParam::Lifetime(_)));
    let argument = |param: &GenericParam| {
        let param = match param {
            GenericParam::Const(param) => param,
            GenericParam::Type(param) => return param.bounds.iter().all(is_met).then(|| quote!(f32)),
            GenericParam::Lifetime(_) => return None,
        };
        match short_name(&param.ty).as_str() {
            "bool" => Some(quote!(false)),
            "char" => Some(quote!('a')),
            name if is_primitive(name) => Some(quote!(0)),
            _ => None,
        }
    };
    if generics.where_clause.is_some() {
        return None;
    }
    params.map(argument).collect()
}

/// Whether `f32` meets a bound, by its name.
fn is_met(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => bound.path.get_ident().is_some_and(|name| BOUNDS.iter().any(|met| name == met)),
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        _ => false,
    }
}

/// Predicates, each of them once.
#[derive(Default)]
struct Predicates {
    tokens: TokenStream,
    texts: HashSet<String>,
}

impl Predicates {
    fn add(&mut self, predicate: TokenStream) {
        if self.texts.insert(predicate.to_string()) {
            self.tokens.extend(predicate);
        }
    }
}
