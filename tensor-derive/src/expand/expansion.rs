//! What the parts of the generated code have in common.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Index, Type, Visibility};

use super::field_code::FieldCode;
use super::generics::StructGenerics;
use super::names::Names;
use super::paths::Paths;
use crate::check::{Field, Input};
use crate::limits::FIELDS_PER_TUPLE;
use crate::tokens::{collect_names, with_static_lifetimes};
use crate::type_syntax::is_certain_array;

/// The struct, with what the parts of the generated code have in common.
pub(super) struct Expansion<'a> {
    pub(super) input: &'a Input,
    pub(super) paths: Paths,
    pub(super) generics: StructGenerics,
    pub(super) fields: Vec<FieldCode<'a>>,
    /// Names that generated parameters must not have: see [`used_names`].
    pub(super) used_names: &'a HashSet<String>,
    /// The names of the parameters in public signatures.
    pub(super) names: &'a Names,
}

/// The types that a field and its attributes name.
fn types(field: &Field) -> impl Iterator<Item = &Type> {
    let attributes = &field.attributes;
    [Some(&field.ty), attributes.dtype.as_ref(), attributes.cast_to()].into_iter().flatten()
}

/// The identifiers in the types and factors of the fields and in the struct's parameters, the struct's own name, and the path
/// to core. A generated parameter of such a name would hide what it means there.
pub(super) fn used_names(input: &Input) -> HashSet<String> {
    let mut names = HashSet::new();
    for ty in input.fields.iter().flat_map(types) {
        collect_names(ty.to_token_stream(), &mut names);
    }
    for factor in input.fields.iter().filter_map(|field| field.attributes.scale()) {
        collect_names(factor.clone(), &mut names);
    }
    collect_names(input.ident.to_token_stream(), &mut names);
    collect_names(input.krate.clone(), &mut names);
    collect_names(input.generics.params.to_token_stream(), &mut names);
    collect_names(input.generics.where_clause.to_token_stream(), &mut names);
    names
}

impl<'a> Expansion<'a> {
    pub(super) fn new(input: &'a Input, paths: Paths, used_names: &'a HashSet<String>, names: &'a Names) -> Self {
        let types = input.fields.iter().flat_map(types).map(ToTokens::to_token_stream).collect();
        let mut generics = StructGenerics::new(&input.generics, &types);
        let fields: Vec<_> =
            input.fields.iter().map(|field| FieldCode::new(field, &input.written_ident, &paths, &generics)).collect();
        let (mut of_parameters, mut of_generic_types) = (TokenStream::new(), TokenStream::new());
        for code in &fields {
            let bound = code.generic_bound(&paths, &generics);
            let is_parameter = generics.generic_field(&code.field.ty).is_some_and(|ty| generics.param(ty).is_some());
            if is_parameter { &mut of_parameters } else { &mut of_generic_types }.extend(bound);
        }
        generics.add_implied(&paths, &input.fields, of_parameters, &of_generic_types);
        Self { input, paths, generics, fields, used_names, names }
    }

    /// The name of the companion struct: `DigitsFields`.
    pub(super) fn companion_name(&self) -> Ident {
        format_ident!("{}Fields", self.input.base)
    }

    /// The companion in the mode `mode`.
    pub(super) fn companion_in(&self, mode: &TokenStream) -> TokenStream {
        let name = self.companion_name();
        let args = &self.generics.companion_args;
        quote!(#name<#mode, #args>)
    }

    /// The struct with its arguments.
    pub(super) fn structure(&self) -> TokenStream {
        let (ident, args) = (&self.input.ident, &self.generics.args);
        quote!(#ident #args)
    }

    /// The struct with its arguments, each lifetime among them `'static`.
    pub(super) fn static_structure(&self) -> TokenStream {
        with_static_lifetimes(self.structure())
    }

    /// Whether a field may have a type that is less visible than the struct, so that no public interface can name it
    /// (E0446).
    pub(super) fn has_private_types(&self) -> bool {
        let is_private = matches!(self.input.vis, Visibility::Inherited);
        !is_private && !self.fields.iter().all(|code| is_certain_array(&code.field.ty))
    }

    /// A tree with one part for each field, as core's trees of fields: a tuple; or, of more fields than a tuple has, the
    /// `pair` of a full tuple and the tree of the rest.
    pub(super) fn tree_of<T: ToTokens>(
        &self,
        pair: impl Fn(TokenStream, TokenStream) -> TokenStream,
        part: impl Fn(&FieldCode<'_>) -> T,
    ) -> TokenStream {
        let parts: Vec<_> = self.fields.iter().map(part).collect();
        let tuples = parts.chunks(FIELDS_PER_TUPLE).map(|parts| quote!((#(#parts,)*)));
        tuples.rev().reduce(|rest, first| pair(first, rest)).unwrap_or_default()
    }

    /// [`tree_of`](Self::tree_of), each pair being a tuple of two.
    pub(super) fn tuples_of<T: ToTokens>(&self, part: impl Fn(&FieldCode<'_>) -> T) -> TokenStream {
        self.tree_of(|first, rest| quote!((#first, #rest)), part)
    }

    /// The place of each field in [`tuples_of`](Self::tuples_of): `0`, `1`, …, or `0.0`, `0.1`, …, `1.0`, ….
    pub(super) fn tuple_places(&self) -> impl Iterator<Item = TokenStream> {
        let last = (self.fields.len() - 1) / FIELDS_PER_TUPLE;
        (0..self.fields.len()).map(move |index| {
            let (tuple, within) = (index / FIELDS_PER_TUPLE, Index::from(index % FIELDS_PER_TUPLE));
            let (rests, first) = (vec![Index::from(1); tuple], (tuple < last).then(|| Index::from(0)));
            let outer = rests.into_iter().chain(first);
            quote!(#(#outer.)* #within)
        })
    }
}
