//! The rules that no two fields have the same name, and that no two fill the same field of a batch.

use std::collections::HashSet;

use syn::Member;
use syn::ext::IdentExt;

use super::field::Field;
use super::pad::Collated;
use crate::errors::{Code, Errors};

/// Reports each `rename` to a name that another field has, and takes it back.
pub(super) fn drop_taken_names(fields: &mut [Field], errors: &mut Errors) {
    let wrong: Vec<_> = (0..fields.len()).filter(|index| is_taken(fields, *index)).collect();
    for index in wrong {
        if let Some(name) = fields[index].attributes.rename.take() {
            let message =
                format!("`{}` is the name of another field; choose one that no other field has", name.unraw());
            errors.at(Code::Attribute, name, message);
        }
    }
    // A field that has its own name back may find that another one is renamed to it. That is no mistake of its own.
    while let Some(index) = (0..fields.len()).find(|index| is_taken(fields, *index)) {
        fields[index].attributes.rename = None;
    }
}

/// Whether the field is renamed to the name of another one. Of two fields with the same `rename`, the first keeps it.
fn is_taken(fields: &[Field], index: usize) -> bool {
    let name = fields[index].name();
    fields[index].attributes.rename.is_some()
        && fields.iter().enumerate().any(|(other, field)| {
            let has_precedence = field.attributes.rename.is_none() || other < index;
            other != index && has_precedence && field.name() == name
        })
}

/// Reports each name for lengths or a mask that another field of the batch has, and drops it.
pub(super) fn drop_taken_fields(fields: &mut [Field], errors: &mut Errors) {
    let mut taken: HashSet<String> = fields.iter().map(|field| text(&field.collated_member())).collect();
    for field in fields {
        let Collated::Padded(padding) = &mut field.attributes.collated else { continue };
        for slot in [&mut padding.lengths, &mut padding.mask] {
            if let Some(member) = slot
                && !taken.insert(text(member))
            {
                let name = text(member);
                errors.at(
                    Code::Collate,
                    &*member,
                    format!(
                        "`{name}` is filled from another field of the sample already; name another field of the batch"
                    ),
                );
                *slot = None;
            }
        }
    }
}

fn text(member: &Member) -> String {
    match member {
        Member::Named(name) => name.unraw().to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}
