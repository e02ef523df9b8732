//! The documentation of the companion's fields.
//!
//! The type of such a field names traits of core's, which tell a reader little. So the documentation says in words what the
//! field is in each alias of the companion. It comes after the user's own documentation of the field.
//!
//! Texts grow by one `push_str` after the other. A derive runs unoptimized, where a `format!` for each part takes long.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Member;

use super::expansion::Expansion;
use super::field_code::{CertainArray, FieldCode};
use crate::check::{Attributes, Owner};
use crate::text::source_text;
use crate::type_syntax::{ArrayDim, ArrayType, MAX_RANK, array_base, dimension, innermost, options};

/// What the texts of all fields have in common.
pub(super) struct FieldDocs {
    /// The name of the struct.
    structure: String,
    /// What its aliases begin with.
    base: String,
    /// The aliases' type parameter.
    backend: String,
    has_samples: bool,
    stacks: bool,
}

/// The tensor of an array, as far as the struct's source tells it.
struct Tensor {
    elem: Option<String>,
    dim: Option<String>,
    is_row_major: bool,
    options: usize,
}

/// The owner of a tensor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Shared,
    SharedMut,
    MaybeShared,
    Owned,
    /// An `Owned` that all batches have in common.
    Kept,
    /// An `Owned` with one axis more than the array.
    Stacked,
}

/// What separates the parts of a list.
#[derive(Clone, Copy)]
enum Place {
    First,
    Middle,
    Last,
}

impl FieldDocs {
    pub(super) fn new(expansion: &Expansion<'_>) -> Self {
        Self {
            structure: expansion.input.ident.to_string(),
            base: expansion.input.base.to_string(),
            backend: expansion.names.backend.to_string(),
            has_samples: expansion.input.samples.is_some(),
            stacks: expansion.input.stacks,
        }
    }

    /// The documentation of a field: the user's, and then what the field is.
    pub(super) fn of(&self, code: &FieldCode<'_>) -> TokenStream {
        let docs = &code.field.docs;
        // The empty line makes it a paragraph of its own. The space is that of a `///`: rustdoc takes it away from all lines.
        let mut text = String::from(if docs.is_empty() { "" } else { "\n " });
        text.push_str("The field `");
        match &code.field.member {
            Member::Named(name) => text.push_str(&name.to_string()),
            Member::Unnamed(index) => text.push_str(&index.index.to_string()),
        }
        text.push_str("` of [`");
        text.push_str(&self.structure);
        text.push_str("`]");
        match Tensor::new(code) {
            Some(tensor) => self.add_tensor(&mut text, &tensor, &code.field.attributes),
            None => self.add_unknown(&mut text, code),
        }
        quote!(#docs #[doc = #text])
    }

    /// Adds what an array becomes.
    fn add_tensor(&self, text: &mut String, tensor: &Tensor, attributes: &Attributes) {
        let is_copied = matches!(attributes.owner, Owner::Copied { .. });
        text.push_str(if is_copied { " as a copied tensor: " } else { " as a tensor: " });
        let parts = self.owners(is_copied, attributes.whole);
        each(&parts, |&(owner, aliases), place| {
            text.push_str(place.separator());
            tensor.add(text, owner, &self.backend);
            self.add_aliases(text, aliases);
        });
        tensor.add_parameters_in_words(text);
        text.push('.');
    }

    /// Adds what a type becomes that may be a struct, or an array by another name.
    fn add_unknown(&self, text: &mut String, code: &FieldCode<'_>) {
        let attributes = &code.field.attributes;
        let parts = self.owners(matches!(attributes.owner, Owner::Copied { .. }), attributes.whole);
        text.push_str(": what a `");
        text.push_str(&source_text(innermost(&code.field.ty)));
        text.push_str("` becomes");
        text.push_str(if options(&code.field.ty) > 0 { ", in an `Option`" } else { "" });
        text.push_str(". If that is a struct, it becomes its own companion: ");
        each(&parts, |&(owner, aliases), place| {
            text.push_str(place.separator());
            text.push_str(match (owner, aliases) {
                // No alias stands for these three.
                (Shown::MaybeShared, _) if attributes.whole => "all its rows",
                (Shown::Owned, ["Rows"]) => "copies of its rows",
                (Shown::Kept, _) => "a copy of all its rows",
                (Shown::Shared, _) => "its `…Tensors`",
                (Shown::SharedMut, _) => "its `…TensorsMut`",
                (Shown::MaybeShared, _) => "its `…Rows`",
                (Shown::Owned, _) => "its `…TensorsOwned`",
                (Shown::Stacked, _) => "a stack of its tensors",
            });
            self.add_aliases(text, aliases);
        });
        text.push_str(". If that is an array, it becomes a tensor of the same dtype and rank: ");
        each(&parts, |&(owner, aliases), place| {
            text.push_str(place.separator());
            text.push_str(owner.in_words());
            self.add_aliases(text, aliases);
        });
        text.push('.');
    }

    /// The owners of a field's tensor, each with the aliases in which it has this owner.
    fn owners(&self, is_copied: bool, is_whole: bool) -> Vec<(Shown, &'static [&'static str])> {
        let mut owners: Vec<(_, &'static [_])> = if is_copied {
            vec![(Shown::Owned, &["Tensors", "TensorsMut", "TensorsOwned"])]
        } else {
            vec![(Shown::Shared, &["Tensors"]), (Shown::SharedMut, &["TensorsMut"]), (Shown::Owned, &["TensorsOwned"])]
        };
        if self.has_samples {
            let owner = match (is_copied, is_whole) {
                (false, _) => Shown::MaybeShared,
                (true, false) => Shown::Owned,
                (true, true) => Shown::Kept,
            };
            owners.push((owner, &["Rows"]));
        }
        if self.stacks {
            owners.push((Shown::Stacked, &["Stack"]));
        }
        owners
    }

    /// Adds links to aliases: " in [`DigitsTensors`] and [`DigitsRows`]".
    fn add_aliases(&self, text: &mut String, suffixes: &[&str]) {
        text.push_str(" in ");
        each(suffixes, |suffix, place| {
            text.push_str(place.separator());
            text.push_str("[`");
            text.push_str(&self.base);
            text.push_str(suffix);
            text.push_str("`]");
        });
    }
}

impl Tensor {
    /// The tensor of a field, unless the field may be a struct.
    fn new(code: &FieldCode<'_>) -> Option<Self> {
        let (ty, attributes) = (&code.field.ty, &code.field.attributes);
        let is_row_major = matches!(attributes.owner, Owner::Shared { row_major: true });
        let options = options(ty);
        if let Some(CertainArray { names: (elem, dim), .. }) = code.certain_array() {
            return Some(Self { elem: Some(elem.clone()), dim: Some(dim.clone()), is_row_major, options });
        }
        let inner = innermost(ty);
        let (elem, dim) = match ArrayType::new(inner) {
            Some(ArrayType { elem, dim: ArrayDim::Implied(dim) }) => (Some(source_text(elem)), Some(dim.to_string())),
            Some(ArrayType { elem, dim: ArrayDim::Written(dim) }) => (Some(source_text(elem)), Some(source_text(dim))),
            None => (None, array_base(inner).map(|(_, dim)| source_text(dim))),
        };
        let is_array = elem.is_some()
            || dim.is_some()
            || is_row_major
            || attributes.rank.is_some()
            || attributes.shape.is_some()
            || attributes.permute.is_some()
            || attributes.dtype.is_some()
            || attributes.cast_to().is_some();
        let elem = attributes.cast_to().or(attributes.dtype.as_ref()).map(source_text).or(elem);
        let dim = attributes.rank.map(|rank| dimension(rank).to_string()).or(dim);
        is_array.then_some(Self { elem, dim, is_row_major, options })
    }

    /// Adds the type with its article: ``a `Shared<'data, B, f32, Ix4>` ``.
    fn add(&self, text: &mut String, owner: Shown, backend: &str) {
        let (Some(elem), Some(dim)) = (&self.elem, &self.dim) else {
            text.push_str(owner.in_words());
            return;
        };
        let is_kept = owner == Shown::Kept;
        let borrows = matches!(owner, Shown::Shared | Shown::SharedMut | Shown::MaybeShared);
        text.push_str(if borrows && self.options == 0 { "a `" } else { "an `" });
        text.push_str(&"Option<".repeat(self.options));
        text.push_str(if is_kept { "Arc<" } else { "" });
        text.push_str(owner.name());
        text.push_str(if borrows { "<'data, " } else { "<" });
        text.push_str(backend);
        text.push_str(", ");
        text.push_str(elem);
        text.push_str(", ");
        if owner == Shown::Stacked {
            text.push_str(&larger(dim));
        } else {
            text.push_str(dim);
        }
        text.push_str(if borrows && self.is_row_major { ", RowMajor>" } else { ">" });
        text.push_str(if is_kept { ">" } else { "" });
        text.push_str(&">".repeat(self.options));
        text.push('`');
    }

    /// Adds the dtype and the rank in words, unless the types show both.
    fn add_parameters_in_words(&self, text: &mut String) {
        match (&self.elem, &self.dim) {
            (Some(_), Some(_)) => return,
            (Some(elem), None) => {
                text.push_str(", of dtype `");
                text.push_str(elem);
                text.push_str("` and the array's rank");
            }
            (None, Some(dim)) => {
                text.push_str(", of the array's dtype and dimension `");
                text.push_str(dim);
                text.push('`');
            }
            (None, None) => text.push_str(", of the array's dtype and rank"),
        }
        text.push_str(if self.options > 0 { ", in an `Option`" } else { "" });
    }
}

impl Shown {
    fn name(self) -> &'static str {
        match self {
            Self::Shared => "Shared",
            Self::SharedMut => "SharedMut",
            Self::MaybeShared => "MaybeShared",
            Self::Owned | Self::Kept | Self::Stacked => "Owned",
        }
    }

    /// The owner without its parameters.
    fn in_words(self) -> &'static str {
        match self {
            Self::Shared => "a `Shared`",
            Self::SharedMut => "a `SharedMut`",
            Self::MaybeShared => "a `MaybeShared`",
            Self::Owned => "an `Owned`",
            Self::Kept => "an `Arc` of an `Owned`",
            Self::Stacked => "an `Owned` with one axis more",
        }
    }
}

impl Place {
    /// What stands before this part of a list in words: "a, b and c".
    fn separator(self) -> &'static str {
        match self {
            Self::First => "",
            Self::Middle => ", ",
            Self::Last => " and ",
        }
    }
}

/// Calls `add` with each part of a list and the part's place.
fn each<T>(parts: &[T], mut add: impl FnMut(&T, Place)) {
    for (index, part) in parts.iter().enumerate() {
        let place = match index {
            0 => Place::First,
            _ if index + 1 == parts.len() => Place::Last,
            _ => Place::Middle,
        };
        add(part, place);
    }
}

/// The dimension with one axis more.
fn larger(dim: &str) -> String {
    let rank = dim.strip_prefix("Ix").and_then(|rank| rank.parse().ok());
    match rank {
        _ if dim == "IxDyn" => dim.to_owned(),
        Some(MAX_RANK) => "IxDyn".to_owned(),
        Some(rank) => dimension(rank + 1).to_string(),
        None => format!("{dim}::Larger"),
    }
}
