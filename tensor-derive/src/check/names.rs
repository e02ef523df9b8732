//! The rule that no two fields have the same name.

use syn::ext::IdentExt;

use super::field::Field;
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
