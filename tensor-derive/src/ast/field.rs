//! The rules for a field.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{Index, Member, Type};

use super::{Cast, Field, Owner, Style};
use crate::attr::{CastAttr, FieldAttr, KeyValue, Shape};
use crate::errors::Errors;
use crate::nearest::nearest;
use crate::refusal::{Verdict, no_dtype, verdict};
use crate::text::{list, source_text};
use crate::type_syntax::{MAX_RANK, innermost, peeled};

/// What the struct has to say about each of its fields.
pub(super) struct Surroundings<'a> {
    /// The struct's name.
    pub(super) name: &'a Ident,
    pub(super) style: Style,
    /// The names of the type parameters.
    pub(super) parameters: &'a [&'a Ident],
    /// The declared dimensions.
    pub(super) dims: Option<&'a [Ident]>,
    /// Whether a field is copied that says nothing of its owner.
    pub(super) copies: bool,
}

/// What becomes of a field.
pub(super) enum Outcome {
    Tensor(Box<Read>),
    Skipped,
    /// It becomes no tensor, and what is wrong was said.
    Refused,
}

/// A field whose place and name in the companions are still open.
pub(super) struct Read {
    field: syn::Field,
    index: usize,
    owner: Owner,
    dtype: Option<Type>,
    shape: Option<Shape>,
    rank: Option<usize>,
    rename: Option<Ident>,
    pub(super) ty: Type,
}

impl Read {
    pub(super) fn parse(index: usize, field: syn::Field, around: &Surroundings<'_>, errors: &mut Errors) -> Outcome {
        let attr = FieldAttr::parse(&field.attrs, errors);
        if let Some(skip) = &attr.skip {
            if attr.says_more_than_skip() {
                errors.at(skip, "a skipped field becomes no tensor; remove `skip`, or everything beside it");
                return Outcome::Refused;
            }
            return Outcome::Skipped;
        }
        let checked = Checked::new(attr, around, errors);
        match verdict(&field.ty, around.parameters) {
            Verdict::Possible => {}
            Verdict::Refused(message) => {
                errors.at(&field.ty, message);
                return Outcome::Refused;
            }
            Verdict::Invalid => return Outcome::Refused,
        }
        if is_itself(innermost(&field.ty), around.name) {
            let name = around.name;
            errors.at(
                &field.ty,
                format!("`{name}` holds itself here, and its tensors would have no end; write `#[tensor(skip)]` on the field"),
            );
            return Outcome::Refused;
        }
        let Checked { owner, dtype, shape, rank, rename } = checked;
        let ty = field.ty.clone();
        Outcome::Tensor(Box::new(Self { field, index, owner, dtype, shape, rank, rename, ty }))
    }

    /// The name in `SPEC` and in reports.
    fn name(&self) -> String {
        match (&self.rename, &self.field.ident) {
            (Some(name), _) | (None, Some(name)) => name.unraw().to_string(),
            (None, None) => self.index.to_string(),
        }
    }

    /// The fields, each with a name of its own.
    pub(super) fn into_fields(mut read: Vec<Self>, style: Style, errors: &mut Errors) -> Vec<Field> {
        Self::report_same_names(&mut read, errors);
        let fields = read.into_iter().enumerate();
        fields.map(|(companion, field)| field.into_field(companion, style)).collect()
    }

    /// Takes back each `rename` to a name that another field has.
    fn report_same_names(read: &mut [Self], errors: &mut Errors) {
        let doubled = |read: &[Self], index: usize| {
            let name = read[index].name();
            read.iter().enumerate().any(|(other, field)| {
                // Of two renamed fields, the first keeps the name.
                let first = field.rename.is_none() || other < index;
                other != index && first && field.name() == name
            })
        };
        let wrong: Vec<usize> =
            (0..read.len()).filter(|index| read[*index].rename.is_some() && doubled(read, *index)).collect();
        for index in wrong {
            if let Some(name) = read[index].rename.take() {
                let message =
                    format!("`{}` is the name of another field; choose one that no other field has", name.unraw());
                errors.at(name, message);
            }
        }
        // A field that got its own name back may find it taken. That is no mistake of its own.
        while let Some(index) = (0..read.len()).find(|index| read[*index].rename.is_some() && doubled(read, *index)) {
            read[index].rename = None;
        }
    }

    fn into_field(self, companion: usize, style: Style) -> Field {
        let name = self.name();
        let (member, companion) = match (style, self.field.ident) {
            (Style::Named, Some(ident)) => {
                let companion = self.rename.unwrap_or_else(|| ident.clone());
                (Member::Named(ident), Member::Named(companion))
            }
            _ => (indexed(self.index), indexed(companion)),
        };
        Field {
            vis: self.field.vis,
            member,
            companion,
            name,
            ty: self.ty,
            owner: self.owner,
            dtype: self.dtype,
            shape: self.shape,
            rank: self.rank,
        }
    }
}

/// Whether a type is the struct `name`, in which it is written. A path of several parts may lead to another of that name.
fn is_itself(ty: &Type, name: &Ident) -> bool {
    match peeled(ty) {
        Type::Path(path)
            if path.qself.is_none() && path.path.leading_colon.is_none() && path.path.segments.len() == 1 =>
        {
            let ident = &path.path.segments[0].ident;
            ident == name || ident == "Self"
        }
        _ => false,
    }
}

fn indexed(index: usize) -> Member {
    Member::Unnamed(Index { index: u32::try_from(index).expect("a field's index"), span: Span::mixed_site() })
}

/// What the attributes of a field amount to.
struct Checked {
    owner: Owner,
    dtype: Option<Type>,
    shape: Option<Shape>,
    rank: Option<usize>,
    rename: Option<Ident>,
}

impl Checked {
    fn new(mut attr: FieldAttr, around: &Surroundings<'_>, errors: &mut Errors) -> Self {
        let mut dtype = attr.dtype.take().and_then(KeyValue::value);
        drop_no_dtype(&mut dtype, around, errors);
        if let Some(axes) = &attr.shape {
            report_undeclared(&axes.names, around, errors);
        }
        let rank = attr.rank.take().and_then(KeyValue::value);
        let mut shape = attr.shape.take().filter(|axes| !axes.incomplete).map(|axes| axes.shape);
        if let (Some((literal, rank)), Some(found)) = (&rank, &shape)
            && let Some(message) = contradiction(found, *rank)
        {
            errors.at(literal, message);
            shape = None;
        }
        let rename =
            attr.rename.take().and_then(KeyValue::value).and_then(|name| companion_name(name, around.style, errors));
        let owner = owner(attr, around, errors);
        Self { owner, dtype, shape, rank: rank.map(|(_, rank)| rank), rename }
    }
}

/// What is wrong with `shape` beside this `rank`.
fn contradiction(shape: &Shape, rank: usize) -> Option<String> {
    let listed = shape.dims.len();
    let (fits, least) = if shape.leading { (listed <= rank, "at least ") } else { (listed == rank, "") };
    let axes = if listed == 1 { "axis" } else { "axes" };
    (!fits).then(|| {
        let advice = if listed > MAX_RANK {
            "list fewer axes".to_owned()
        } else {
            format!("write `rank = {listed}`, or change `shape`")
        };
        format!("`rank` is {rank}, but `shape` lists {least}{listed} {axes}; {advice}")
    })
}

/// Reports a type that is certainly no dtype, and goes on without it.
fn drop_no_dtype(ty: &mut Option<Type>, around: &Surroundings<'_>, errors: &mut Errors) {
    let message = ty.as_ref().and_then(|ty| no_dtype(ty, around.parameters));
    if let Some(message) = message {
        errors.at(ty.take(), message);
    }
}

fn report_undeclared(names: &[Ident], around: &Surroundings<'_>, errors: &mut Errors) {
    let Some(declared) = around.dims else { return };
    for name in names {
        if let Some(message) = undeclared(name, declared) {
            errors.at(name, message);
        }
    }
}

/// The name for the companions. In a tuple struct it is only text.
fn companion_name(name: Ident, style: Style, errors: &mut Errors) -> Option<Ident> {
    if style == Style::Tuple || syn::parse_str::<Ident>(&name.to_string()).is_ok() {
        return Some(name);
    }
    if matches!(name.to_string().as_str(), "self" | "Self" | "super" | "crate") {
        errors.at(&name, format!("`{name}` can't be the name of a field; choose another"));
        return None;
    }
    errors.at(&name, format!("`{name}` is a keyword; write `r#{name}`"));
    Some(Ident::new_raw(&name.to_string(), name.span()))
}

/// The owner that the attributes ask for, after reporting what contradicts it.
fn owner(attr: FieldAttr, around: &Surroundings<'_>, errors: &mut Errors) -> Owner {
    let FieldAttr { share, copy, cast, layout, .. } = attr;
    if let (Some(_), Some(copy)) = (&share, &copy) {
        errors.at(copy, "a field is either `share` or `copy`; remove one");
    }
    let says_copy = copy.is_some() || around.copies && share.is_none();
    if let (Some(cast), false) = (&cast, says_copy) {
        errors.at(&cast.key, cast_of_a_share(cast, share.is_some()));
    }
    let is_copy = says_copy || cast.is_some();
    if let (true, None, Some(layout)) = (is_copy, &share, &layout) {
        errors.at(layout, "a copy is row-major in any case; remove `layout`");
    }
    if !is_copy {
        return Owner::Shared { row_major: layout.is_some() };
    }
    let cast = cast.and_then(|CastAttr { kind, mut to, .. }| {
        drop_no_dtype(&mut to, around, errors);
        to.map(|to| Cast { kind, to })
    });
    Owner::Copied { cast }
}

fn cast_of_a_share(CastAttr { key, to, .. }: &CastAttr, says_share: bool) -> String {
    let instead = match to {
        Some(to) => format!("`copy, {key} = {}`", source_text(to)),
        None => "`copy` beside it".to_owned(),
    };
    let place = if says_share { " in place of `share`" } else { "" };
    format!("a share is the array's own memory, which a `{key}` can't change; write {instead}{place}")
}

/// What is wrong with a dimension that is not among the declared ones.
fn undeclared(name: &Ident, declared: &[Ident]) -> Option<String> {
    if declared.contains(name) {
        return None;
    }
    let names: Vec<String> = declared.iter().map(ToString::to_string).collect();
    let all = names.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>().join(", ");
    let found = name.unraw().to_string();
    let advice = match nearest(&found, &names) {
        _ if names.is_empty() => format!("; write `dims({all})`"),
        Some(near) => format!(", did you mean `{near}`? the declared ones are {}", list(&names)),
        None => format!(": the declared ones are {}; write one of them, or `dims({all})`", list(&names)),
    };
    Some(format!("dimension `{name}` is not declared{advice}"))
}
