//! The rules for a struct as a whole, and the checked struct.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DeriveInput, Fields, GenericParam, Generics, Lifetime, Path, Type, TypeParam, TypeParamBound,
    TypePath, Visibility,
};

use super::attributes::report_undeclared;
use super::declarations::Declarations;
use super::field::{Field, Outcome, Refused};
use super::names::{drop_taken_fields, drop_taken_names};
use super::own_name::named;
use super::refusal::Scope;
use super::samples::no_samples;
use crate::attr::{ContainerAttr, FieldAttr, SampleOfAttr, SamplesAttr};
use crate::errors::{Code, Errors};
use crate::limits::MAX_FIELDS;
use crate::text::source_text;
use crate::tokens::{generated, generated_visibility, undeclared_lifetime};
use crate::type_syntax::{has_bare_reference, is_primitive, is_unsized, lacks_its_lifetime, short_name};

/// A struct of arrays.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    /// The name as the user wrote it. [`ident`](Self::ident) is one of generated code.
    pub(crate) written_ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) generics: Generics,
    pub(crate) style: Style,
    /// The fields that become tensors.
    pub(crate) fields: Vec<Field>,
    /// The fields that would, but for a mistake.
    pub(crate) refused: Vec<Refused>,
    /// The path to `tensor-core`: `::tensor_core`, or the one that the user gives.
    pub(crate) krate: TokenStream,
    /// Whether the user gives it, so that it may lead nowhere.
    pub(crate) names_core: bool,
    /// The name that the companion types begin with, and that reports have for the struct. Without `r#`.
    pub(crate) base: Ident,
    /// The name of the axis that each field begins with, unless it is `whole`.
    pub(crate) samples: Option<Ident>,
    /// The struct of which this one is a sample.
    pub(crate) sample_of: Option<SampleOf>,
    /// Whether several of the structs can be stacked.
    pub(crate) stacks: bool,
    /// Whether two fields have one name, which the compiler reports. The second of them is left out.
    pub(crate) has_one_name_twice: bool,
    /// What the user allows on the struct and its fields, as attributes for generated code.
    pub(crate) allowed: TokenStream,
}

/// The struct of many samples, of which this one is a sample.
pub(crate) enum SampleOf {
    Batch(TypePath),
    /// It could not be read, which was reported.
    Unread,
}

/// How a struct's fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
}

impl Input {
    /// Checks a struct, in a crate that may have `renamed_core`. If it `has_slip`, of which there is an error, it may
    /// lack fields.
    pub(crate) fn parse(input: DeriveInput, has_slip: bool, renamed_core: Option<&str>, errors: &mut Errors) -> Self {
        let attr = ContainerAttr::parse(&input.attrs, errors);
        let name = &input.ident;
        let (structure, is_mistake) = structure(input.data, name, errors);
        let of_fields = structure.iter().flatten().flat_map(|field| &field.attrs);
        let allowed = input.attrs.iter().chain(of_fields).filter_map(allowed).collect();
        let style = if matches!(structure, Some(Fields::Named(_))) { Style::Named } else { Style::Tuple };
        let parameters: Vec<_> = input.generics.type_params().map(|parameter| &parameter.ident).collect();
        let fields_attrs: Vec<_> = structure.iter().flatten().map(read_alone).collect();
        let of_struct = || fields_attrs.iter().map(|(attr, _)| &attr.of_struct);
        let mut stacks = attr.stacks() || of_struct().any(|attr| attr.stack);
        let has_samples_by_mistake = of_struct().any(|attr| attr.samples);
        let has_sample_of_by_mistake = of_struct().any(|attr| attr.sample_of);
        let krate_by_mistake = of_struct().find_map(|attr| attr.krate.clone());
        let values: Vec<_> = input.generics.params.iter().filter_map(value_param).collect();
        let misused: Vec<_> = input.generics.params.iter().filter_map(misused).collect();
        let lifetimes: Vec<_> = input.generics.lifetimes().map(|parameter| &parameter.lifetime).collect();
        let (dims, axis) = declared_axes(&attr, errors);
        let names_of_axes = names_of_axes(dims.as_deref(), axis, &fields_attrs);
        let typed = || structure.iter().flatten().map(|field| &field.ty).zip(fields_attrs.iter().map(|(attr, _)| attr));
        let (samples, axis) = match (attr.samples(), axis, attr.sample_of()) {
            (Some(samples), Some(axis), Some(_)) if typed().any(|(ty, attr)| lacks_samples(attr, ty, axis)) => {
                report_one_sample(samples, axis, errors);
                (None, None)
            }
            (samples, ..) => (samples, axis),
        };
        let scope = Scope {
            name,
            parameters: &parameters,
            misused: &misused,
            is_generic: !values.is_empty(),
            has_scalars: stacks || attr.sample_of().is_some() || has_sample_of_by_mistake,
            has_samples: samples.is_some() || has_samples_by_mistake,
            lifetime: lifetimes.first().copied(),
        };
        let declared = Declarations {
            scope,
            params: &values,
            dims: dims.as_deref(),
            axes: &names_of_axes,
            has_misnamed: attr.has_misnamed(),
            copies: attr.copies(),
            has_samples: samples.is_some() || has_samples_by_mistake,
            is_sample: attr.sample_of().is_some() || has_sample_of_by_mistake,
            samples: axis,
        };
        let pads = fields_attrs.iter().any(|(attr, _)| attr.pad.first_key().is_some());
        let attributes_are_right = fields_attrs.iter().all(|(_, errors)| errors.len() == 0);
        let all: Vec<_> = structure.into_iter().flatten().zip(fields_attrs).collect();
        let Checked { mut fields, mut refused, has_one_name_twice } =
            check_fields(all, is_mistake, &declared, &lifetimes, errors);
        if !is_mistake && !has_slip && fields.is_empty() && refused.is_empty() {
            let message = format!("`{name}` has no field that becomes a tensor; give it an `ndarray` array");
            errors.at(Code::Struct, name, message);
        }
        refuse_too_many(name, &mut fields, &mut refused, errors);
        refuse_packed(&input.attrs, &mut fields, &mut refused, errors);
        // A scalar that was refused is a mistake of a struct that should have `stack`, which may be used.
        stacks |= refused.iter().any(|field| field.is_scalar);
        drop_taken_names(&mut fields, errors);
        drop_taken_fields(&mut fields, errors);
        // A name that could not be read was reported. The struct has samples all the same.
        let axis = samples.map(|samples| samples.name.clone().unwrap_or_else(|| samples.key.clone()));
        let axis = axis.or_else(|| has_samples_by_mistake.then(|| name.clone()));
        if refused.is_empty() && attributes_are_right && samples.is_none_or(|samples| samples.name.is_some()) {
            report_no_samples(samples.map(|samples| &samples.key), &fields, errors);
        }
        let sample_of = attr.sample_of().map(|attr| struct_of_many(attr, name, &input.generics, errors));
        // What is padded is a field of one sample, which may be put together with others.
        let sample_of = sample_of.or_else(|| (has_sample_of_by_mistake || pads).then_some(SampleOf::Unread));
        let given = attr.krate().or(krate_by_mistake.as_ref());
        let (names_core, krate) = (given.is_some(), core_path(given, renamed_core, errors));
        let base = base(attr.rename().unwrap_or(name));
        let (ident, vis, generics) = (generated(&input.ident), generated_visibility(input.vis), input.generics);
        Self {
            ident,
            written_ident: input.ident,
            vis,
            generics,
            style,
            fields,
            refused,
            krate,
            names_core,
            base,
            samples: axis,
            sample_of,
            stacks,
            has_one_name_twice,
            allowed,
        }
    }
}

/// Whether a field of a struct with `samples` does not begin with them.
fn lacks_samples(attr: &FieldAttr, ty: &Type, samples: &Ident) -> bool {
    attr.skip.is_none() && no_samples(attr, "", ty, samples).is_some()
}

/// Reports `samples` on the struct of one sample.
fn report_one_sample(SamplesAttr { key, .. }: &SamplesAttr, axis: &Ident, errors: &mut Errors) {
    let message = format!(
        "a struct with `sample_of` is one sample, whose fields have no axis `{axis}`; remove `{key}`, which is for the struct of many"
    );
    errors.at(Code::Samples, key, message);
}

/// The struct of many that `sample_of` names, in the struct `name`.
fn struct_of_many(
    SampleOfAttr { batch }: &SampleOfAttr,
    name: &Ident,
    generics: &Generics,
    errors: &mut Errors,
) -> SampleOf {
    let Some(batch) = batch else { return SampleOf::Unread };
    let found = &batch.path;
    let is_itself = found.is_ident("Self") || found.is_ident(name) && generics.params.is_empty();
    if !is_itself {
        return SampleOf::Batch(batch.clone());
    }
    let message = format!(
        "`{name}` is one sample, and not the struct of many; name that one, whose fields have an axis more: `sample_of = {name}s`"
    );
    errors.at(Code::Collate, batch, message);
    SampleOf::Unread
}

/// The fields of a struct.
#[derive(Default)]
struct Checked {
    fields: Vec<Field>,
    refused: Vec<Refused>,
    has_one_name_twice: bool,
}

/// Checks each field of a struct with these lifetimes, or leaves them unread if it is no struct.
fn check_fields(
    all: Vec<(syn::Field, (FieldAttr, Errors))>,
    is_mistake: bool,
    declared: &Declarations<'_>,
    lifetimes: &[&Lifetime],
    errors: &mut Errors,
) -> Checked {
    let Scope { name, is_generic, .. } = declared.scope;
    let number = all.len();
    let mut checked = Checked::default();
    let mut names = HashSet::new();
    for (index, (mut field, (field_attr, field_errors))) in all.into_iter().enumerate() {
        // Of what is no struct, only that is said.
        if !is_mistake {
            errors.append(field_errors);
        }
        if field.ident.as_ref().is_some_and(|name| !names.insert(name.clone())) {
            checked.has_one_name_twice = true;
            continue;
        }
        if !is_generic && lifetimes.is_empty() {
            let own_name = named(field.ty.to_token_stream(), name).and_then(|tokens| syn::parse2(tokens).ok());
            field.ty = own_name.unwrap_or(field.ty);
        }
        let place = checked.fields.len() + checked.refused.len();
        let (is_last, before) = (index + 1 == number, errors.len());
        if is_mistake {
            checked.refused.push(Refused::unread(place, field));
            continue;
        }
        if field_attr.skip.is_some() && is_last && is_unsized(&field.ty) {
            let text = source_text(&field.ty);
            let message = format!("`{text}` has no size, and so `{name}` can't become tensors; use a `Box<{text}>`");
            errors.at(Code::Struct, &field.ty, message);
            checked.refused.push(Refused { is_unsized: true, ..Refused::unread(place, field) });
            continue;
        }
        match Field::parse(index, place, field, field_attr, declared, errors) {
            // The compiler reports it. Generated code would repeat the type, and with it the error.
            Outcome::Tensor(field) if lacks_a_lifetime(&field.ty, is_generic, lifetimes) => {
                checked.refused.push(field.invalid());
            }
            Outcome::Tensor(field) => checked.fields.push(*field),
            Outcome::Skipped => {}
            Outcome::Refused(field) => {
                if field.is_unsized && !is_last {
                    // The compiler reports it, of any field but the last.
                    errors.truncate(before);
                }
                checked.refused.push(field);
            }
        }
    }
    checked
}

/// An `#[allow(…)]` or `#[expect(…)]` as one that is no mistake if it allows nothing.
fn allowed(attribute: &Attribute) -> Option<TokenStream> {
    let lints = attribute.meta.require_list().ok()?;
    let tokens = &lints.tokens;
    (lints.path.is_ident("allow") || lints.path.is_ident("expect")).then(|| quote!(#[allow(#tokens)]))
}

/// The `packed` of a `#[repr(packed)]`.
fn packed(attributes: &[Attribute]) -> Option<Ident> {
    let words = attributes.iter().filter(|attribute| attribute.path().is_ident("repr")).filter_map(|attribute| {
        let list = attribute.meta.require_list().ok()?;
        list.tokens.clone().into_iter().find_map(|token| match token {
            TokenTree::Ident(word) if word == "packed" => Some(word),
            _ => None,
        })
    });
    words.into_iter().next()
}

/// The attributes of a field, and the mistakes in them.
fn read_alone(field: &syn::Field) -> (FieldAttr, Errors) {
    let mut errors = Errors::default();
    (FieldAttr::parse(&field.attrs, &mut errors), errors)
}

/// The name of a parameter, if it is a type or a constant.
fn value_param(param: &GenericParam) -> Option<&Ident> {
    match param {
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
        GenericParam::Lifetime(_) => None,
    }
}

/// A parameter that is no length and no storage, by its type or its bound: what stands for one of these is the compiler's error.
fn misused(param: &GenericParam) -> Option<&Ident> {
    match param {
        GenericParam::Type(param) => is_element(param).then_some(&param.ident),
        GenericParam::Const(param) => {
            let name = short_name(&param.ty);
            (is_primitive(&name) && name != "usize").then_some(&param.ident)
        }
        GenericParam::Lifetime(_) => None,
    }
}

/// Whether a parameter has the bound of elements.
fn is_element(param: &TypeParam) -> bool {
    param.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| last.ident == "Element"),
        _ => false,
    })
}

/// The declared dimensions, and the axis of the samples. One that is not declared is reported, and then is: the fields begin
/// with it, or with the one that is meant.
fn declared_axes<'a>(attr: &'a ContainerAttr, errors: &mut Errors) -> (Option<Vec<Ident>>, Option<&'a Ident>) {
    let mut dims = attr.dims().map(<[Ident]>::to_vec);
    let axis = attr.samples().and_then(|samples| samples.name.as_ref());
    match (axis, &mut dims) {
        (Some(name), Some(dims)) if !dims.contains(name) => {
            report_undeclared(std::slice::from_ref(name), dims, errors);
            dims.push(name.clone());
        }
        _ => return (dims, axis),
    }
    (dims, None)
}

/// The names of axes: those that are declared, and those that some `shape` has.
fn names_of_axes(dims: Option<&[Ident]>, samples: Option<&Ident>, fields: &[(FieldAttr, Errors)]) -> Vec<Ident> {
    let of_shapes = fields.iter().filter_map(|(attr, _)| attr.shape.as_ref()).flat_map(|shape| &shape.names);
    dims.into_iter().flatten().chain(samples).chain(of_shapes).cloned().collect()
}

/// Whether a lifetime in the type is missing, or is none of those that the struct has. Whether a view lacks one is seen by its
/// name alone, and left to the compiler where generated code does not repeat the type.
fn lacks_a_lifetime(ty: &Type, is_generic: bool, declared: &[&Lifetime]) -> bool {
    is_generic && lacks_its_lifetime(ty)
        || has_bare_reference(ty)
        || undeclared_lifetime(ty.to_token_stream(), declared)
}

/// The fields, and whether they are those of something else than a struct, which is an error.
fn structure(data: Data, name: &Ident, errors: &mut Errors) -> (Option<Fields>, bool) {
    let (keyword, kind, fields) = match data {
        Data::Struct(structure) => return (Some(structure.fields), false),
        Data::Enum(data) => {
            let variants = data.variants.into_iter().map(|variant| variant.fields);
            (data.enum_token.to_token_stream(), "an enum", variants.reduce(with_fields_of))
        }
        Data::Union(data) => (data.union_token.to_token_stream(), "a union", Some(Fields::Named(data.fields))),
    };
    let message = format!("`TensorInput` describes a struct, and `{name}` is {kind}; put the arrays into a struct");
    errors.at(Code::Struct, keyword, message);
    (fields, true)
}

/// The named fields of two variants, or else the fields of one of them.
fn with_fields_of(first: Fields, second: Fields) -> Fields {
    match (first, second) {
        (Fields::Named(mut first), Fields::Named(second)) => {
            for field in second.named {
                if first.named.iter().all(|other| other.ident != field.ident) {
                    first.named.push(field);
                }
            }
            Fields::Named(first)
        }
        (Fields::Unit | Fields::Unnamed(_), second @ Fields::Named(_)) | (Fields::Unit, second) => second,
        (first, _) => first,
    }
}

/// Reports fields beyond the most that there can be, and refuses them.
fn refuse_too_many(name: &Ident, fields: &mut Vec<Field>, refused: &mut Vec<Refused>, errors: &mut Errors) {
    if fields.len() > MAX_FIELDS {
        let found = fields.len();
        errors.at(Code::Struct, name, format!("at most {MAX_FIELDS} fields become tensors, and `{name}` has {found}; put some into a struct of their own, as a field"));
        refused.extend(fields.drain(MAX_FIELDS..).map(Field::invalid));
    }
}

/// Reports a packed struct, and refuses its fields.
fn refuse_packed(attributes: &[Attribute], fields: &mut Vec<Field>, refused: &mut Vec<Refused>, errors: &mut Errors) {
    if let Some(packed) = packed(attributes) {
        errors.at(
            Code::Struct,
            packed,
            "the fields of a packed struct can't be borrowed, and so not be shared; remove `packed`",
        );
        refused.extend(fields.drain(..).map(Field::invalid));
    }
}

/// Reports a struct with `samples`, each of whose fields is `whole`.
fn report_no_samples(key: Option<&Ident>, fields: &[Field], errors: &mut Errors) {
    if let Some(key) = key
        && !fields.is_empty()
        && fields.iter().all(|field| field.attributes.whole)
    {
        errors.at(
            Code::Samples,
            key,
            "every field is `whole`, so there are no samples; remove `samples` and each `whole`",
        );
    }
}

/// The path to core: the one that the user gives, or `::tensor_core`. If the crate has another name, that is reported, and read
/// as given.
fn core_path(given: Option<&Path>, renamed: Option<&str>, errors: &mut Errors) -> TokenStream {
    if let Some(given) = given {
        return given.to_token_stream();
    }
    let name = renamed.and_then(|name| syn::parse_str::<Ident>(name).ok());
    if let Some(name) = &name {
        let message = format!(
            "the crate `tensor-core` is called `{name}` here; write `#[tensor(crate = {name})]` above the struct"
        );
        errors.push(Code::Crate, &syn::Error::new(Span::call_site(), message));
    }
    let name = name.unwrap_or_else(|| Ident::new("tensor_core", Span::mixed_site()));
    quote_spanned!(Span::mixed_site()=> ::#name)
}

/// The name without `r#`. It keeps its place, but is a name of generated code.
fn base(name: &Ident) -> Ident {
    let mut base = name.unraw();
    base.set_span(name.span().resolved_at(Span::mixed_site()));
    base
}
