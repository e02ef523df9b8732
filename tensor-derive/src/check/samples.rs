//! The rule that each field begins with the axis of the samples, or is `whole`.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::Type;

use crate::attr::{Dim, FieldAttr, KeyValue, Shape, ShapeAttr};
use crate::text::source_text;
use crate::type_syntax::{is_array, number_of_axes};

/// What a field does that does not begin with the axis of the samples: the code to underline, and the message.
pub(super) type NoSamples = (TokenStream, String);

/// What is wrong with a field that should begin with the axis `samples`. A type that is not known to be an array may be a
/// nested struct, which has no `shape`, and of which the compiler knows whether it has samples.
pub(super) fn no_samples(attr: &FieldAttr, name: &str, ty: &Type, samples: &Ident) -> Option<NoSamples> {
    if attr.whole.is_some() {
        return None;
    }
    let declared = attr.rank.as_ref().and_then(KeyValue::as_ref).map(|(_, rank)| *rank);
    let permuted = || attr.permute.as_ref()?.as_ref().map(|permute| permute.axes.len());
    let rank = declared.or_else(permuted).or_else(|| number_of_axes(ty));
    match &attr.shape {
        Some(axes) if axes.incomplete || axes.misplaced_dots => None,
        Some(axes) => misplaced(axes, name, rank, samples),
        None if is_array(ty) || attr.needs_an_array() => Some((ty.to_token_stream(), unsaid(name, rank, samples))),
        None => None,
    }
}

/// The message about a field without a `shape`.
fn unsaid(name: &str, rank: Option<usize>, samples: &Ident) -> String {
    let advice = match rank {
        Some(0) => return no_axis(name),
        Some(rank) => format!("`shape = {}`", listed(samples, rank - 1, &[])),
        None => format!("`shape = [{samples}, _]`, with a `_` for each further axis"),
    };
    format!("field `{name}` does not say that it begins with `{samples}`; write {advice}, or `whole` if it does not")
}

fn no_axis(name: &str) -> String {
    format!("field `{name}` has no axis, and so no samples; write `whole`")
}

/// What is wrong with a `shape` that does not begin with `samples`.
fn misplaced(axes: &ShapeAttr, name: &str, rank: Option<usize>, samples: &Ident) -> Option<NoSamples> {
    let ShapeAttr { shape: Shape { leading, dims }, list, .. } = axes;
    if *leading {
        // Where the number of axes is known, so is how many of them `..` stands for.
        let before = rank.and_then(|rank| rank.checked_sub(dims.len()));
        let is_first = matches!(dims.first(), Some(Dim::Named(first)) if first == samples);
        let instead = match before {
            Some(0) if dims.is_empty() => return Some((list.clone(), no_axis(name))),
            Some(0) => listed(samples, 0, &dims[1..]),
            // The samples stand behind `..`, and an axis is before them.
            Some(_) if dims.iter().any(|dim| matches!(dim, Dim::Named(name) if name == samples)) => {
                return Some((list.clone(), behind(samples, "..")));
            }
            Some(before) => listed(samples, before - 1, dims),
            None if is_first => listed(samples, 0, &dims[1..]),
            None => listed(samples, 0, dims),
        };
        let message = format!(
            "expected `{samples}` in front, the axis of the samples, found `..`; write `shape = {instead}`, or `whole`"
        );
        return Some((list.clone(), message));
    }
    let (at, found) = match dims.first() {
        Some(Dim::Named(first)) if first == samples => return None,
        Some(Dim::Named(first)) => (first.to_token_stream(), first.to_string()),
        Some(Dim::Constant(length)) => (length.to_token_stream(), source_text(length)),
        Some(Dim::Any) => (list.clone(), "_".to_owned()),
        None => return Some((list.clone(), no_axis(name))),
    };
    let is_behind = dims.iter().any(|dim| matches!(dim, Dim::Named(name) if name == samples));
    if is_behind {
        return Some((at, behind(samples, &found)));
    }
    // Where the array has an axis more, the samples are what is missing.
    let others = if rank == Some(dims.len() + 1) { &dims[..] } else { &dims[1..] };
    let advice = format!("write `shape = {}`, or `whole`", listed(samples, 0, others));
    let message = format!("expected `{samples}` in front, the axis of the samples, found `{found}`; {advice}");
    Some((at, message))
}

/// The message about samples that are another axis than the first.
fn behind(samples: &Ident, found: &str) -> String {
    format!(
        "expected `{samples}` in front, the axis of the samples, found `{found}`; use an array whose first axis is `{samples}`, or \
         write `whole`"
    )
}

/// A `shape` that begins with the samples: `[batch, _, 8]`, with `any` axes of any length before `dims`.
fn listed(samples: &Ident, any: usize, dims: &[Dim]) -> String {
    let mut axes = vec![samples.to_string()];
    axes.extend(vec!["_".to_owned(); any]);
    axes.extend(dims.iter().map(|dim| match dim {
        Dim::Named(name) => name.to_string(),
        Dim::Constant(length) => source_text(length),
        Dim::Any => "_".to_owned(),
    }));
    format!("[{}]", axes.join(", "))
}
