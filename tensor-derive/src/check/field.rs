//! The rules for a field, and the checked field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::{Index, Member, Type, Visibility};

use super::attributes::{Attributes, read_misnamed, report_computed};
use super::declarations::Declarations;
use super::docs::companion_docs;
use super::refusal::{Verdict, needs_an_import};
use super::samples::no_samples;
use crate::attr::{FieldAttr, KeyValue};
use crate::errors::{Code, Errors};
use crate::tokens::{generated, generated_visibility, mentions};
use crate::type_syntax::{has_bare_reference, innermost, is_array, is_dtype, is_unsized};

/// A field that becomes a tensor.
pub(crate) struct Field {
    pub(crate) vis: Visibility,
    /// The field in the user's struct.
    pub(crate) member: Member,
    /// How many of the struct's other fields that are in the companion stand before it.
    pub(crate) place: usize,
    pub(crate) ty: Type,
    pub(crate) attributes: Attributes,
    /// The user's documentation, as attributes of the field in the companion.
    pub(crate) docs: TokenStream,
}

/// What becomes of a field.
pub(super) enum Outcome {
    Tensor(Box<Field>),
    Skipped,
    Refused(Refused),
}

/// A field that becomes no tensor, for a reason that was reported or that the compiler reports. The companion has it all the
/// same, so that code which uses it is no further mistake.
pub(crate) struct Refused {
    pub(crate) vis: Visibility,
    /// The field in the user's struct.
    pub(crate) member: Member,
    /// The field in the companion struct.
    pub(crate) companion: Member,
    /// How many of the struct's other fields that are in the companion stand before it.
    pub(crate) place: usize,
    pub(crate) reason: Reason,
    /// Whether its type has no size, and so the struct has none.
    pub(crate) is_unsized: bool,
    /// Whether its type is a scalar of a dtype.
    pub(crate) is_scalar: bool,
}

/// Why a field becomes no tensor.
pub(crate) enum Reason {
    /// It was reported.
    Reported,
    /// The compiler reports it, where the field is used, too.
    Invalid,
    /// The compiler reports it, unless it can read more of the field than the derive can.
    Unread,
    /// The compiler reports it wherever this type is mentioned.
    IllFormed(Box<Type>),
}

impl Refused {
    /// The type, if it is an error wherever it is mentioned.
    pub(crate) fn ill_formed(&self) -> Option<&Type> {
        match &self.reason {
            Reason::IllFormed(ty) => Some(ty),
            Reason::Reported | Reason::Invalid | Reason::Unread => None,
        }
    }

    /// A field of something that is no struct, or can't be read. Nobody can use it.
    pub(super) fn unread(place: usize, field: syn::Field) -> Self {
        let vis = generated_visibility(field.vis);
        let member = field.ident.map_or_else(|| indexed(place), |ident| Member::Named(generated(&ident)));
        let companion = companion(None, &member, place);
        Self { vis, member, companion, place, reason: Reason::Reported, is_unsized: false, is_scalar: false }
    }
}

impl Field {
    /// Checks a field: number `index` of the struct, and number `place` of those in the companion.
    pub(super) fn parse(
        index: usize,
        place: usize,
        field: syn::Field,
        mut attr: FieldAttr,
        declared: &Declarations<'_>,
        errors: &mut Errors,
    ) -> Outcome {
        let docs = companion_docs(&field.attrs, declared.scope.name);
        let vis = generated_visibility(field.vis);
        let member = field.ident.map_or_else(|| indexed(index), |ident| Member::Named(generated(&ident)));
        let companion = companion(attr.rename.as_ref().and_then(KeyValue::as_ref), &member, place);
        let (is_unsized, is_scalar) = (is_unsized(&field.ty), is_dtype(innermost(&field.ty)));
        let refused = |vis, member, reason| {
            Outcome::Refused(Refused { vis, member, companion, place, reason, is_unsized, is_scalar })
        };
        if let Some(skip) = &attr.skip {
            if attr.says_more_than_skip() {
                errors.at(
                    Code::Attribute,
                    skip,
                    "a skipped field becomes no tensor; remove `skip`, or everything beside it",
                );
                return refused(vis, member, Reason::Reported);
            }
            return Outcome::Skipped;
        }
        if let Some(skip) = &attr.not_skipped {
            let is_refused = !matches!(declared.scope.verdict(&field.ty), Verdict::Possible);
            let advice = if is_refused { "write `skip` alone" } else { "remove `skip`" };
            errors.at(Code::Attribute, skip, format!("`skip` takes no value; {advice}"));
            if is_refused {
                return refused(vis, member, Reason::Reported);
            }
        }
        // The key may be meant to leave the field out.
        if attr.has_unknown_key && !is_array(&field.ty) {
            return refused(vis, member, Reason::Reported);
        }
        if let Some(axes) = &mut attr.shape {
            read_misnamed(axes, declared, errors);
            report_computed(axes, declared, errors);
        }
        let name = name(attr.rename.as_ref().and_then(KeyValue::as_ref), &member);
        let no_samples = declared.samples.and_then(|samples| no_samples(&attr, &name, &field.ty, samples));
        if let (Some(_), Some(axes)) = (&no_samples, &mut attr.shape) {
            // The message says what the shape is to be.
            axes.incomplete = true;
        }
        let is_unnamed = matches!(member, Member::Unnamed(_));
        let attributes = Attributes::new(attr, &name, &field.ty, is_unnamed, declared, errors);
        match declared.scope.verdict(&field.ty) {
            Verdict::Possible => {}
            // The compiler reports the lifetime, whatever else is wrong with the type.
            Verdict::Refused(_) if has_bare_reference(&field.ty) => {
                return refused(vis, member, Reason::Invalid);
            }
            Verdict::Refused(message) => {
                let is_named_outside = !mentions(field.ty.to_token_stream(), &format_ident!("Self"));
                if !declared.scope.is_generic && is_named_outside && needs_an_import(&field.ty) {
                    errors.at_known(Code::FieldType, &field.ty, message);
                } else {
                    errors.at(Code::FieldType, &field.ty, message);
                }
                return refused(vis, member, Reason::Reported);
            }
            Verdict::Called(call) => {
                errors.at_call(call);
                return refused(vis, member, Reason::Reported);
            }
            Verdict::IllFormed => {
                return refused(vis, member, Reason::IllFormed(Box::new(field.ty)));
            }
            Verdict::Unread => return refused(vis, member, Reason::Unread),
            Verdict::Invalid => return refused(vis, member, Reason::Invalid),
        }
        if let Some((code, message)) = no_samples {
            errors.at(Code::Samples, code, message);
        }
        Outcome::Tensor(Box::new(Self { vis, member, place, ty: field.ty, attributes, docs }))
    }

    /// The field as one that becomes no tensor, for a reason that the compiler reports.
    pub(super) fn invalid(self) -> Refused {
        let companion = self.companion();
        let Self { vis, member, place, ty, attributes: _, docs: _ } = self;
        Refused {
            vis,
            member,
            companion,
            place,
            reason: Reason::Invalid,
            is_unsized: is_unsized(&ty),
            is_scalar: false,
        }
    }

    /// The name in `SPEC` and in reports, without `r#`; the index in a tuple struct, unless it is renamed.
    pub(crate) fn name(&self) -> String {
        name(self.attributes.rename.as_ref(), &self.member)
    }

    /// The field in the struct of many samples: it has the same name, or the place among those fields that become tensors.
    pub(crate) fn collated_member(&self) -> Member {
        companion(None, &self.member, self.place)
    }

    /// The field in the companion struct.
    pub(crate) fn companion(&self) -> Member {
        companion(self.attributes.rename.as_ref(), &self.member, self.place)
    }
}

/// A field in the companion struct: it has the name that the user gives, or its place.
fn companion(rename: Option<&Ident>, member: &Member, place: usize) -> Member {
    match member {
        Member::Named(name) => Member::Named(rename.unwrap_or(name).clone()),
        Member::Unnamed(_) => indexed(place),
    }
}

fn name(rename: Option<&Ident>, member: &Member) -> String {
    match (rename, member) {
        (Some(name), _) | (None, Member::Named(name)) => name.unraw().to_string(),
        (None, Member::Unnamed(index)) => index.index.to_string(),
    }
}

fn indexed(index: usize) -> Member {
    Member::Unnamed(Index { index: u32::try_from(index).expect("a field's index"), span: Span::mixed_site() })
}
