//! The generated code.
//!
//! It is written to cost the compiler little: the companion struct is one, generic over what its tensors are, and what is done
//! with the fields is done in `tensor_core`, on tuples. Here are the struct's parts as tuples and tuples as parts of it.

mod companion;
mod conversion;
mod methods;
mod spec;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use crate::ast::{Cast, CastKind, Field, Input, Owner};
use crate::generics::{Pieces, without_lifetimes};
use crate::known::{is_dtype, is_known_array, written};

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
}

/// The names and pieces that every part of the expansion needs.
struct Expansion<'a> {
    input: &'a Input,
    /// `::tensor_core`
    krate: &'a TokenStream,
    /// `::tensor_core::__private`
    private: TokenStream,
    generics: Pieces,
    fields: Vec<FieldCode<'a>>,
    /// That fields, whose types may be none that a field can have, can be fields. Where one can't, each item that says so has
    /// the same error at the same place, of which the compiler prints one.
    holds: TokenStream,
}

/// All that the derive writes for `input`.
pub(crate) fn expand(input: &Input) -> TokenStream {
    let types = input.fields.iter().map(|field| field.ty.to_token_stream()).collect();
    let mut generics = Pieces::new(&input.generics, &types);
    let krate = &input.krate;
    let private = quote!(#krate::__private);
    let fields: Vec<_> = input.fields.iter().map(|field| FieldCode::new(field, &private)).collect();
    let (bare, doubtful): (Vec<_>, Vec<_>) = fields.iter().partition(|code| generics.param(&code.field.ty).is_some());
    let holds = doubtful.iter().map(|code| code.hold(krate, &private, &generics)).collect();
    let bare = bare.iter().map(|code| code.hold(krate, &private, &generics)).collect();
    generics.add_implied(krate, &input.fields, bare);
    let expansion = Expansion { input, krate, private, generics, fields, holds };
    let companion = expansion.companion();
    let spec = expansion.spec();
    let tuples = expansion.tuples();
    let conversions = expansion.conversions();
    let lending = expansion.lending();
    let debug = expansion.debug();
    let methods = expansion.methods();
    quote! {
        #companion
        #methods
        #lending
        #[allow(dead_code, private_bounds, private_interfaces, single_use_lifetimes, type_alias_bounds)]
        const _: () = {
            #spec
            #tuples
            #conversions
            #debug
        };
    }
}

impl<'a> FieldCode<'a> {
    fn new(field: &'a Field, private: &TokenStream) -> Self {
        let ty = field.ty.to_token_stream();
        Self { field, lasting: without_lifetimes(ty.clone()), ty, how: how(field, private) }
    }

    /// `Type: Field<How>,` if that is in doubt.
    fn hold(&self, krate: &TokenStream, private: &TokenStream, generics: &Pieces) -> TokenStream {
        let (ty, how) = (&self.lasting, &self.how);
        let is_param = generics.param(&self.field.ty).is_some();
        let to = self.field.cast().filter(|to| !is_dtype(to) && generics.param(to).is_none());
        // The compiler points at the bound, which therefore has the place of what is in doubt.
        let span = match to {
            Some(to) => to.span(),
            None if is_param || !(is_known_array(&self.field.ty) || generics.mentions_param(&self.ty)) => {
                self.field.ty.span()
            }
            None => return TokenStream::new(),
        };
        if let Some(elem) =
            written(&self.field.ty).map(|array| array.elem).filter(|elem| to.is_none() && !is_dtype(elem))
        {
            // It is an array; what is in doubt is what it holds.
            let bound = at(elem.span(), quote!(#krate::Element));
            return quote!(#elem: #bound,);
        }
        let open = at(span, quote!(#private::Field<));
        let close = quote_spanned!(span=> >);
        quote!(#ty: #open #how #close,)
    }

    /// What becomes of it in the mode `mode`.
    fn tensor(&self, private: &TokenStream, mode: &TokenStream) -> TokenStream {
        let (ty, how) = (&self.lasting, &self.how);
        quote!(<#ty as #private::Field<#how>>::Tensor<#mode>)
    }
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
    let ranked = |how: TokenStream| match field.rank {
        Some(rank) => {
            let rank = proc_macro2::Literal::usize_unsuffixed(rank);
            quote!(#private::Ranked<#private::Rank<#rank>, #how>)
        }
        None => how,
    };
    let plain = |how: TokenStream| quote!(#private::As<#how>);
    match &field.owner {
        Owner::Shared { row_major: false } => plain(ranked(quote!(#private::Share))),
        Owner::Shared { row_major: true } => plain(ranked(quote!(#private::Share<#private::RowMajor>))),
        Owner::Copied { cast: None } => {
            let copied = ranked(quote!(#private::Share));
            quote!(#private::Copied<#copied>)
        }
        Owner::Copied { cast: Some(cast) } => {
            let to = cast_target(cast, private);
            let kind = match cast.kind {
                CastKind::Lossless => quote!(Lossless),
                CastKind::Checked => quote!(Checked),
                CastKind::Lossy => quote!(Lossy),
            };
            let converted = ranked(quote!(#private::Converted<#to, #private::#kind>));
            quote!(#private::Copied<#converted>)
        }
    }
}

/// The dtype that a cast goes to. Where it is none, this is the error, and whatever asks for more is not.
fn cast_target(cast: &Cast, private: &TokenStream) -> TokenStream {
    let to = &cast.to;
    at(to.span(), quote!(<#to as #private::CastTarget>::Elem))
}

impl Expansion<'_> {
    /// `DigitsFields`: the companion struct.
    fn companion_name(&self) -> Ident {
        format_ident!("{}Fields", self.input.base)
    }

    /// The type that is nobody's but the generated code's, so that the fields' types may be less visible than the struct.
    fn key(&self) -> Ident {
        format_ident!("__{}Key", self.input.base)
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
        let private = &self.private;
        let types = self.each(|code| code.ty.clone());
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
