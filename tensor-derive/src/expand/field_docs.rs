//! The documentation of the companion's fields.
//!
//! The type of such a field names traits of core's, which tell a reader little. So the documentation says in words what the
//! field is in each alias of the companion. It comes after the user's own documentation of the field.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Member, Type};

use super::expansion::Expansion;
use super::field_code::FieldCode;
use crate::check::{Attributes, Owner};
use crate::text::source_text;
use crate::type_syntax::{
    ArrayDim, ArrayType, MAX_RANK, array_base, dimension, innermost, is_dtype, is_option, short_name,
};

/// The tensor of an array, as far as the struct's source tells it.
struct Tensor {
    elem: Option<String>,
    dim: Option<String>,
    is_row_major: bool,
    is_optional: bool,
}

/// An owner of tensors, as the documentation writes its type.
#[derive(Clone, Copy)]
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

impl Expansion<'_> {
    /// The documentation of a field: the user's, and then what the field is.
    pub(super) fn field_docs(&self, code: &FieldCode<'_>) -> TokenStream {
        let docs = &code.field.docs;
        let words = self.field_in_words(code);
        // The empty line makes it a paragraph of its own. The space is that of a `///`: rustdoc takes it away from all lines.
        let words = if docs.is_empty() { words } else { format!("\n {words}") };
        quote!(#docs #[doc = #words])
    }

    /// What the field is in each alias of the companion.
    fn field_in_words(&self, code: &FieldCode<'_>) -> String {
        let field = match &code.field.member {
            Member::Named(name) => name.to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        let field = format!("The field `{field}` of [`{}`]", self.input.ident);
        match Tensor::new(&code.field.ty, &code.field.attributes) {
            Some(tensor) => self.tensor_in_words(&field, &tensor, &code.field.attributes),
            None => self.unknown_in_words(&field, &code.field.ty, &code.field.attributes),
        }
    }

    /// What an array becomes.
    fn tensor_in_words(&self, field: &str, tensor: &Tensor, attributes: &Attributes) -> String {
        let backend = self.names.backend.to_string();
        let is_copied = matches!(attributes.owner, Owner::Copied { .. });
        let mut owners = if is_copied {
            vec![(Shown::Owned, vec!["Tensors", "TensorsMut", "TensorsOwned"])]
        } else {
            vec![
                (Shown::Shared, vec!["Tensors"]),
                (Shown::SharedMut, vec!["TensorsMut"]),
                (Shown::Owned, vec!["TensorsOwned"]),
            ]
        };
        if self.input.samples.is_some() {
            match (is_copied, attributes.whole) {
                (true, true) => owners.push((Shown::Kept, vec!["Rows"])),
                (false, false) => owners.push((Shown::MaybeShared, vec!["Rows"])),
                // Its owner is that of `tensors`.
                (true, false) | (false, true) => owners[0].1.push("Rows"),
            }
        }
        if self.input.stacks {
            owners.push((Shown::Stacked, vec!["Stack"]));
        }
        let owners: Vec<_> = owners
            .into_iter()
            .map(|(owner, aliases)| {
                let aliases: Vec<_> = aliases.into_iter().map(|alias| self.link(alias)).collect();
                format!("{} in {}", tensor.shown(owner, &backend), and(&aliases))
            })
            .collect();
        let (copied, owners) = (if is_copied { "copied " } else { "" }, and(&owners));
        let (parameters, lent) = (tensor.parameters_in_words(), tensor.lent(&backend));
        format!("{field} as a {copied}tensor: {owners}{parameters}. [`with`](Self::with) lends it as {lent}.")
    }

    /// What a type becomes that may be a struct, or an array by another name.
    fn unknown_in_words(&self, field: &str, ty: &Type, attributes: &Attributes) -> String {
        let optional = if is_option(ty) { ", in an `Option`" } else { "" };
        let ty = source_text(innermost(ty));
        let [tensors, write, own] = ["Tensors", "TensorsMut", "TensorsOwned"].map(|alias| self.link(alias));
        let is_copied = matches!(attributes.owner, Owner::Copied { .. });
        let (mut structure, mut array) = if is_copied {
            let all = and(&[tensors, write, own]);
            (vec![format!("its `…TensorsOwned` in {all}")], vec![format!("an `Owned` in {all}")])
        } else {
            (
                vec![
                    format!("its `…Tensors` in {tensors}"),
                    format!("its `…TensorsMut` in {write}"),
                    format!("its `…TensorsOwned` in {own}"),
                ],
                vec![
                    format!("a `Shared` in {tensors}"),
                    format!("a `SharedMut` in {write}"),
                    format!("an `Owned` in {own}"),
                ],
            )
        };
        if self.input.samples.is_some() {
            let rows = self.link("Rows");
            let (of_structure, of_array) = match (is_copied, attributes.whole) {
                (false, false) => ("its `…Rows`", "a `MaybeShared`"),
                (true, false) => ("copies of its rows", "an `Owned`"),
                (false, true) => ("all its rows", "a `Shared`"),
                (true, true) => ("a copy of all its rows", "an `Arc` of an `Owned`"),
            };
            structure.push(format!("{of_structure} in {rows}"));
            array.push(format!("{of_array} in {rows}"));
        }
        if self.input.stacks {
            let stack = self.link("Stack");
            structure.push(format!("a stack of its tensors in {stack}"));
            array.push(format!("an `Owned` with one axis more in {stack}"));
        }
        format!(
            "{field}: what a `{ty}` becomes{optional}. If that is a struct, it becomes its own companion: {}. If that is an \
             array, it becomes a tensor of the same dtype and rank: {}.",
            and(&structure),
            and(&array)
        )
    }

    /// A link to an alias of the companion.
    fn link(&self, suffix: &str) -> String {
        format!("[`{}{suffix}`]", self.input.base)
    }
}

impl Tensor {
    /// The tensor of a field, unless the field may be a struct.
    fn new(ty: &Type, attributes: &Attributes) -> Option<Self> {
        let inner = innermost(ty);
        let (elem, dim) = match ArrayType::new(inner) {
            Some(array) => (Some(type_text(array.elem)), Some(dim_text(&array.dim))),
            None => (None, array_base(inner).map(|(_, dim)| type_text(dim))),
        };
        let elem = attributes.cast_to().or(attributes.dtype.as_ref()).map(type_text).or(elem);
        let dim = attributes.rank.map(|rank| dimension(rank).to_string()).or(dim);
        let is_row_major = matches!(attributes.owner, Owner::Shared { row_major: true });
        let is_array = elem.is_some()
            || dim.is_some()
            || is_row_major
            || attributes.shape.is_some()
            || attributes.permute.is_some();
        is_array.then(|| Self { elem, dim, is_row_major, is_optional: is_option(ty) })
    }

    /// The type with its article: ``a `Shared<'data, B, f32, Ix4>` ``.
    fn shown(&self, owner: Shown, backend: &str) -> String {
        let (mut article, name, borrows) = match owner {
            Shown::Shared => ("a", "Shared", true),
            Shown::SharedMut => ("a", "SharedMut", true),
            Shown::MaybeShared => ("a", "MaybeShared", true),
            Shown::Owned | Shown::Kept | Shown::Stacked => ("an", "Owned", false),
        };
        let Some((elem, dim)) = self.parameters() else {
            let stacked = if matches!(owner, Shown::Stacked) { " with one axis more" } else { "" };
            let kept = if matches!(owner, Shown::Kept) { "an `Arc` of " } else { "" };
            return format!("{kept}{article} `{name}`{stacked}");
        };
        let dim = if matches!(owner, Shown::Stacked) { larger(dim) } else { dim.to_owned() };
        let lifetime = if borrows { "'data, " } else { "" };
        let layout = if borrows && self.is_row_major { ", RowMajor" } else { "" };
        let mut ty = format!("{name}<{lifetime}{backend}, {elem}, {dim}{layout}>");
        for (wraps, wrapper) in [(matches!(owner, Shown::Kept), "Arc"), (self.is_optional, "Option")] {
            if wraps {
                (ty, article) = (format!("{wrapper}<{ty}>"), "an");
            }
        }
        format!("{article} `{ty}`")
    }

    /// What a closure gets.
    fn lent(&self, backend: &str) -> String {
        match self.parameters() {
            Some((elem, dim)) if self.is_optional => format!("an `Option<&{backend}::Tensor<{elem}, {dim}>>`"),
            Some((elem, dim)) => format!("a `&{backend}::Tensor<{elem}, {dim}>`"),
            None => "a reference to the framework's tensor".to_owned(),
        }
    }

    /// The dtype and the dimension, if both are known.
    fn parameters(&self) -> Option<(&str, &str)> {
        self.elem.as_deref().zip(self.dim.as_deref())
    }

    /// The dtype and the rank in words, unless the types show them.
    fn parameters_in_words(&self) -> String {
        let optional = if self.is_optional { ", in an `Option`" } else { "" };
        match (&self.elem, &self.dim) {
            (Some(_), Some(_)) => String::new(),
            (Some(elem), None) => format!(", of dtype `{elem}` and the array's rank{optional}"),
            (None, Some(dim)) => format!(", of the array's dtype and dimension `{dim}`{optional}"),
            (None, None) => format!(", of the array's dtype and rank{optional}"),
        }
    }
}

fn dim_text(dim: &ArrayDim<'_>) -> String {
    match dim {
        ArrayDim::Implied(dim) => dim.to_string(),
        ArrayDim::Written(dim) => type_text(dim),
    }
}

/// A type as it is written, without the path to a dtype.
fn type_text(ty: &Type) -> String {
    if is_dtype(ty) { short_name(ty) } else { source_text(ty) }
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

/// The parts as a list in words: "a, b and c".
fn and<S: AsRef<str>>(parts: &[S]) -> String {
    let parts: Vec<_> = parts.iter().map(AsRef::as_ref).collect();
    match parts.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => parts.concat(),
    }
}
