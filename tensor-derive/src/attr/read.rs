//! Reads the attributes of a struct and of its fields. A key that belongs to the other of the two is reported here.

use syn::Attribute;

use super::container::ContainerAttr;
use super::field::FieldAttr;
use super::list::{KeyList, read_attributes};
use crate::errors::Errors;

impl ContainerAttr {
    /// Reads every `#[tensor(…)]` of a struct.
    pub(crate) fn parse(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut found = Self::default();
        read_attributes(&mut found, attributes, errors);
        found.misplaced().report::<FieldAttr>("a field", errors, |entries, they| {
            format!("write `#[tensor({})]` above each field that {they} for", FieldAttr::complete(entries))
        });
        found
    }
}

impl FieldAttr {
    /// Reads every `#[tensor(…)]` of a field.
    pub(crate) fn parse(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut found = Self::default();
        read_attributes(&mut found, attributes, errors);
        found.report_turned_off(errors);
        found.misplaced().report::<ContainerAttr>("the struct", errors, |entries, _| {
            format!("write `#[tensor({})]` above `struct`, and not here", entries.join(", "))
        });
        found
    }
}
