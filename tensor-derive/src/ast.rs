//! The struct as the macro understands it, every rule already applied.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, GenericArgument, Generics, Index, Member, PathArguments, Type, Visibility};

use crate::attr::{Dim, FieldAttr, source_text};
use crate::errors::Errors;

/// A struct of arrays.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) generics: Generics,
    pub(crate) style: Style,
    /// The fields that become tensors.
    pub(crate) fields: Vec<Field>,
}

/// How a struct's fields are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
}

/// A field that becomes a tensor.
pub(crate) struct Field {
    pub(crate) vis: Visibility,
    /// The field in the user's struct.
    pub(crate) member: Member,
    /// The field in the companion structs: the same name, or the next index.
    pub(crate) companion: Member,
    /// The name without `r#`; the index in a tuple struct.
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) owner: Owner,
    pub(crate) dtype: Option<Type>,
    pub(crate) shape: Option<Vec<Dim>>,
}

/// Who owns the memory of the tensor that `tensors` makes.
pub(crate) enum Owner {
    /// The array.
    Shared,
    /// The tensor, which holds the array's dtype or another one.
    Copied { cast: Option<Box<Type>> },
}

impl Input {
    /// Nothing, if no companion type can be written for it.
    pub(crate) fn parse(input: DeriveInput, errors: &mut Errors) -> Option<Self> {
        let name = &input.ident;
        for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("tensor")) {
            errors.at(
                attribute.path(),
                "`tensor` attributes belong on the fields, such as `#[tensor(copy)] labels: Array1<u8>`",
            );
        }
        let structure = match input.data {
            Data::Struct(structure) => structure,
            Data::Enum(data) => {
                let message =
                    format!("`TensorInput` describes a struct, and `{name}` is an enum; put the arrays into a struct");
                errors.at(data.enum_token, message);
                return None;
            }
            Data::Union(data) => {
                let message =
                    format!("`TensorInput` describes a struct, and `{name}` is a union; put the arrays into a struct");
                errors.at(data.union_token, message);
                return None;
            }
        };
        let style = if matches!(structure.fields, Fields::Named(_)) { Style::Named } else { Style::Tuple };
        let mut fields = Vec::new();
        for (index, field) in structure.fields.into_iter().enumerate() {
            if let Some(field) = Field::parse(index, fields.len(), field, errors) {
                fields.push(field);
            }
        }
        if fields.iter().any(|field| lacks_its_lifetime(&field.ty)) {
            // The compiler says so, once; generated code would repeat the type, and the error with it.
            return None;
        }
        if fields.is_empty() {
            errors.at(name, format!("`{name}` has no field that becomes a tensor; give it an `ndarray` array"));
            return None;
        }
        Some(Self { ident: input.ident, vis: input.vis, generics: input.generics, style, fields })
    }
}

/// Whether the type is a view of ndarray without the lifetime that a field has to give it.
fn lacks_its_lifetime(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let name = last.ident.to_string();
    let borrows = name.starts_with("ArrayView") || name == "CowArray";
    borrows
        && match &last.arguments {
            PathArguments::AngleBracketed(arguments) => {
                !arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Lifetime(_)))
            }
            _ => false,
        }
}

impl Field {
    /// Nothing, if the field is skipped.
    fn parse(index: usize, companion: usize, field: syn::Field, errors: &mut Errors) -> Option<Self> {
        let attr = FieldAttr::parse(&field.attrs, errors);
        if let Some(skip) = &attr.skip {
            attr.report_beside_skip(skip, errors);
            return None;
        }
        let owner = attr.owner(errors);
        let at = |index| {
            Member::Unnamed(Index { index: u32::try_from(index).expect("a field's index"), span: Span::mixed_site() })
        };
        let (member, companion, name) = match field.ident {
            Some(ident) => {
                let name = ident.unraw().to_string();
                (Member::Named(ident.clone()), Member::Named(ident), name)
            }
            None => (at(index), at(companion), index.to_string()),
        };
        Some(Self {
            vis: field.vis,
            member,
            companion,
            name,
            ty: field.ty,
            owner,
            dtype: attr.dtype.map(|(_, ty)| ty),
            shape: attr.shape.map(|(_, dims)| dims),
        })
    }

    /// The dtype a `cast` asks for.
    pub(crate) fn cast(&self) -> Option<&Type> {
        match &self.owner {
            Owner::Shared => None,
            Owner::Copied { cast } => cast.as_deref(),
        }
    }

    pub(crate) fn is_shared(&self) -> bool {
        matches!(self.owner, Owner::Shared)
    }
}

impl FieldAttr {
    /// The owner that the attributes ask for, after reporting what contradicts it.
    fn owner(&self, errors: &mut Errors) -> Owner {
        if let (Some(_), Some(copy)) = (&self.share, &self.copy) {
            errors.at(copy, "a field is either `share` or `copy`; remove one");
        }
        match (&self.cast, &self.copy) {
            (Some((key, ty)), None) => {
                let message = format!(
                    "a share is the array's own memory, which a `cast` can't change; write `copy, cast = {}`",
                    source_text(ty)
                );
                errors.at(key, message);
                Owner::Copied { cast: Some(Box::new(ty.clone())) }
            }
            (Some((_, ty)), Some(_)) => Owner::Copied { cast: Some(Box::new(ty.clone())) },
            (None, Some(_)) => Owner::Copied { cast: None },
            (None, None) => Owner::Shared,
        }
    }

    fn report_beside_skip(&self, skip: &Ident, errors: &mut Errors) {
        let others = self.share.is_some()
            || self.copy.is_some()
            || self.cast.is_some()
            || self.dtype.is_some()
            || self.shape.is_some();
        if others {
            errors.at(skip, "a skipped field becomes no tensor; remove `skip`, or everything beside it");
        }
    }
}
