//! What a struct says about all of its fields, which the rules for one field need to know.

use proc_macro2::Ident;

use super::refusal::Scope;

/// What the struct says about its fields.
#[expect(clippy::struct_excessive_bools, reason = "each is said by another attribute")]
pub(super) struct Declarations<'a> {
    pub(super) scope: Scope<'a>,
    /// The names of its type and const parameters.
    pub(super) params: &'a [&'a Ident],
    /// The declared dimensions, if there is a declaration.
    pub(super) dims: Option<&'a [Ident]>,
    /// The names of axes: those that are declared, and those that some `shape` has.
    pub(super) axes: &'a [Ident],
    /// Whether a name in the declarations was reported, and read as another one.
    pub(super) has_misnamed: bool,
    /// Whether a field is copied that says neither `share` nor `copy`.
    pub(super) copies: bool,
    /// Whether it has `samples`.
    pub(super) has_samples: bool,
    /// Whether it has `sample_of`.
    pub(super) is_sample: bool,
    /// The axis that `samples` names, if the name could be read.
    pub(super) samples: Option<&'a Ident>,
}
