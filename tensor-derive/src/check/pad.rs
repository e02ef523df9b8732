//! The rules for what a field of a sample becomes in a batch: padding, the fields for lengths and masks, and `whole`.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Expr, Lit, Member, Type, UnOp};

use crate::attr::{Keyed, PadAttr};
use crate::errors::{Code, Errors};
use crate::text::source_text;
use crate::type_syntax::{ArrayType, innermost, is_dtype, is_float, number_of_axes, short_name};

/// What a field of a sample becomes in a batch.
#[expect(clippy::large_enum_variant, reason = "there is one for each field of a struct")]
pub(crate) enum Collated {
    /// The values of all samples.
    Joined,
    /// The values of all samples, each padded.
    Padded(Padding),
    /// What the first sample has.
    First,
}

/// Padding that was checked.
pub(crate) struct Padding {
    /// A constant expression of the element's type.
    pub(crate) value: TokenStream,
    /// The axes, of which there is at least one.
    pub(crate) axes: Vec<usize>,
    pub(crate) to: PadTo,
    pub(crate) lengths: Option<Member>,
    pub(crate) mask: Option<Member>,
}

/// How long padded axes become.
pub(crate) enum PadTo {
    Longest,
    Length(Expr),
    MultipleOf(Expr),
}

/// Checks what is said about padding of the field `name` of type `ty`, in a struct that `is_sample`.
pub(super) fn collated(
    attr: PadAttr,
    whole: Option<&Ident>,
    name: &str,
    ty: &Type,
    is_sample: bool,
    errors: &mut Errors,
) -> Collated {
    let unpadded = if whole.is_some() { Collated::First } else { Collated::Joined };
    let Some(first) = attr.first_key() else { return unpadded };
    if !is_sample {
        let message = format!(
            "`{first}` is for the fields of one sample; write `#[tensor(sample_of = Batch)]` above `struct`, with the struct of many \
             samples, or remove `{first}`"
        );
        errors.at(Code::Collate, first, message);
        return unpadded;
    }
    let Some(Keyed { key, value }) = &attr.pad else {
        let message =
            format!("`{first}` is about padding, and this field has none; write `pad = {}` beside it", zero(ty));
        errors.at(Code::Collate, first, message);
        return unpadded;
    };
    if whole.is_some() {
        errors.at(Code::Collate, key, "a `whole` field is the same in each sample, and not padded; remove one");
        return unpadded;
    }
    if is_dtype(innermost(ty)) {
        errors.at(Code::Collate, key, format!("field `{name}` has one value, and no axis to pad; remove `{key}`"));
        return unpadded;
    }
    let before = errors.len();
    let axes = axes(&attr, ty, name, errors);
    let to = to(&attr, errors);
    let value = value.as_ref().filter(|value| is_of_dtype(value, ty, key, errors));
    let (Some(value), true) = (value, errors.len() == before) else { return unpadded };
    let PadAttr { lengths, mask, .. } = attr;
    let [lengths, mask] = [lengths, mask].map(|field| field.and_then(|field| field.value));
    Collated::Padded(Padding { value: value.to_token_stream(), axes, to, lengths, mask })
}

/// A value of the field's dtype to pad with.
fn zero(ty: &Type) -> String {
    let Some(elem) = ArrayType::new(innermost(ty)).map(|array| array.elem) else { return "0".to_owned() };
    // As the user writes it, without parameters.
    let path = || source_text(elem).split('<').next().unwrap_or_default().to_owned();
    match short_name(elem).as_str() {
        "f32" | "f64" => "0.0".to_owned(),
        "bool" => "false".to_owned(),
        "f16" | "bf16" => format!("{}::ZERO", path()),
        name if name.starts_with("Complex") => format!("{}::new(0.0, 0.0)", path().trim_end()),
        _ => "0".to_owned(),
    }
}

fn axes(attr: &PadAttr, ty: &Type, name: &str, errors: &mut Errors) -> Vec<usize> {
    let Some(found) = attr.axes.as_ref().and_then(|axes| axes.value.as_ref()) else { return vec![0] };
    let mut seen = HashSet::new();
    let twice = found.axes.iter().find(|axis| !seen.insert(**axis));
    let rank = number_of_axes(ty);
    let beyond = found.axes.iter().find(|axis| rank.is_some_and(|rank| **axis >= rank));
    let message = match (twice, beyond, rank) {
        _ if found.axes.is_empty() => {
            "no axis is listed; list those to pad, such as `pad_axes = [0]`, or remove `pad`".to_owned()
        }
        (Some(axis), ..) => format!("axis {axis} is listed twice; remove one"),
        (None, Some(axis), Some(rank)) => {
            let noun = if rank == 1 { "axis" } else { "axes" };
            format!("field `{name}` has {rank} {noun}, counted from 0, and no axis {axis}; list others")
        }
        _ => return found.axes.clone(),
    };
    errors.at(Code::Collate, &found.list, message);
    vec![0]
}

fn to(PadAttr { to, multiple_of, .. }: &PadAttr, errors: &mut Errors) -> PadTo {
    if let (Some(to), Some(multiple_of)) = (to, multiple_of) {
        let message = format!("`{}` says how long the field becomes already; remove one", to.key);
        errors.at(Code::Collate, &multiple_of.key, message);
        return PadTo::Longest;
    }
    let said = to.as_ref().map(|to| (to, 0)).or_else(|| multiple_of.as_ref().map(|number| (number, 1)));
    let Some((Keyed { key, value: Some(value) }, least)) = said else { return PadTo::Longest };
    if literal(value).is_some_and(|(literal, is_negative)| !is_length(literal, is_negative, least)) {
        let text = source_text(value);
        let message = format!(
            "expected a length, which is an integer from {least} on, found `{text}`; write one such as `{key} = 128`"
        );
        errors.at(Code::Collate, value, message);
        return PadTo::Longest;
    }
    if to.is_some() { PadTo::Length(value.clone()) } else { PadTo::MultipleOf(value.clone()) }
}

/// Whether a literal can be a length of at least `least`.
fn is_length(literal: &Lit, is_negative: bool, least: usize) -> bool {
    match literal {
        Lit::Int(number) => {
            !is_negative
                && matches!(number.suffix(), "" | "usize")
                && number.base10_parse::<usize>().is_ok_and(|number| number >= least)
        }
        _ => false,
    }
}

/// The literal that an expression is, and whether it is behind a minus.
fn literal(expression: &Expr) -> Option<(&Lit, bool)> {
    match expression {
        Expr::Lit(literal) => Some((&literal.lit, false)),
        Expr::Group(group) => literal(&group.expr),
        Expr::Paren(paren) => literal(&paren.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            literal(&unary.expr).map(|(literal, is_negative)| (literal, !is_negative))
        }
        _ => None,
    }
}

/// Whether a value may be of the array's dtype, as far as both are known by their names. Otherwise it is reported.
fn is_of_dtype(value: &Expr, ty: &Type, key: &Ident, errors: &mut Errors) -> bool {
    let elem = ArrayType::new(innermost(ty)).map(|array| array.elem).filter(|elem| is_dtype(elem));
    let (Some(elem), Some((literal, is_negative))) = (elem, literal(value)) else { return true };
    let dtype = short_name(elem);
    let text = source_text(value);
    let fits = match literal {
        Lit::Int(number) => {
            matches!(number.suffix(), "") && is_integer(&dtype) && !(is_negative && dtype.starts_with('u'))
                || number.suffix() == dtype
        }
        Lit::Float(number) => {
            number.suffix().is_empty() && matches!(dtype.as_str(), "f32" | "f64") || number.suffix() == dtype
        }
        Lit::Bool(_) => dtype == "bool",
        Lit::Byte(_) => dtype == "u8",
        _ => false,
    };
    if fits {
        return true;
    }
    let instead = match literal {
        Lit::Int(number) if number.suffix().is_empty() && is_float(elem) && matches!(dtype.as_str(), "f32" | "f64") => {
            format!("{text}.0")
        }
        _ => zero(ty),
    };
    let elem = source_text(elem);
    errors.at(
        Code::Collate,
        value,
        format!("a field of `{elem}` is padded with a `{elem}`, found `{text}`; write `{key} = {instead}`"),
    );
    false
}

fn is_integer(dtype: &str) -> bool {
    dtype.starts_with(['u', 'i'])
}
