//! The rules for the attributes of a field, and the checked attributes.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Expr, Lit, Type};

use super::declarations::Declarations;
use super::pad::{Collated, collated};
use super::permute::{fits_number_of_axes, keeps_row_major, keeps_samples_first};
use super::refusal::Verdict;
use super::scale::checked_factor;
use crate::attr::{
    CastAttr, CastKind, CopyTo, Dim, FieldAttr, KeyValue, Permutation, ScaleAttr, Shape, ShapeAttr, keyword_as_name,
};
use crate::errors::{Code, Errors};
use crate::nearest::nearest;
use crate::text::{list, source_text};
use crate::type_syntax::{
    ArrayType, MAX_RANK, float_cast, innermost, is_dtype, keeps_every_value, number_of_axes, short_name,
};

/// What the attributes of a field ask for.
pub(crate) struct Attributes {
    pub(crate) owner: Owner,
    /// The dtype that the array is declared to have.
    pub(crate) dtype: Option<Type>,
    pub(crate) shape: Option<Shape>,
    /// The number of axes that the array is declared to have.
    pub(crate) rank: Option<usize>,
    /// The array's axis for each axis of the tensor.
    pub(crate) permute: Option<Permutation>,
    /// Whether the array has no axis of samples, in a struct whose fields begin with one.
    pub(crate) whole: bool,
    /// What the field becomes in a batch of samples.
    pub(crate) collated: Collated,
    /// Another name for the field in the companion, in `SPEC` and in reports.
    pub(crate) rename: Option<Ident>,
}

/// Who owns the memory of the tensor that `tensors` makes.
#[expect(clippy::large_enum_variant, reason = "there is one for each field of a struct")]
pub(crate) enum Owner {
    /// The array.
    Shared { row_major: bool },
    /// The tensor, which holds the array's dtype or the cast's.
    Copied { cast: Option<Cast> },
}

/// The conversion of each value of a copy.
pub(crate) struct Cast {
    pub(crate) kind: CastKind,
    pub(crate) to: Type,
    /// The factor that each value is multiplied by: a constant expression, which has no `Self`.
    pub(crate) scale: Option<TokenStream>,
}

impl Attributes {
    /// Checks the attributes of the field `name` of type `ty`. In a tuple struct, where it `is_unnamed`, it takes no `rename`.
    pub(super) fn new(
        attr: FieldAttr,
        name: &str,
        ty: &Type,
        is_unnamed: bool,
        declared: &Declarations<'_>,
        errors: &mut Errors,
    ) -> Self {
        // A field with `skip` does not get here.
        let FieldAttr {
            share,
            copy,
            copy_to,
            cast,
            dtype,
            shape,
            rank,
            permute,
            layout,
            scale,
            whole,
            pad,
            rename,
            ..
        } = attr;
        let cast = cast.or_else(|| copy_to.map(|to| cast_by_copy(to, ty, errors)));
        if declared.is_sample {
            report_changes(cast.as_ref(), scale.as_ref(), permute.as_ref(), name, errors);
        }
        let mut dtype = dtype.and_then(KeyValue::value);
        drop_repeated_dtype(&mut dtype, ty, declared);
        drop_no_dtype(&mut dtype, declared, errors);
        drop_other_dtype(&mut dtype, name, ty, cast.as_ref(), errors);
        if let (Some(shape), Some(dims)) = (&shape, declared.dims) {
            report_undeclared(&shape.names, dims, errors);
        }
        let mut rank = rank.and_then(KeyValue::value);
        let mut shape = shape.filter(|axes| !axes.incomplete).map(|axes| axes.shape);
        let mut permute = permute.and_then(KeyValue::value);
        let before = errors.len();
        drop_list_of_lengths(&mut shape, name, ty, errors);
        drop_contradiction(&mut shape, rank.as_ref(), errors);
        permute = permute.filter(|permute| {
            errors.len() > before
                || fits_number_of_axes(permute, shape.as_ref(), rank.as_ref().map(|(_, rank)| *rank), errors)
        });
        if errors.len() > before {
            // Which of them is wrong is not known. Without `rank`, an `ArrayD` would be a tensor of another type.
            shape = None;
            rank = rank.filter(|_| is_dynamic(ty));
            permute = permute.filter(|_| is_dynamic(ty));
        }
        let rename = rename.and_then(KeyValue::value);
        let rename = rename.and_then(|name| if is_unnamed { no_name(&name, errors) } else { field_name(name, errors) });
        let scale = scale.and_then(|scale| checked_factor(scale, cast.as_ref(), share.is_some(), ty, declared, errors));
        let says_copy = copy.is_some() || declared.copies && share.is_none();
        let cast = cast.map(|mut cast| {
            let inner = std::mem::take(&mut cast.errors);
            if says_copy || cast.is_one_of_several {
                errors.append(inner);
            } else {
                errors.at(Code::Cast, &cast.key, cast_of_a_share(&cast, ty, share.is_some()));
            }
            cast
        });
        let owner = owner(share.as_ref(), copy.as_ref(), layout.as_ref(), cast, scale, declared, errors);
        if let (Owner::Shared { row_major: true }, Some(layout)) = (&owner, &layout) {
            permute = permute.filter(|permute| keeps_row_major(permute, layout, share.is_some(), errors));
        }
        if let (Some(samples), None) = (declared.samples, &whole) {
            permute = permute.filter(|permute| keeps_samples_first(permute, samples, errors));
        }
        if let Some(whole) = whole.as_ref().filter(|_| !declared.has_samples && !declared.is_sample) {
            errors.at(Code::Samples,
                whole,
                "`whole` is for structs with `#[tensor(samples = batch)]`; write that above `struct`, or remove `whole`",
            );
        }
        let collated = collated(pad, whole.as_ref(), name, ty, declared.is_sample, errors);
        let whole = whole.is_some() && declared.has_samples;
        Self { owner, dtype, shape, rank: rank.map(|(_, rank)| rank), permute, whole, collated, rename }
    }

    /// The dtype that the values are cast to.
    pub(crate) fn cast_to(&self) -> Option<&Type> {
        self.cast().map(|cast| &cast.to)
    }

    /// The cast, if it has to keep every value.
    pub(crate) fn lossless_cast(&self) -> Option<&Cast> {
        self.cast().filter(|cast| cast.kind == CastKind::Lossless)
    }

    /// The factor that each value is multiplied by.
    pub(crate) fn scale(&self) -> Option<&TokenStream> {
        self.cast()?.scale.as_ref()
    }

    fn cast(&self) -> Option<&Cast> {
        match &self.owner {
            Owner::Copied { cast } => cast.as_ref(),
            Owner::Shared { .. } => None,
        }
    }
}

/// Reports a type that is certain to be no dtype, and drops it.
fn drop_no_dtype(ty: &mut Option<Type>, declared: &Declarations<'_>, errors: &mut Errors) {
    let message = ty.as_ref().and_then(|ty| declared.scope.no_dtype(ty));
    if let Some(message) = message {
        errors.at(Code::Dtype, ty.take(), message);
    }
}

/// Drops a dtype that is that of the array, if a message about the field's type says that it is none.
fn drop_repeated_dtype(dtype: &mut Option<Type>, ty: &Type, declared: &Declarations<'_>) {
    let elem = ArrayType::new(innermost(ty)).map(|array| array.elem);
    let repeats = |dtype: &Type| elem.is_some_and(|elem| short_name(elem) == short_name(dtype));
    if matches!(declared.scope.verdict(ty), Verdict::Refused(_)) {
        dtype.take_if(|dtype| repeats(dtype));
    }
}

/// Reports a cast that is written as the value of `copy`, and reads it as one that compiles.
fn cast_by_copy(CopyTo { key, to }: CopyTo, ty: &Type, errors: &mut Errors) -> CastAttr {
    let elem = ArrayType::new(innermost(ty)).map(|array| array.elem);
    let is_lossy = elem.is_some_and(|elem| keeps_every_value(elem, &to) == Some(false));
    let (cast, kind) = if is_lossy { ("cast_lossy", CastKind::Lossy) } else { ("cast", CastKind::Lossless) };
    let text = source_text(&to);
    errors.at(Code::Attribute, &key, format!("`{key}` takes no value; write `{key}, {cast} = {text}`"));
    CastAttr { key, kind, to: Some(to), errors: Errors::default(), is_one_of_several: false }
}

/// Reports a dtype that is not the array's, where only the derive can write the advice, and drops it: the compiler's message
/// would lose a type's path, and does not know the cast.
fn drop_other_dtype(dtype: &mut Option<Type>, name: &str, ty: &Type, cast: Option<&CastAttr>, errors: &mut Errors) {
    let Some(said) = dtype else { return };
    let Some(array) = ArrayType::certain(innermost(ty)).filter(|_| is_dtype(said)) else { return };
    if short_name(said) == short_name(array.elem) {
        return;
    }
    let (found, declared) = (source_text(array.elem), source_text(said));
    let is_cast = cast.and_then(|cast| cast.to.as_ref()).is_some_and(|to| short_name(to) == short_name(said));
    if is_cast {
        let message = format!(
            "`dtype` is the array's, before the cast, and field `{name}` has `{found}`; write `dtype = {found}`, or remove it"
        );
        errors.at(Code::Dtype, dtype.take(), message);
    } else if found.contains("::") || declared.contains("::") {
        let message = format!(
            "field `{name}` has dtype `{found}`, but `{declared}` was declared; write `dtype = {found}`, or use an array of \
             `{declared}`"
        );
        errors.at(Code::Dtype, dtype.take(), message);
    }
}

/// Reports each keyword that is the name of an axis, and reads an upper-case name as the one that was reported where it is
/// declared.
pub(super) fn read_misnamed(axes: &mut ShapeAttr, declared: &Declarations<'_>, errors: &mut Errors) {
    let is_name = |name: &Ident| declared.dims.iter().copied().flatten().chain(declared.samples).any(|dim| dim == name);
    for keyword in &axes.keywords {
        let raw = Ident::new_raw(&keyword.to_string(), keyword.span());
        if !(declared.has_misnamed && is_name(&raw)) {
            errors.at(Code::Shape, keyword, keyword_as_name(keyword));
        }
    }
    if !declared.has_misnamed {
        return;
    }
    for dim in &mut axes.shape.dims {
        if let Dim::Constant(Expr::Path(path)) = &*dim
            && let Some(name) = path.path.get_ident()
        {
            let lower = Ident::new(&name.unraw().to_string().to_lowercase(), name.span());
            if is_name(&lower) {
                axes.names.push(lower.clone());
                *dim = Dim::Named(lower);
            }
        }
    }
}

/// Reports each length that is computed with the name of a dimension, which stands alone: only the arrays tell its length.
pub(super) fn report_computed(axes: &mut ShapeAttr, declared: &Declarations<'_>, errors: &mut Errors) {
    for dim in &mut axes.shape.dims {
        let Dim::Constant(expression) = &*dim else { continue };
        if let Some(name) = alone(expression).filter(|name| declared.axes.contains(name)) {
            let message = format!("a dimension stands alone; write `{name}` for `{}`", source_text(expression));
            errors.at(Code::Shape, expression, message);
            *dim = Dim::Named(name.clone());
            continue;
        }
        if let Some(name) = declared.axes.iter().find(|name| computes_with(expression.to_token_stream(), name)) {
            let text = source_text(expression);
            let message = format!(
                "only the arrays tell the length of `{name}`, so that `{text}` can't be computed; write `_`, or a name of its own"
            );
            errors.at(Code::Shape, expression, message);
            axes.incomplete = true;
        }
    }
}

/// The name in `(n)`, `{ n }`, `n as usize` or `&n`.
fn alone(expression: &Expr) -> Option<&Ident> {
    match expression {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Group(group) => alone(&group.expr),
        Expr::Paren(paren) => alone(&paren.expr),
        Expr::Cast(cast) => alone(&cast.expr),
        Expr::Reference(reference) => alone(&reference.expr),
        _ => None,
    }
}

/// Whether the tokens of an expression have this name as a value: not that of a function, a field or an item of a module. What
/// is in a block may declare it.
fn computes_with(tokens: TokenStream, name: &Ident) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_sign = |token: Option<&TokenTree>, signs: &[char]| matches!(token, Some(TokenTree::Punct(sign)) if signs.contains(&sign.as_char()));
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => group.delimiter() != Delimiter::Brace && computes_with(group.stream(), name),
        TokenTree::Ident(word) if word == name => {
            let before = index.checked_sub(1).and_then(|before| tokens.get(before));
            let behind = tokens.get(index + 1);
            let is_called =
                matches!(behind, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
            !(is_called || is_sign(before, &['.', ':', '|']) || is_sign(behind, &[':', '!', '|']))
        }
        _ => false,
    })
}

/// Reports each of `names` that is not declared.
pub(super) fn report_undeclared(names: &[Ident], dims: &[Ident], errors: &mut Errors) {
    let declared: Vec<_> = dims.iter().map(ToString::to_string).collect();
    for name in names.iter().filter(|name| !dims.contains(name)) {
        let all = declared.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>().join(", ");
        let advice = match nearest(&name.unraw().to_string(), &declared) {
            _ if declared.is_empty() => format!("; write `dims({all})`"),
            Some(near) => format!(", did you mean `{near}`? the declared ones are {}", list(&declared)),
            None => format!(": the declared ones are {}; write one of them, or `dims({all})`", list(&declared)),
        };
        errors.at(Code::Shape, name, format!("dimension `{name}` is not declared{advice}"));
    }
}

/// Reports a constant as the only axis of an array that has several, and drops it: it may be a list of all lengths.
fn drop_list_of_lengths(shape: &mut Option<Shape>, name: &str, ty: &Type, errors: &mut Errors) {
    let Some(Shape { leading: false, dims }) = &*shape else { return };
    let [Dim::Constant(constant)] = &dims[..] else { return };
    let is_path = matches!(constant, Expr::Path(_));
    let Some(rank) = number_of_axes(ty).filter(|rank| is_path && *rank > 1) else { return };
    let text = source_text(constant);
    let each = (0..rank).map(|axis| format!("{text}[{axis}]")).collect::<Vec<_>>().join(", ");
    let others = vec!["_"; rank - 1].join(", ");
    errors.at(
        Code::Rank,
        constant,
        format!(
            "field `{name}` has {rank} axes, and `shape` lists 1; write `shape = [{each}]` if `{text}` lists the lengths, or \
             `shape = [{text}, {others}]`"
        ),
    );
    *shape = None;
}

/// Whether the name of the array's type says that its number of axes is not known.
fn is_dynamic(ty: &Type) -> bool {
    ArrayType::new(innermost(ty)).is_none_or(|array| array.signature().1 == "IxDyn")
}

/// Reports a shape that has another number of axes than `rank`, and drops it.
fn drop_contradiction(shape: &mut Option<Shape>, rank: Option<&(Lit, usize)>, errors: &mut Errors) {
    let (Some(Shape { leading, dims }), Some((literal, rank))) = (&*shape, rank) else { return };
    let listed = dims.len();
    let (fits, least) = if *leading { (listed <= *rank, "at least ") } else { (listed == *rank, "") };
    if fits {
        return;
    }
    let axes = if listed == 1 { "axis" } else { "axes" };
    let advice = if listed > MAX_RANK {
        "list fewer axes".to_owned()
    } else {
        format!("write `rank = {listed}`, or change `shape`")
    };
    errors.at(Code::Rank, literal, format!("`rank` is {rank}, but `shape` lists {least}{listed} {axes}; {advice}"));
    *shape = None;
}

/// Reports another name for a field of a tuple struct.
fn no_name(name: &Ident, errors: &mut Errors) -> Option<Ident> {
    let message = format!(
        "the fields of a tuple struct have no names; remove `rename`, or declare the field as `{name}: …` in braces"
    );
    errors.at(Code::Attribute, name, message);
    None
}

/// The name, if a field can have it. A keyword is reported, and given its `r#` if that is possible.
fn field_name(name: Ident, errors: &mut Errors) -> Option<Ident> {
    if syn::parse_str::<Ident>(&name.to_string()).is_ok() {
        return Some(name);
    }
    if matches!(name.to_string().as_str(), "self" | "Self" | "super" | "crate") {
        errors.at(Code::Attribute, &name, format!("`{name}` can't be the name of a field; choose another"));
        return None;
    }
    errors.at(Code::Attribute, &name, format!("`{name}` is a keyword; write `r#{name}`"));
    Some(Ident::new_raw(&name.to_string(), name.span()))
}

/// The owner that the attributes ask for. An attribute that contradicts it is reported.
fn owner(
    share: Option<&Ident>,
    copy: Option<&Ident>,
    layout: Option<&Ident>,
    cast: Option<CastAttr>,
    scale: Option<TokenStream>,
    declared: &Declarations<'_>,
    errors: &mut Errors,
) -> Owner {
    if let (Some(_), Some(copy)) = (share, copy) {
        errors.at(Code::Ownership, copy, "a field is either `share` or `copy`; remove one");
    }
    let says_copy = copy.is_some() || declared.copies && share.is_none();
    let is_copy = says_copy || cast.is_some();
    if let (true, None, Some(layout)) = (is_copy, share, layout) {
        errors.at(Code::Layout, layout, "a copy is row-major in any case; remove `layout`");
    }
    if !is_copy {
        return Owner::Shared { row_major: layout.is_some() };
    }
    let cast = cast.and_then(|CastAttr { kind, mut to, .. }| {
        drop_no_dtype(&mut to, declared, errors);
        to.map(|to| Cast { kind, to, scale })
    });
    Owner::Copied { cast }
}

fn cast_of_a_share(CastAttr { key, to, .. }: &CastAttr, ty: &Type, says_share: bool) -> String {
    let elem = ArrayType::new(innermost(ty)).map(|array| array.elem);
    let cast = match to {
        Some(to) => format!("{key} = {}", source_text(to)),
        None if key == "cast" => elem.map_or_else(|| "cast = f32".to_owned(), float_cast),
        None => format!("{key} = f32"),
    };
    let place = if says_share { " in place of `share`" } else { "" };
    format!("a share is the array's own memory, which a `{key}` can't change; write `copy, {cast}`{place}")
}

/// Reports what changes values or axes on a field of a sample: `collate` puts together what is in the array.
fn report_changes(
    cast: Option<&CastAttr>,
    scale: Option<&ScaleAttr>,
    permute: Option<&KeyValue<Permutation>>,
    name: &str,
    errors: &mut Errors,
) {
    let cast = cast.map(|cast| (cast.key.to_string(), cast.key.to_token_stream()));
    let scale = scale.map(|scale| (scale.key.to_string(), scale.key.to_token_stream()));
    let permute =
        permute.and_then(KeyValue::as_ref).map(|permute| ("permute".to_owned(), permute.list.to_token_stream()));
    // One of them is enough to see what is meant.
    if let Some((key, at)) = cast.or(scale).or(permute) {
        let message = format!(
            "`{key}` does nothing in samples that are put together; write it on the field `{name}` of the struct of many, and remove it here"
        );
        errors.at(Code::Collate, at, message);
    }
}
