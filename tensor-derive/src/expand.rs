//! The generated code.
//!
//! It is written to cost the compiler little: the companion struct is one, generic over what its tensors are, and what is done
//! with the fields is done in `tensor_core`, on tuples. Here are the struct's parts as tuples and tuples as parts of it.

mod companion;
mod conversion;
mod methods;
mod spec;

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Type, Visibility};

use crate::attr::CastKind;
use crate::check::{Cast, Field, Input, Owner};
use crate::generics::{Pieces, without_lifetimes};
use crate::type_syntax::{ArrayType, dimension, is_certain_array, is_dtype};

/// As many fields as one tuple has at most.
const GROUP: usize = 16;

/// A field with the types that the generated code names.
struct FieldCode<'a> {
    field: &'a Field,
    /// Its type.
    ty: TokenStream,
    /// Its type, without the lifetimes of the struct.
    lasting: TokenStream,
    /// What its attributes say, as a type.
    how: TokenStream,
    /// The trait that its type is a field by, where that is in doubt.
    doubt: Option<Ident>,
}

/// The names and pieces that every part of the expansion needs.
struct Expansion<'a> {
    input: &'a Input,
    paths: Paths,
    generics: Pieces,
    fields: Vec<FieldCode<'a>>,
    /// That fields, whose types may be none that a field can have, can be fields. Where one can't, each item that says so has
    /// the same error at the same place, of which the compiler prints one.
    holds: TokenStream,
    /// The identifiers that mean something in the types of the fields and in the struct's parameters.
    words: &'a HashSet<String>,
}

/// What the items of core go by.
pub(crate) struct Paths {
    /// `::tensor_core`
    pub(crate) krate: TokenStream,
    /// `::tensor_core::__private`
    pub(crate) private: TokenStream,
    /// `::tensor_core::mode`
    mode: TokenStream,
}

/// The type that is nobody's but the generated code's, so that the fields' types may be less visible than the struct.
fn key() -> Ident {
    format_ident!("__Key")
}

/// All that the derive writes for `input`.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let krate = &input.krate;
    let paths = Paths { krate: krate.clone(), private: quote!(#krate::__private), mode: quote!(#krate::mode) };
    let words = words(input);
    let expansion = Expansion::new(input, paths, &words);
    let (companion, methods, lending) = (expansion.companion(), expansion.methods(), expansion.lending());
    // What has no name is where one short name can stand for the paths: each token has its price.
    let private = quote!(__p);
    let paths = Paths { krate: private.clone(), private: private.clone(), mode: private.clone() };
    let expansion = Expansion::new(input, paths, &words);
    let key = key();
    let key_vis = expansion.is_plain().then(|| quote!(pub));
    let (spec, tuples, field, debug) = (expansion.spec(), expansion.tuples(), expansion.field(), expansion.debug());
    quote! {
        #companion
        #methods
        #lending
        #[allow(dead_code, deprecated, private_bounds, private_interfaces, single_use_lifetimes, type_alias_bounds)]
        const _: () = {
            use #krate::__private as #private;
            #key_vis struct #key;
            #spec
            #tuples
            #field
            #debug
        };
    }
}

/// The types that a field and its attributes name.
fn types(field: &Field) -> impl Iterator<Item = &Type> {
    [Some(&field.ty), field.attributes.dtype.as_ref(), field.attributes.cast_to()].into_iter().flatten()
}

/// The identifiers in the types of the fields and in the struct's parameters.
fn words(input: &Input) -> HashSet<String> {
    fn collect(tokens: TokenStream, words: &mut HashSet<String>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    words.insert(ident.to_string());
                }
                TokenTree::Group(group) => collect(group.stream(), words),
                _ => {}
            }
        }
    }
    let mut words = HashSet::new();
    for field in &input.fields {
        for ty in types(field) {
            collect(ty.to_token_stream(), &mut words);
        }
    }
    collect(input.generics.params.to_token_stream(), &mut words);
    collect(input.generics.where_clause.to_token_stream(), &mut words);
    words
}

impl<'a> FieldCode<'a> {
    fn new(field: &'a Field, paths: &Paths, generics: &Pieces) -> Self {
        let ty = field.ty.to_token_stream();
        let is_known = is_certain_array(&field.ty) || generics.mentions_param(&ty) || asks_of_target(field, generics);
        let doubt = (!is_known && ArrayType::new(&field.ty).is_none_or(|array| is_dtype(array.elem))).then(|| {
            let is_said_of_array =
                matches!(field.attributes.owner, Owner::Shared { row_major: true } | Owner::Copied { cast: Some(_) });
            format_ident!(
                "{}",
                if is_said_of_array || field.attributes.rank.is_some() { "AsArrayField" } else { "AsField" }
            )
        });
        Self {
            field,
            lasting: without_lifetimes(generics.without_references(&field.ty).into_token_stream()),
            ty,
            how: how(field, &paths.private),
            doubt,
        }
    }

    /// `ty`, the field's type, as one that certainly is a field: where it is none, that is said of another bound.
    fn certain(&self, private: &TokenStream, ty: &TokenStream) -> TokenStream {
        let how = &self.how;
        match &self.doubt {
            Some(doubt) => quote!(<#ty as #private::#doubt<#how>>::Type),
            None => ty.clone(),
        }
    }

    /// The trait that its own type is a field by, where that is in doubt: what is asked for is that the type without the
    /// struct's lifetimes is one, which says nothing of a type that has them.
    fn own_doubt(&self) -> Option<&Ident> {
        self.doubt.as_ref().filter(|_| self.ty.to_string() == self.lasting.to_string())
    }

    /// `Type: Field<How>,` if that is in doubt.
    fn hold(&self, paths: &Paths, generics: &Pieces) -> TokenStream {
        let Paths { krate, private, .. } = paths;
        let to = self.field.attributes.cast_to().filter(|_| asks_of_target(self.field, generics));
        let target = to.map(|to| {
            let bound = at(to.span(), quote!(#private::CastTarget));
            quote!(#to: #bound,)
        });
        if let Some(open) = generics.open(&self.field.ty) {
            // If it is a field, so is whatever holds it, copied or not. Where it is none, the struct's user is told.
            let how = as_it_is(self.field, private);
            return quote!(#target #open: #private::OpenField<#how>,);
        }
        if to.is_none() {
            if is_certain_array(&self.field.ty) || generics.mentions_param(&self.ty) {
                return TokenStream::new();
            }
            if let Some(elem) = ArrayType::new(&self.field.ty).map(|array| array.elem).filter(|elem| !is_dtype(elem)) {
                // It is an array; what is in doubt is what it holds.
                let bound = at(elem.span(), quote!(#krate::Element));
                return quote!(#elem: #bound,);
            }
        }
        // The compiler points at the bound, which therefore has the place of what is in doubt.
        let span = to.map_or_else(|| self.field.ty.span(), Spanned::span);
        let (ty, how) = (&self.lasting, &self.how);
        let asked = self.doubt.clone().unwrap_or_else(|| format_ident!("Field"));
        let asked = at(span, quote!(#private::#asked<));
        let close = quote_spanned!(span=> >);
        quote!(#target #ty: #asked #how #close,)
    }

    /// What becomes of it in the mode `mode`.
    fn tensor(&self, private: &TokenStream, mode: &TokenStream) -> TokenStream {
        let (ty, how) = (self.certain(private, &self.lasting), &self.how);
        match self.field.attributes.owner {
            Owner::Shared { row_major: false } if self.field.attributes.rank.is_none() => {
                quote!(#private::Tensor<#ty, #mode>)
            }
            _ => quote!(#private::Tensor<#ty, #mode, #how>),
        }
    }
}

/// Whether what a field is cast to may be no dtype.
fn asks_of_target(field: &Field, generics: &Pieces) -> bool {
    field.attributes.cast_to().is_some_and(|to| !is_dtype(to) && generics.param(to).is_none())
}

/// The tokens, all of them at one place.
fn at(span: Span, tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let proc_macro2::TokenTree::Group(group) = &token {
                let mut inner = proc_macro2::Group::new(group.delimiter(), at(span, group.stream()));
                inner.set_span(span);
                return inner.into();
            }
            token.set_span(span);
            token
        })
        .collect()
}

/// What the attributes of a field say, as a type.
fn how(field: &Field, private: &TokenStream) -> TokenStream {
    match (&field.attributes.owner, field.attributes.rank) {
        (Owner::Shared { .. }, _) => as_it_is(field, private),
        (Owner::Copied { cast: None }, None) => quote!(#private::ByCopy),
        (Owner::Copied { cast: Some(cast) }, None) => {
            let (to, kind) = (cast_target(cast, private), cast_kind(cast));
            quote!(#private::ByCast<#to, #private::#kind>)
        }
        (Owner::Copied { .. }, Some(_)) => {
            let how = uncopied(field, private);
            quote!(#private::Copied<#how>)
        }
    }
}

/// The same without `copy`.
fn as_it_is(field: &Field, private: &TokenStream) -> TokenStream {
    if let (Owner::Shared { row_major: false } | Owner::Copied { cast: None }, None) =
        (&field.attributes.owner, field.attributes.rank)
    {
        return quote!(#private::ByShare);
    }
    let how = uncopied(field, private);
    quote!(#private::As<#how>)
}

/// What the attributes of a field say beside `copy`.
fn uncopied(field: &Field, private: &TokenStream) -> TokenStream {
    let how = match &field.attributes.owner {
        Owner::Shared { row_major: true } => quote!(#private::Share<#private::RowMajor>),
        Owner::Shared { row_major: false } | Owner::Copied { cast: None } => quote!(#private::Share),
        Owner::Copied { cast: Some(cast) } => {
            let (to, kind) = (cast_target(cast, private), cast_kind(cast));
            quote!(#private::Converted<#to, #private::#kind>)
        }
    };
    match field.attributes.rank.map(dimension) {
        Some(rank) => quote!(#private::Ranked<#private::#rank, #how>),
        None => how,
    }
}

fn cast_kind(cast: &Cast) -> TokenStream {
    match cast.kind {
        CastKind::Lossless => quote!(Lossless),
        CastKind::Checked => quote!(Checked),
        CastKind::Lossy => quote!(Lossy),
    }
}

/// The dtype that a cast goes to. Where it is none, this is the error, and whatever asks for more is not.
fn cast_target(cast: &Cast, private: &TokenStream) -> TokenStream {
    let to = &cast.to;
    if is_dtype(to) {
        return to.to_token_stream();
    }
    at(to.span(), quote!(<#to as #private::CastTarget>::Elem))
}

impl<'a> Expansion<'a> {
    fn new(input: &'a Input, paths: Paths, words: &'a HashSet<String>) -> Self {
        let types = input.fields.iter().flat_map(types).map(ToTokens::to_token_stream).collect();
        let mut generics = Pieces::new(&input.generics, &types);
        let fields: Vec<_> = input.fields.iter().map(|field| FieldCode::new(field, &paths, &generics)).collect();
        let (mut holds, mut bare, mut applied) = (TokenStream::new(), TokenStream::new(), TokenStream::new());
        for code in &fields {
            let hold = code.hold(&paths, &generics);
            match generics.open(&code.field.ty) {
                Some(open) if generics.param(open).is_some() => bare.extend(hold),
                Some(_) => applied.extend(hold),
                None => holds.extend(hold),
            }
        }
        generics.add_implied(&paths, &input.fields, bare, &applied);
        Self { input, paths, generics, fields, holds, words }
    }

    /// `DigitsFields`: the companion struct.
    fn companion_name(&self) -> Ident {
        format_ident!("{}Fields", self.input.base)
    }

    /// The methods' type parameter, which the compiler's messages name: as a user would, if that means nothing else.
    fn backend(&self) -> Ident {
        if self.words.contains("Backend") { format_ident!("__Backend") } else { format_ident!("Backend") }
    }

    /// Whether no type of a field can be less visible than the struct.
    fn is_plain(&self) -> bool {
        matches!(self.input.vis, Visibility::Inherited)
            || self.fields.iter().all(|code| is_certain_array(&code.field.ty))
    }

    /// The companion in the mode `mode`.
    fn companion_in(&self, mode: &TokenStream) -> TokenStream {
        let name = self.companion_name();
        let args = &self.generics.companion_args;
        quote!(#name<#mode, #args>)
    }

    /// The struct with its arguments.
    fn structure(&self) -> TokenStream {
        let (ident, args) = (&self.input.ident, &self.generics.args);
        quote!(#ident #args)
    }

    /// The struct with its arguments, each lifetime of them `'static`.
    fn structure_lasting(&self) -> TokenStream {
        without_lifetimes(self.structure())
    }

    /// A tuple with one part for each field; of tuples, where there are many fields.
    fn each<T: ToTokens>(&self, f: impl Fn(&FieldCode<'_>) -> T) -> TokenStream {
        let parts: Vec<_> = self.fields.iter().map(f).collect();
        if parts.len() <= GROUP {
            return quote!((#(#parts,)*));
        }
        let groups = parts.chunks(GROUP).map(|parts| quote!((#(#parts,)*)));
        quote!((#(#groups,)*))
    }

    /// The tuple of the types of the fields.
    fn field_types(&self) -> TokenStream {
        let private = &self.paths.private;
        let types = self.each(|code| match code.own_doubt() {
            Some(_) => code.certain(private, &code.ty),
            None => code.ty.clone(),
        });
        if self.is_grouped() { quote!(#private::Groups<#types>) } else { types }
    }

    /// Whether there are too many fields for one tuple.
    fn is_grouped(&self) -> bool {
        self.fields.len() > GROUP
    }

    /// Where each field is in the tuple.
    fn places(&self) -> impl Iterator<Item = TokenStream> {
        let many = self.is_grouped();
        (0..self.fields.len()).map(move |index| {
            let (group, within) = (syn::Index::from(index / GROUP), syn::Index::from(index % GROUP));
            if many { quote!(#group.#within) } else { quote!(#within) }
        })
    }
}
