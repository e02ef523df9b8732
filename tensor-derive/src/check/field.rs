//! The rules for a field, and the field as it is once they are applied.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{Index, Member, Type, Visibility};

use super::attributes::{Attributes, Declarations};
use super::refusal::{Verdict, verdict};
use crate::attr::FieldAttr;
use crate::errors::Errors;
use crate::type_syntax::{innermost, peeled};

/// A field that becomes a tensor.
pub(crate) struct Field {
    pub(crate) vis: Visibility,
    /// The field in the user's struct.
    pub(crate) member: Member,
    /// Its place among the fields that become tensors.
    place: usize,
    pub(crate) ty: Type,
    pub(crate) attributes: Attributes,
}

/// What becomes of a field.
pub(super) enum Outcome {
    Tensor(Box<Field>),
    Skipped,
    /// It becomes no tensor, for a reason that was reported.
    Refused,
}

/// The struct around a field.
pub(super) struct Surroundings<'a> {
    /// The struct's name.
    pub(super) name: &'a Ident,
    pub(super) declarations: Declarations<'a>,
}

impl Field {
    /// Reads the field at `index` of the struct, which has the place `place` among those that become tensors.
    pub(super) fn parse(
        index: usize,
        place: usize,
        field: syn::Field,
        around: &Surroundings<'_>,
        errors: &mut Errors,
    ) -> Outcome {
        let attr = FieldAttr::parse(&field.attrs, errors);
        if let Some(skip) = &attr.skip {
            if attr.says_more_than_skip() {
                errors.at(skip, "a skipped field becomes no tensor; remove `skip`, or everything beside it");
                return Outcome::Refused;
            }
            return Outcome::Skipped;
        }
        let Surroundings { name, declarations } = around;
        let attributes = Attributes::new(attr, field.ident.is_none(), declarations, errors);
        match verdict(&field.ty, declarations.parameters) {
            Verdict::Possible => {}
            Verdict::Refused(message) => {
                errors.at(&field.ty, message);
                return Outcome::Refused;
            }
            Verdict::Invalid => return Outcome::Refused,
        }
        if is_itself(innermost(&field.ty), name) {
            errors.at(
                &field.ty,
                format!("`{name}` holds itself here, and its tensors would have no end; write `#[tensor(skip)]` on the field"),
            );
            return Outcome::Refused;
        }
        let member = field.ident.map_or_else(|| indexed(index), Member::Named);
        Outcome::Tensor(Box::new(Self { vis: field.vis, member, place, ty: field.ty, attributes }))
    }

    /// The name in `SPEC` and in reports, without `r#`; the index in a tuple struct, unless it is renamed.
    pub(crate) fn name(&self) -> String {
        match (&self.attributes.rename, &self.member) {
            (Some(name), _) | (None, Member::Named(name)) => name.unraw().to_string(),
            (None, Member::Unnamed(index)) => index.index.to_string(),
        }
    }

    /// The field in the companion struct.
    pub(crate) fn companion(&self) -> Member {
        match &self.member {
            Member::Named(name) => Member::Named(self.attributes.rename.as_ref().unwrap_or(name).clone()),
            Member::Unnamed(_) => indexed(self.place),
        }
    }
}

fn indexed(index: usize) -> Member {
    Member::Unnamed(Index { index: u32::try_from(index).expect("a field's index"), span: Span::mixed_site() })
}

/// Whether a type is the struct `name`, as it is written in it. A longer path may lead to another type of that name.
fn is_itself(ty: &Type, name: &Ident) -> bool {
    match peeled(ty) {
        Type::Path(path)
            if path.qself.is_none() && path.path.leading_colon.is_none() && path.path.segments.len() == 1 =>
        {
            let ident = &path.path.segments[0].ident;
            ident == name || ident == "Self"
        }
        _ => false,
    }
}
