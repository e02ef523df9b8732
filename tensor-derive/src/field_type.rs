//! What a field's type says at first glance.
//!
//! Whether a type is an array is for the compiler to say. Of some types it is certain that they are none; saying so here
//! gives one message, and leaves the other fields their tensors.

use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments, Type, TypePath, TypeReference};

use crate::text::source_text;

/// What is known of a field's type.
pub(crate) enum Glance {
    /// It may become a tensor.
    Possible,
    /// It can't, and this is to be said.
    Refused(String),
    /// The compiler refuses it, wherever it stands.
    Invalid,
}

/// Looks at a field's type; `parameters` are the struct's own types, whatever they are called.
pub(crate) fn glance(ty: &Type, parameters: &[&Ident]) -> Glance {
    let glance = Look { parameters };
    match plain(ty) {
        Type::Infer(_) | Type::ImplTrait(_) => Glance::Invalid,
        plain => match glance.refusal(plain) {
            None => Glance::Possible,
            Some(Refusal::Element(element, advice)) => Glance::Refused(format!(
                "`{}` is not an element type of tensors{advice}, or write `#[tensor(skip)]` on the field",
                source_text(&element)
            )),
            Some(Refusal::Type(advice)) => {
                let advice = advice.map_or_else(String::new, |advice| format!(", or {advice}"));
                let text = source_text(ty);
                Glance::Refused(format!(
                    "a field of type `{text}` can't become a tensor; write `#[tensor(skip)]` on it{advice}"
                ))
            }
        },
    }
}

/// What is wrong with a type as the dtype of a `dtype` or a cast.
pub(crate) fn no_dtype(ty: &Type, parameters: &[&Ident]) -> Option<String> {
    const DTYPES: &str = ": the dtypes are `bool`, `u8` to `u64`, `i8` to `i64`, `f16`, `bf16`, `f32`, `f64`, \
                          `Complex<f32>` and `Complex<f64>`";
    let no_element = Look { parameters }.no_element(ty)?;
    let advice = no_element.advice.unwrap_or(DTYPES);
    Some(format!("`{}` is not an element type of tensors{advice}", source_text(ty)))
}

/// Why a type can't become a tensor.
enum Refusal<'a> {
    /// It can't, whatever it holds; what to use in its place.
    Type(Option<String>),
    /// It could, but for its elements.
    Element(&'a Type, &'static str),
}

/// A type that is no dtype.
struct NoElement {
    /// What to use in its place.
    advice: Option<&'static str>,
}

impl Refusal<'_> {
    /// The refusal of what an array may take the place of.
    fn general() -> Self {
        Self::Type(Some(ARRAY.to_owned()))
    }
}

struct Look<'a> {
    parameters: &'a [&'a Ident],
}

/// Where a type of a known name is what it seems to be.
const CRATES: &[&str] = &["std", "core", "alloc", "ndarray"];
const TEXTS: &[&str] = &["String", "str"];
const COLLECTIONS: &[&str] = &["HashMap", "BTreeMap", "HashSet", "BTreeSet", "VecDeque"];
/// Types that hold a value of another one.
const HOLDERS: &[&str] = &["Rc", "Arc", "Cell", "RefCell", "Mutex", "RwLock"];

const MORE_AXES: &str = "; use an array with more axes, such as `Array2<f32>`";
const ARRAY: &str = "use an `ndarray` array such as `Array2<f32>`";

impl Look<'_> {
    fn refusal<'a>(&self, ty: &'a Type) -> Option<Refusal<'a>> {
        match plain(ty) {
            Type::Path(path) => self.path_refusal(path),
            Type::Reference(reference) => match plain(&reference.elem) {
                Type::Slice(slice) => Some(Refusal::Type(Some(self.view_instead(reference, &slice.elem)))),
                // Of no known size, and so only behind a reference.
                Type::Path(path) if self.array_ref(path) => self.array_refusal(path),
                referent => self.refusal(referent),
            },
            Type::Array(array) => self.element_refusal(&array.elem),
            Type::Slice(slice) => Some(Refusal::Type(Some(self.vec_instead(&slice.elem)))),
            Type::Tuple(tuple) if !tuple.elems.is_empty() => {
                Some(Refusal::Type(Some("make a field of each of its parts".to_owned())))
            }
            Type::Ptr(_) | Type::Tuple(_) => Some(Refusal::general()),
            Type::FnPtr(_) | Type::Never(_) | Type::TraitObject(_) => Some(Refusal::Type(None)),
            _ => None,
        }
    }

    fn path_refusal<'a>(&self, path: &'a TypePath) -> Option<Refusal<'a>> {
        let Known { name, first } = self.known(path)?;
        match (name.as_str(), first) {
            (text, None) if TEXTS.contains(&text) => Some(Refusal::general()),
            (scalar, None) => {
                let element = scalar_element(scalar)?;
                Some(Refusal::Type(Some(format!("use `Array0<{element}>` for a scalar"))))
            }
            ("Vec", Some(element)) => self.element_refusal(element),
            ("Option", Some(inner)) => self.refusal(inner),
            ("Box", Some(inner)) => match plain(inner) {
                Type::Slice(slice) => Some(Refusal::Type(Some(self.vec_instead(&slice.elem)))),
                inner => self.refusal(inner),
            },
            (holder, Some(inner)) if HOLDERS.contains(&holder) => {
                let instead = self.refusal(inner).is_none() && !matches!(plain(inner), Type::Infer(_));
                Some(Refusal::Type(instead.then(|| format!("use `{}` itself", source_text(inner)))))
            }
            ("PhantomData", Some(_)) => Some(Refusal::Type(None)),
            (raw, Some(_)) if raw.starts_with("RawArrayView") => {
                Some(Refusal::Type(Some("use a view with a lifetime, such as `ArrayView1<'a, f32>`".to_owned())))
            }
            (collection, Some(_)) if COLLECTIONS.contains(&collection) => Some(Refusal::general()),
            (_, Some(_)) if self.array_ref(path) => {
                Some(Refusal::Type(Some(format!("refer to it by `&'a {}`", source_text(path)))))
            }
            (array, Some(_)) if is_array(array) => self.array_refusal(path),
            _ => None,
        }
    }

    /// The refusal of an array for its elements.
    fn array_refusal<'a>(&self, array: &'a TypePath) -> Option<Refusal<'a>> {
        let element = self.known(array)?.first?;
        let NoElement { advice } = self.no_element(element)?;
        let nested = if is_nested(element) { MORE_AXES } else { "; use one such as `f32`" };
        Some(Refusal::Element(element, advice.unwrap_or(nested)))
    }

    /// Whether this is what arrays of every owner are seen as.
    fn array_ref(&self, path: &TypePath) -> bool {
        self.known(path).is_some_and(|known| is_array(&known.name) && known.name.starts_with("ArrayRef"))
    }

    /// The refusal of a list for its elements.
    fn element_refusal<'a>(&self, element: &'a Type) -> Option<Refusal<'a>> {
        let NoElement { advice } = self.no_element(element)?;
        match advice {
            Some(advice) => Some(Refusal::Element(element, advice)),
            None if is_nested(element) => Some(Refusal::general()),
            None => Some(Refusal::Type(Some("use elements such as `f32`".to_owned()))),
        }
    }

    fn no_element(&self, ty: &Type) -> Option<NoElement> {
        let plain = plain(ty);
        let Type::Path(path) = plain else {
            let certain = matches!(
                plain,
                Type::Array(_)
                    | Type::FnPtr(_)
                    | Type::Never(_)
                    | Type::Ptr(_)
                    | Type::Reference(_)
                    | Type::Slice(_)
                    | Type::TraitObject(_)
                    | Type::Tuple(_)
            );
            return certain.then_some(NoElement { advice: None });
        };
        let Known { name, first } = self.known(path)?;
        let advice = match (name.as_str(), first) {
            ("usize", None) => Some(", since its size depends on the machine; use `u64` (or `i64`)"),
            ("isize", None) => Some(", since its size depends on the machine; use `i64`"),
            ("u128", None) => Some(", whose integers have at most 64 bits; use `u64`"),
            ("i128", None) => Some(", whose integers have at most 64 bits; use `i64`"),
            ("char", None) => Some("; use `u32`, which holds every `char`"),
            (text, None) if TEXTS.contains(&text) => None,
            (generic, Some(_)) if is_generic(generic) => None,
            _ => return None,
        };
        Some(NoElement { advice })
    }

    fn view_instead(&self, reference: &TypeReference, element: &Type) -> String {
        if self.no_element(element).is_some() {
            return ARRAY.to_owned();
        }
        let view = if reference.mutability.is_some() { "ArrayViewMut1" } else { "ArrayView1" };
        let lifetime = reference.lifetime.as_ref().map_or_else(|| "'a".to_owned(), ToString::to_string);
        format!("use `{view}<{lifetime}, {}>`", source_text(element))
    }

    fn vec_instead(&self, element: &Type) -> String {
        if self.no_element(element).is_some() {
            ARRAY.to_owned()
        } else {
            format!("use `Vec<{}>`", source_text(element))
        }
    }

    /// The name of a type that is in scope by itself or comes from a crate that is known.
    fn known<'a>(&self, path: &'a TypePath) -> Option<Known<'a>> {
        if path.qself.is_some() {
            return None;
        }
        let segments = &path.path.segments;
        let first = segments.first()?;
        let last = segments.last()?;
        let ours = segments.len() == 1 && path.path.leading_colon.is_none() && !self.parameters.contains(&&first.ident);
        let qualified = segments.len() > 1 && CRATES.iter().any(|name| first.ident == name);
        if !(ours || qualified) {
            return None;
        }
        let first = match &last.arguments {
            PathArguments::None => None,
            PathArguments::AngleBracketed(arguments) => Some(arguments.args.iter().find_map(type_argument)?),
            PathArguments::Parenthesized(_) => return None,
        };
        Some(Known { name: last.ident.to_string(), first })
    }
}

/// A type by a name that says what it is.
struct Known<'a> {
    name: String,
    /// Its first argument that is a type. A type of std that has arguments is not the user's one of the same name without.
    first: Option<&'a Type>,
}

fn type_argument(argument: &GenericArgument) -> Option<&Type> {
    match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// A type without its parentheses, and without the invisible ones that a macro's `$field:ty` puts around it.
fn plain(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            other => return other,
        }
    }
}

/// The element of a tensor that holds such a scalar.
fn scalar_element(name: &str) -> Option<&str> {
    match name {
        "bool" | "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" | "f16" | "bf16" | "f32" | "f64" => {
            Some(name)
        }
        "usize" | "u128" => Some("u64"),
        "isize" | "i128" => Some("i64"),
        "char" => Some("u32"),
        _ => None,
    }
}

/// Whether a type of ndarray is called so, its first type being its elements'.
fn is_array(name: &str) -> bool {
    ["ArcArray", "ArrayViewMut", "ArrayView", "ArrayRef", "Array", "CowArray"].iter().any(|prefix| {
        let rest = name.strip_prefix(prefix);
        rest.is_some_and(|rest| matches!(rest, "" | "D" | "0" | "1" | "2" | "3" | "4" | "5" | "6"))
    })
}

/// Whether a type with arguments is certainly no dtype.
fn is_generic(name: &str) -> bool {
    matches!(name, "Vec" | "Option" | "Box" | "PhantomData")
        || COLLECTIONS.contains(&name)
        || HOLDERS.contains(&name)
        || is_array(name)
}

/// Whether elements of such a type are lists themselves.
fn is_nested(element: &Type) -> bool {
    match plain(element) {
        Type::Array(_) | Type::Slice(_) => true,
        Type::Path(path) => {
            path.path.segments.last().is_some_and(|last| last.ident == "Vec" || is_array(&last.ident.to_string()))
        }
        _ => false,
    }
}

/// Whether a view, or a reference, lacks the lifetime that a field has to give it.
pub(crate) fn lacks_its_lifetime(ty: &Type) -> bool {
    match plain(ty) {
        Type::Reference(reference) => reference.lifetime.is_none() || lacks_its_lifetime(&reference.elem),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let name = last.ident.to_string();
            let borrows = name.starts_with("ArrayView") || name == "CowArray";
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
            let without = !arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Lifetime(_)));
            borrows && without || arguments.args.iter().filter_map(type_argument).any(lacks_its_lifetime)
        }
        _ => false,
    }
}
