//! Why a type is refused, as a field's type or as a dtype.
//!
//! Only the compiler knows whether a type is an array. But some types are certain to be none, and the derive refuses
//! those itself: its message is better, and the other fields still get their tensors.

use proc_macro2::Ident;
use syn::{Lifetime, Macro, PathArguments, Type, TypePath, TypeReference};

use crate::slip::is_unread;
use crate::text::source_text;
use crate::type_syntax::{
    CRATES, dtypes, dtypes_in_words, has_placeholder, innermost, is_array_name, is_array_ref_name, is_holder_name,
    is_ill_formed, is_list, is_primitive, is_raw_view_name, is_unsized, peeled, type_arguments,
};

/// Whether a field of some type can become a tensor.
pub(super) enum Verdict<'a> {
    /// It may, or the compiler reports that it can't.
    Possible,
    /// It can't, for which this is the message.
    Refused(String),
    /// It can't, and the compiler reports that: no struct can have the type.
    Invalid,
    /// It can't, and the compiler reports that, unless it reads more of it than the derive does.
    Unread,
    /// It can't, and the compiler reports that wherever the type is mentioned.
    IllFormed,
    /// It can't, and the compiler reports this call of a macro, which makes a value.
    Called(&'a Macro),
}

/// The struct around a type, which decides what the type's name means.
pub(super) struct Scope<'a> {
    /// The struct's name.
    pub(super) name: &'a Ident,
    /// The names of its type parameters, which hide types of the same name.
    pub(super) parameters: &'a [&'a Ident],
    /// The names of its parameters that are neither a length nor a storage.
    pub(super) misused: &'a [&'a Ident],
    /// Whether it has type or const parameters.
    pub(super) is_generic: bool,
    /// Whether a field may be a scalar.
    pub(super) has_scalars: bool,
    /// Whether each field has a value for each sample.
    pub(super) has_samples: bool,
    /// Its first lifetime.
    pub(super) lifetime: Option<&'a Lifetime>,
}

const SKIP: &str = "write `#[tensor(skip)]` on the field";

fn no_element_type(ty: &Type, advice: &str) -> String {
    format!("`{}` is not an element type of tensors{advice}", source_text(ty))
}

/// Why a type can't become a tensor.
enum Refusal<'a> {
    /// It can't, whatever its elements are. With what to do about it.
    Type(Option<String>),
    /// It could, with other elements. With what to use in their place.
    Element(&'a Type, String),
}

/// A type that is no dtype.
struct NoElement {
    /// What to use in its place, if the type alone tells.
    advice: Option<String>,
}

impl Refusal<'_> {
    /// The refusal of a type that an array can replace.
    fn use_an_array() -> Self {
        Self::Type(Some(AN_ARRAY.to_owned()))
    }
}

/// Macros that make values, and types of such values.
const MACROS_OF_VALUES: &[(&str, &str)] = &[("vec", "Vec<f32>"), ("array", "Array1<f32>")];
const TEXTS: &[&str] = &["String", "str"];
const COLLECTIONS: &[&str] = &["HashMap", "BTreeMap", "HashSet", "BTreeSet", "VecDeque"];

const AN_ARRAY: &str = "use an `ndarray` array such as `Array2<f32>`";

/// A primitive type that is no dtype.
struct Primitive {
    name: &'static str,
    /// The dtype that holds its values.
    dtype: &'static str,
    /// Stands in the message before the advice to use that dtype.
    reason: &'static str,
    /// Stands behind that advice.
    remark: &'static str,
}

const OF_THE_MACHINE: &str = ", since its size depends on the machine";
const TOO_WIDE: &str = ", whose integers have at most 64 bits";

const PRIMITIVES: &[Primitive] = &[
    Primitive { name: "usize", dtype: "u64", reason: OF_THE_MACHINE, remark: " (or `i64`)" },
    Primitive { name: "isize", dtype: "i64", reason: OF_THE_MACHINE, remark: "" },
    Primitive { name: "u128", dtype: "u64", reason: TOO_WIDE, remark: "" },
    Primitive { name: "i128", dtype: "i64", reason: TOO_WIDE, remark: "" },
    Primitive { name: "char", dtype: "u32", reason: "", remark: ", which holds every `char`" },
];

impl Primitive {
    fn named(name: &str) -> Option<&'static Self> {
        PRIMITIVES.iter().find(|primitive| primitive.name == name)
    }

    fn advice(&self) -> String {
        let Self { dtype, reason, remark, .. } = self;
        format!("{reason}; use `{dtype}`{remark}")
    }
}

/// A type that is known by its name.
struct NamedType<'a> {
    name: String,
    /// Its first argument that is a type: `Cell<f32>` is std's, and `Cell` is a type of the user's.
    argument: Option<&'a Type>,
}

impl Scope<'_> {
    /// Whether a field of this type can become a tensor.
    pub(super) fn verdict<'a>(&self, ty: &'a Type) -> Verdict<'a> {
        if matches!(peeled(ty), Type::ImplTrait(_)) || has_placeholder(ty) {
            return Verdict::Invalid;
        }
        if is_unread(ty) || matches!(peeled(ty), Type::TraitObject(object) if object.dyn_token.is_none()) {
            return Verdict::Unread;
        }
        if is_ill_formed(ty, self.misused) {
            return Verdict::IllFormed;
        }
        if let Type::Macro(call) = innermost(ty) {
            let name = call.mac.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            if let Some((_, instead)) = MACROS_OF_VALUES.iter().find(|(value, _)| *value == name) {
                let message = format!("expected a type, found the macro `{name}!`; write a type such as `{instead}`");
                return Verdict::Refused(message);
            }
            if call.mac.path.get_ident().is_some() && (name == "Vec" || is_array_name(&name)) {
                return Verdict::Called(&call.mac);
            }
        }
        let name = self.name;
        match self.refusal(ty) {
            Some(Refusal::Element(element, advice)) => {
                Verdict::Refused(no_element_type(element, &format!("{advice}, or {SKIP}")))
            }
            Some(Refusal::Type(advice)) => {
                let text = source_text(ty);
                let advice = match advice {
                    // The compiler refuses such a field, or takes one without a size for the last one alone.
                    advice if is_unsized(ty) || matches!(peeled(ty), Type::Never(_)) => {
                        advice.unwrap_or_else(|| AN_ARRAY.to_owned())
                    }
                    Some(advice) => format!("write `#[tensor(skip)]` on it, or {advice}"),
                    None => "write `#[tensor(skip)]` on it".to_owned(),
                };
                Verdict::Refused(format!("a field of type `{text}` can't become a tensor; {advice}"))
            }
            None if self.is_itself(innermost(ty)) => {
                Verdict::Refused(format!("`{name}` holds itself here, and its tensors would have no end; {SKIP}"))
            }
            None => Verdict::Possible,
        }
    }

    /// What is wrong with a type as the value of `dtype` or of a cast.
    pub(super) fn no_dtype(&self, ty: &Type) -> Option<String> {
        if let Type::Macro(call) = peeled(ty) {
            let name = source_text(&call.mac.path);
            return Some(format!("expected a type, found a macro; write the type that `{name}!` stands for"));
        }
        let NoElement { advice } = self.no_element(ty)?;
        Some(no_element_type(ty, &advice.unwrap_or_else(|| format!(": the dtypes are {}", dtypes_in_words()))))
    }

    /// Whether the type is the struct itself. A path of several words may lead to another type of the name.
    fn is_itself(&self, ty: &Type) -> bool {
        match peeled(ty) {
            Type::Path(path)
                if path.qself.is_none() && path.path.leading_colon.is_none() && path.path.segments.len() == 1 =>
            {
                let ident = &path.path.segments[0].ident;
                ident == self.name || ident == "Self"
            }
            _ => false,
        }
    }

    fn refusal<'a>(&self, ty: &'a Type) -> Option<Refusal<'a>> {
        match peeled(ty) {
            Type::Path(path) => self.path_refusal(path),
            Type::Reference(reference) => match peeled(&reference.elem) {
                Type::Slice(slice) => Some(Refusal::Type(Some(self.view_instead(reference, &slice.elem)))),
                // An `ArrayRef` has no size, so that only a reference to one is a field.
                Type::Path(path) if self.is_array_ref(path) => self.array_refusal(path),
                referent => self.refusal(referent),
            },
            Type::Array(array) => self.element_refusal(&array.elem),
            Type::Slice(slice) => Some(Refusal::Type(Some(self.vec_instead(&slice.elem)))),
            Type::Tuple(tuple) if !tuple.elems.is_empty() => {
                Some(Refusal::Type(Some("make a field of each of its parts".to_owned())))
            }
            Type::Ptr(_) | Type::Tuple(_) => Some(Refusal::use_an_array()),
            Type::FnPtr(_) | Type::Never(_) | Type::TraitObject(_) => Some(Refusal::Type(None)),
            _ => None,
        }
    }

    fn path_refusal<'a>(&self, path: &'a TypePath) -> Option<Refusal<'a>> {
        let NamedType { name, argument } = self.named(path)?;
        match (name.as_str(), argument) {
            (text, None) if TEXTS.contains(&text) => Some(Refusal::use_an_array()),
            (scalar, None) => {
                let dtype = scalar_dtype(scalar)?;
                // `f16` alone may be Rust's own type.
                let path = if dtype == "f16" { "half::f16" } else { dtype };
                let instead = match (self.has_scalars, dtype == scalar) {
                    (true, true) => return None,
                    (false, _) if self.has_samples => format!("use `Array1<{path}>`, with one value for each sample"),
                    (true, false) => format!("use `{dtype}`"),
                    (false, true) => format!(
                        "use `Array0<{path}>` for a scalar, or write `#[tensor(stack)]` above the struct to stack it"
                    ),
                    (false, false) => format!("use `Array0<{dtype}>` for a scalar"),
                };
                Some(Refusal::Type(Some(instead)))
            }
            ("Vec", Some(element)) => self.element_refusal(element),
            ("Option", Some(inner)) => self.refusal(inner),
            ("Box", Some(inner)) => match peeled(inner) {
                Type::Slice(slice) => Some(Refusal::Type(Some(self.vec_instead(&slice.elem)))),
                inner => self.refusal(inner),
            },
            // A type of the user's may have the name, which the compiler knows; of a generic struct, it knows too late.
            (holder, Some(inner))
                if is_holder_name(holder) && is_one_word(path) && !self.is_generic && !is_list(inner) =>
            {
                None
            }
            (holder, Some(inner)) if is_holder_name(holder) => {
                let instead = self.refusal(inner).is_none() && !matches!(peeled(inner), Type::Infer(_));
                Some(Refusal::Type(instead.then(|| format!("use `{}` itself", source_text(inner)))))
            }
            ("PhantomData", Some(_)) => Some(Refusal::Type(None)),
            (raw, Some(_)) if is_raw_view_name(raw) => {
                let (lifetime, place) = self.lifetime();
                Some(Refusal::Type(Some(format!("use a view such as `ArrayView1<{lifetime}, f32>`{place}"))))
            }
            (collection, Some(_)) if COLLECTIONS.contains(&collection) => Some(Refusal::use_an_array()),
            (array_ref, Some(_)) if is_array_ref_name(array_ref) => {
                let (lifetime, place) = self.lifetime();
                Some(Refusal::Type(Some(format!("refer to it by `&{lifetime} {}`{place}", source_text(path)))))
            }
            (array, Some(_)) if is_array_name(array) => self.array_refusal(path),
            _ => None,
        }
    }

    /// Whether the type is an `ArrayRef`.
    fn is_array_ref(&self, path: &TypePath) -> bool {
        self.named(path).is_some_and(|named| is_array_ref_name(&named.name))
    }

    /// The refusal of an array for its elements.
    fn array_refusal<'a>(&self, array: &'a TypePath) -> Option<Refusal<'a>> {
        let element = self.named(array)?.argument?;
        let NoElement { advice } = self.no_element(element)?;
        let advice = advice.unwrap_or_else(|| {
            let instead =
                if is_list(element) { "an array with more axes, such as `Array2<f32>`" } else { "one such as `f32`" };
            format!("; use {instead}")
        });
        Some(Refusal::Element(element, advice))
    }

    /// The refusal of a list for its elements.
    fn element_refusal<'a>(&self, element: &'a Type) -> Option<Refusal<'a>> {
        let NoElement { advice } = self.no_element(element)?;
        match advice {
            Some(advice) => Some(Refusal::Element(element, advice)),
            None if is_list(element) => Some(Refusal::use_an_array()),
            None => Some(Refusal::Type(Some("use elements such as `f32`".to_owned()))),
        }
    }

    /// The type as one that is no dtype, if that is certain.
    fn no_element(&self, ty: &Type) -> Option<NoElement> {
        let Type::Path(path) = peeled(ty) else {
            let is_certain = matches!(
                peeled(ty),
                Type::Array(_)
                    | Type::FnPtr(_)
                    | Type::ImplTrait(_)
                    | Type::Never(_)
                    | Type::Ptr(_)
                    | Type::Reference(_)
                    | Type::Slice(_)
                    | Type::TraitObject(_)
                    | Type::Tuple(_)
            );
            return is_certain.then_some(NoElement { advice: None });
        };
        if self.is_itself(ty) {
            return Some(NoElement { advice: None });
        }
        if let Some(primitive) = module_of_a_primitive(path) {
            return Some(NoElement { advice: Some(format!(", but a module; write `{primitive}`")) });
        }
        let NamedType { name, argument } = self.named(path)?;
        match argument {
            None if TEXTS.contains(&name.as_str()) => Some(NoElement { advice: None }),
            None => Primitive::named(&name).map(|primitive| NoElement { advice: Some(primitive.advice()) }),
            Some(_) => is_no_dtype_with_arguments(&name).then_some(NoElement { advice: None }),
        }
    }

    /// A lifetime for a field; and, if the struct has none yet, where to declare it.
    fn lifetime(&self) -> (String, String) {
        match self.lifetime {
            Some(lifetime) => (lifetime.to_string(), String::new()),
            None if self.is_generic => ("'a".to_owned(), format!(" in a `struct {}<'a, …>`", self.name)),
            None => ("'a".to_owned(), format!(" in a `struct {}<'a>`", self.name)),
        }
    }

    fn view_instead(&self, reference: &TypeReference, element: &Type) -> String {
        if self.no_element(element).is_some() {
            return AN_ARRAY.to_owned();
        }
        let view = if reference.mutability.is_some() { "ArrayViewMut1" } else { "ArrayView1" };
        let lifetime = reference.lifetime.as_ref().map_or_else(|| "'a".to_owned(), ToString::to_string);
        format!("use `{view}<{lifetime}, {}>`", source_text(element))
    }

    fn vec_instead(&self, element: &Type) -> String {
        if self.no_element(element).is_some() {
            AN_ARRAY.to_owned()
        } else {
            format!("use `Vec<{}>`", source_text(element))
        }
    }

    /// The type, if it is known by its name: its path is one word, or begins with a crate in [`CRATES`].
    fn named<'a>(&self, path: &'a TypePath) -> Option<NamedType<'a>> {
        if path.qself.is_some() {
            return None;
        }
        let segments = &path.path.segments;
        let first = segments.first()?;
        let last = segments.last()?;
        let is_one_word = is_one_word(path) && !self.parameters.contains(&&first.ident);
        let is_of_crate = segments.len() > 1 && CRATES.iter().any(|name| first.ident == name);
        if !(is_one_word || is_of_crate) {
            return None;
        }
        let argument = match &last.arguments {
            PathArguments::None => None,
            PathArguments::AngleBracketed(_) => Some(type_arguments(last).next()?),
            PathArguments::Parenthesized(_) => return None,
        };
        Some(NamedType { name: last.ident.to_string(), argument })
    }
}

/// Whether a name in the type has to be imported, so that the compiler may not know it.
pub(super) fn needs_an_import(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Path(path) => {
            let is_of_std = |name: &str| name == "PhantomData" || COLLECTIONS.contains(&name) || is_holder_name(name);
            path.path.segments.last().is_some_and(|last| {
                let name = last.ident.to_string();
                let is_unknown = is_one_word(path) && (is_of_std(&name) || name == "bf16" || name == "Complex");
                is_unknown || type_arguments(last).any(needs_an_import)
            })
        }
        Type::Reference(reference) => needs_an_import(&reference.elem),
        Type::Array(array) => needs_an_import(&array.elem),
        _ => false,
    }
}

fn is_one_word(path: &TypePath) -> bool {
    path.path.segments.len() == 1 && path.path.leading_colon.is_none()
}

/// The dtype of an array that holds a scalar of this type.
fn scalar_dtype(name: &str) -> Option<&'static str> {
    dtypes().find(|dtype| *dtype == name).or_else(|| Primitive::named(name).map(|primitive| primitive.dtype))
}

/// The primitive type that is meant by the path to the module of its constants: `f32` for `std::f32`.
fn module_of_a_primitive(path: &TypePath) -> Option<&Ident> {
    let mut segments = path.path.segments.iter().map(|segment| &segment.ident);
    let (krate, primitive) = (segments.next()?, segments.next()?);
    let is_module = (krate == "std" || krate == "core") && is_primitive(&primitive.to_string());
    (is_module && segments.next().is_none() && path.qself.is_none()).then_some(primitive)
}

/// Whether a type of this name that has arguments is certain to be no dtype.
fn is_no_dtype_with_arguments(name: &str) -> bool {
    matches!(name, "Vec" | "Option" | "Box" | "PhantomData")
        || COLLECTIONS.contains(&name)
        || is_holder_name(name)
        || is_array_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_dtype_is_replaced_by_one() {
        for Primitive { name, dtype, .. } in PRIMITIVES {
            let is_dtype = |name: &str| dtypes().any(|dtype| dtype == name);
            assert!(!is_dtype(name) && is_dtype(dtype), "`{dtype}` for `{name}`");
        }
    }
}
