//! What attributes assert and only the compiler can check: a field's dtype, its number of axes, and that its cast is
//! lossless.
//!
//! Each assertion is a statement that names a constant of a trait of core's, which has the error's text. Only the
//! projection out of the field's type has the span of that type, so that the compiler underlines it and nothing else.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Member;
use syn::spanned::Spanned;

use super::attributes::cast_target;
use super::expansion::Expansion;
use super::field_code::{FieldCode, certain_parts};
use super::generics::StructGenerics;
use super::proof::{associated, proven_dtype};
use crate::check::Field;
use crate::type_syntax::{MAX_RANK, is_certain_array, is_dtype, is_primitive};

impl Expansion<'_> {
    /// The assertions of all fields, in a function that is compiled and never called. It has a type parameter for each
    /// field, by the field's name, so that the compiler's messages print that name.
    pub(super) fn assertions(&self) -> Option<TokenStream> {
        let Self { fields, .. } = self;
        let StructGenerics { lifetimes, params, assertion_predicates, is_generic, .. } = &self.generics;
        let assertions: Vec<_> = fields.iter().map(|code| FieldAssertions::new(self, code).all()).collect();
        let markers = assertions.iter().filter_map(|assertions| assertions.marker.as_ref());
        let statements: TokenStream = assertions.iter().map(|assertions| assertions.statements.clone()).collect();
        let casts: TokenStream = assertions.iter().filter_map(|assertions| assertions.cast.clone()).collect();
        if statements.is_empty() && casts.is_empty() {
            return None;
        }
        let casts = (!casts.is_empty()).then(|| quote!(fn __casts() { #casts }));
        let function = quote! {
            #casts
            fn __checks<#(#markers),*>() { #statements }
        };
        if !is_generic {
            return Some(function);
        }
        let structure = self.structure();
        Some(quote!(impl<#lifetimes #params> #structure where #assertion_predicates { #function }))
    }
}

/// The code of one field's assertions.
struct Assertions {
    /// The type parameter that stands for the field, if a message names it.
    marker: Option<Ident>,
    statements: TokenStream,
    /// The assertion of a cast to a type that may be misspelt. It is apart from the others: of a function with parameters, rustc
    /// asks whether the name should be one more, and so it would be another error than elsewhere.
    cast: Option<TokenStream>,
}

/// A type that an array's type implies.
#[derive(Clone, Copy)]
enum Part {
    Elem,
    Dim,
}

impl Part {
    /// The one that is meant.
    fn of<T>(self, elem: T, dim: T) -> T {
        match self {
            Self::Elem => elem,
            Self::Dim => dim,
        }
    }

    /// Its name in core's traits.
    fn name(self) -> TokenStream {
        self.of(quote!(Elem), quote!(Dim))
    }
}

/// One field, to write its assertions.
struct FieldAssertions<'a> {
    field: &'a Field,
    code: &'a FieldCode<'a>,
    generics: &'a StructGenerics,
    private: &'a TokenStream,
    /// The type parameter that stands for the field.
    marker: Ident,
    /// The span of the field's type.
    inside: Span,
    /// Whether the type has parameters as arguments. It may be a struct, or an alias of an array.
    is_generic_type: bool,
    /// Whether the type is an array, or a parameter that stands for one.
    is_array: bool,
}

impl<'a> FieldAssertions<'a> {
    fn new(expansion: &'a Expansion<'_>, code: &'a FieldCode<'_>) -> Self {
        let generics = &expansion.generics;
        let ty = &code.field.ty;
        let is_generic_type = generics.generic_field(ty).is_some_and(|ty| generics.param(ty).is_none());
        Self {
            field: code.field,
            code,
            generics,
            private: &expansion.paths.private,
            marker: marker(code.field, expansion.used_names, &expansion.input.fields),
            inside: ty.span(),
            is_generic_type,
            is_array: is_certain_array(ty) || generics.mentions_param(&code.static_ty) && !is_generic_type,
        }
    }

    fn all(&self) -> Assertions {
        let (dtype, cast, shape, rank, permute) =
            (self.dtype(), self.lossless_cast(), self.shape(), self.rank(), self.permute());
        let is_named = dtype.is_some() || shape.is_some() || rank.is_some() || permute.is_some();
        let is_apart = self.field.attributes.cast_to().is_some_and(|to| !is_dtype(to));
        let (cast, cast_apart) = if is_apart { (None, cast) } else { (cast, None) };
        Assertions {
            marker: is_named.then(|| self.marker.clone()),
            statements: quote!(#dtype #cast #shape #rank #permute),
            cast: cast_apart,
        }
    }

    /// `dtype = f32`
    fn dtype(&self) -> Option<TokenStream> {
        let Self { private, marker, .. } = self;
        let dtype = self.field.attributes.dtype.as_ref()?;
        let elem = self.part(Part::Elem);
        let dtype = if is_dtype(dtype) { proven_dtype(dtype, private) } else { dtype.to_token_stream() };
        Some(quote_spanned!(Span::mixed_site()=> let () = <#elem as #private::SameDtype<#dtype, #marker>>::OK;))
    }

    /// `cast = i64`
    fn lossless_cast(&self) -> Option<TokenStream> {
        let private = self.private;
        let cast = self.field.attributes.lossless_cast()?;
        let target = cast_target(cast, self.generics, private);
        let elem = if self.is_generic_type { self.part(Part::Elem) } else { self.part_or(Part::Elem, &target) };
        Some(quote_spanned!(Span::mixed_site()=> let () = <#elem as #private::LosslessCast<#target>>::OK;))
    }

    /// `shape = [batch, 8]`
    fn shape(&self) -> Option<TokenStream> {
        let shape = self.field.attributes.shape.as_ref().filter(|_| self.has_known_rank())?;
        if shape.leading && self.asserts_by_permute() {
            // The list of `permute` is at least as long, and says all of it.
            return None;
        }
        let has = if shape.leading { quote!(HasAtLeast) } else { quote!(HasRank) };
        Some(self.number_of_axes(shape.dims.len(), &has, &self.part(Part::Dim), &quote!(SameRank)))
    }

    /// `rank = 2`, unless a shape without `..` asserts the same: a wrong number of axes is one error.
    fn rank(&self) -> Option<TokenStream> {
        let private = self.private;
        let attributes = &self.field.attributes;
        let rank = attributes.rank.filter(|_| !self.asserts_by_shape() && self.has_known_rank())?;
        let dim = self.part_or(Part::Dim, &quote!(#private::IxDyn));
        Some(self.number_of_axes(rank, &quote!(HasRank), &dim, &quote!(SameRank)))
    }

    /// `permute = [1, 0]`, unless a shape without `..` or a `rank` asserts the same.
    fn permute(&self) -> Option<TokenStream> {
        let private = self.private;
        let permute = self.field.attributes.permute.as_ref()?;
        if !self.asserts_by_permute() || !self.has_known_rank() {
            return None;
        }
        let dim = self.part_or(Part::Dim, &quote!(#private::IxDyn));
        Some(self.number_of_axes(permute.axes.len(), &quote!(HasRank), &dim, &quote!(PermutedRank)))
    }

    /// Whether a `shape` asserts the number of axes.
    fn asserts_by_shape(&self) -> bool {
        self.field.attributes.shape.as_ref().is_some_and(|shape| !shape.leading)
    }

    /// Whether `permute` asserts the number of axes, since nothing else does.
    fn asserts_by_permute(&self) -> bool {
        let attributes = &self.field.attributes;
        attributes.permute.is_some() && attributes.rank.is_none() && !self.asserts_by_shape()
    }

    /// Whether the number of axes is known where the struct is declared, and does not depend on a parameter.
    fn has_known_rank(&self) -> bool {
        self.generics.param_dim(&self.field.ty).is_none()
    }

    /// The assertion that the dimension `dim` has as many axes as are `listed`. `has` is the trait that gives the number
    /// that is found, and `same` the one that compares it.
    fn number_of_axes(&self, listed: usize, has: &TokenStream, dim: &TokenStream, same: &TokenStream) -> TokenStream {
        let Self { private, marker, inside, .. } = self;
        let outside = Span::mixed_site();
        let listed = if listed <= MAX_RANK {
            let listed = format_ident!("Axes{listed}", span = outside);
            quote!(#private::#listed)
        } else {
            let listed = Literal::usize_unsuffixed(listed);
            quote_spanned!(outside=> #private::NumAxes<#listed>)
        };
        // The tokens of the type keep their spans: a mistake in it is the same error as elsewhere.
        let found = associated(*inside, dim, &quote!(#private::#has<#listed>), &quote!(Rank));
        quote_spanned!(outside=> let () = <#found as #private::#same<#listed, #marker>>::OK;)
    }

    /// The `Elem` or `Dim` of the field. If the field is no array, that is an error here.
    fn part(&self, part: Part) -> TokenStream {
        let Self { private, code, .. } = self;
        if self.is_array {
            return self.unchecked_part(part);
        }
        let part = if self.is_generic_type {
            self.unchecked_part(part)
        } else {
            let (ty, attributes) = (code.proven(private, &code.static_ty), &code.attributes);
            self.projection(&ty, &quote!(Field), attributes, &part.name())
        };
        associated(self.inside, &part, &quote!(#private::ArrayPart), &quote!(Itself))
    }

    /// The `Elem` or `Dim` of the field, or `fallback` if the field is no array, which is an error elsewhere.
    fn part_or(&self, part: Part, fallback: &TokenStream) -> TokenStream {
        let part = self.unchecked_part(part);
        if self.is_array {
            return part;
        }
        self.projection(&part, &quote!(ArrayPartOr), fallback, &quote!(Itself))
    }

    /// The `Elem` or `Dim` of the field, which is `NoArray` if the field is no array.
    fn unchecked_part(&self, part: Part) -> TokenStream {
        let Self { private, code, .. } = self;
        if let Some((elem, dim)) = certain_parts(&self.field.ty, private) {
            return part.of(elem, dim);
        }
        self.projection(
            &code.proven(private, &code.static_ty),
            &quote!(Field),
            &quote!(#private::ByShare),
            &part.name(),
        )
    }

    /// `<Type as Trait<Argument>>::Part`. The tokens around `Type` and `Argument` have the span of the field's type.
    fn projection(
        &self,
        ty: &TokenStream,
        of: &TokenStream,
        argument: &TokenStream,
        part: &TokenStream,
    ) -> TokenStream {
        let private = self.private;
        associated(self.inside, ty, &quote!(#private::#of<#argument>), part)
    }
}

/// The type parameter that stands for a field. It has the field's name, with `_` behind it if that name means something
/// else.
fn marker(field: &Field, used_names: &HashSet<String>, fields: &[Field]) -> Ident {
    let name = match &field.member {
        Member::Named(ident) => ident.clone(),
        Member::Unnamed(index) => format_ident!("_{}", index.index, span = Span::mixed_site()),
    };
    let text = name.to_string();
    // Generated names begin with `__`.
    let is_taken = used_names.contains(&text) || is_primitive(&text) || text.starts_with("__");
    if !is_taken {
        return name;
    }
    let is_field =
        |name: &Ident| fields.iter().any(|field| matches!(&field.member, Member::Named(ident) if ident == name));
    let mut name = format_ident!("{name}_");
    while used_names.contains(&name.to_string()) || is_field(&name) {
        name = format_ident!("{name}_");
    }
    name
}
