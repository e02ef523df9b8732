//! What the types of fields look like: the arrays of ndarray, their dtypes and dimensions, and the wrappers around
//! them.
//!
//! Only this file knows the names of ndarray's types and of the dtypes; elsewhere they are examples in messages. It
//! reports no errors and writes no code. A derive sees names, not types: a name that is not known here may still be an
//! alias of an array.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Expr, GenericArgument, Lifetime, PathArguments, PathSegment, Type, TypeParamBound, TypePath};

/// The dtypes by their names in Rust, in the order of `tensor_core::DType::ALL`. Messages show a row as a range.
const DTYPES: &[&[&str]] = &[
    &["bool"],
    &["u8", "u16", "u32", "u64"],
    &["i8", "i16", "i32", "i64"],
    &["f16"],
    &["bf16"],
    &["f32"],
    &["f64"],
    &["Complex<f32>"],
    &["Complex<f64>"],
];

/// The dtypes whose types are from other crates, as [`DTYPES`] has them.
const OF_OTHER_CRATES: &[&str] = &["f16", "bf16", "Complex<f32>", "Complex<f64>"];

/// The dtypes that are real floats, as [`DTYPES`] has them.
const FLOATS: &[&str] = &["f16", "bf16", "f32", "f64"];

/// Rust's primitive types that are no dtypes.
const OTHER_PRIMITIVES: &[&str] = &["char", "str", "u128", "usize", "i128", "isize", "f128"];

/// The arrays of ndarray whose first type argument is the element type. Aliases of them have the number of axes in the
/// name, such as `Array2` and `ArrayD`.
const ARRAYS: &[&str] = &["Array", "ArrayView", "ArrayViewMut", "ArcArray", "ArrayRef", "CowArray"];

/// Crates whose types are known by their names.
pub(crate) const CRATES: &[&str] = &["std", "core", "alloc", "ndarray"];

/// The words that a path through the user's own modules begins with.
const OWN_MODULES: &[&str] = &["self", "super", "crate"];

/// The largest number of axes that ndarray has a dimension type for.
pub(crate) const MAX_RANK: usize = 6;

/// The name of every dtype.
pub(crate) fn dtypes() -> impl Iterator<Item = &'static str> {
    DTYPES.iter().copied().flatten().copied()
}

/// Every dtype, as messages list them.
pub(crate) fn dtypes_in_words() -> String {
    let ranges = DTYPES.iter().map(|range| match range {
        [first, .., last] => format!("`{first}` to `{last}`"),
        _ => format!("`{}`", range.concat()),
    });
    let ranges: Vec<_> = ranges.collect();
    let (last, others) = ranges.split_last().expect("there are dtypes");
    format!("{} and {last}", others.join(", "))
}

/// Whether the type has the name of a dtype.
pub(crate) fn is_dtype(ty: &Type) -> bool {
    // Most of what is asked is an array, whose arguments need no name.
    let is_other = |last: &PathSegment| type_arguments(last).next().is_some() && last.ident != "Complex";
    if last_segment(ty).is_none_or(is_other) {
        return false;
    }
    let name = short_name(ty);
    dtypes().any(|dtype| dtype == name)
}

/// Whether the type has the name of a dtype that is a primitive type.
pub(crate) fn is_primitive_dtype(ty: &Type) -> bool {
    is_dtype(ty) && !OF_OTHER_CRATES.contains(&short_name(ty).as_str())
}

/// Whether the type has the name of a float's dtype.
pub(crate) fn is_float(ty: &Type) -> bool {
    FLOATS.contains(&short_name(ty).as_str())
}

/// The cast to a float, as it is written, that an array of this element type is most likely to want: it keeps every value if
/// `f32` or `f64` can hold them.
pub(crate) fn float_cast(elem: &Type) -> String {
    let name = short_name(elem);
    match name.as_str() {
        "u32" | "i32" => "cast = f64".to_owned(),
        "u64" | "i64" => "cast_lossy = f32".to_owned(),
        _ if is_float(elem) => format!("cast = {name}"),
        _ => "cast = f32".to_owned(),
    }
}

/// Whether a cast between types of these names keeps every value, as far as it is known by the names: of real numbers.
pub(crate) fn keeps_every_value(from: &Type, to: &Type) -> Option<bool> {
    let (from, to) = (short_name(from), short_name(to));
    let is_float = |name: &str| FLOATS.contains(&name);
    // The bits of an integer, or of the integers that a float holds.
    let bits = |name: &str| match name {
        "f16" => Some(11),
        "bf16" => Some(8),
        "f32" => Some(24),
        "f64" => Some(53),
        "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" => name[1..].parse::<u32>().ok(),
        _ => None,
    };
    let (has, holds) = (bits(&from)?, bits(&to)?);
    let (is_signed, signed) = (from.starts_with('i'), to.starts_with('i'));
    Some(match (is_float(&from), is_float(&to)) {
        _ if from == to => true,
        (true, false) => false,
        (true, true) => has < holds && to != "f16",
        (false, true) => has - u32::from(is_signed) <= holds,
        (false, false) if is_signed == signed => has <= holds,
        (false, false) => signed && has < holds,
    })
}

/// Whether Rust has a primitive type of this name. It has one for every dtype with a plain name but `bf16`, though `f16` is
/// unstable.
pub(crate) fn is_primitive(name: &str) -> bool {
    name != "bf16" && dtypes().chain(OTHER_PRIMITIVES.iter().copied()).any(|primitive| primitive == name)
}

/// The dimension type for `rank` axes, at most [`MAX_RANK`]: `Ix2`.
pub(crate) fn dimension(rank: usize) -> Ident {
    format_ident!("Ix{rank}")
}

/// The type of an array, as it is written.
pub(crate) struct ArrayType<'a> {
    pub(crate) elem: &'a Type,
    pub(crate) dim: ArrayDim<'a>,
}

/// The dimension type of an array.
pub(crate) enum ArrayDim<'a> {
    /// The array's name implies it: `Ix2` of an `Array2`.
    Implied(Ident),
    /// It is an argument of the array's type.
    Written(&'a Type),
}

impl<'a> ArrayType<'a> {
    /// The type as an array, if it has the name of one; a scalar is one without axes. Its elements may still be no dtype.
    pub(crate) fn new(ty: &'a Type) -> Option<Self> {
        match peeled(ty) {
            Type::Array(array) => Some(Self { elem: &array.elem, dim: ArrayDim::Implied(dimension(1)) }),
            scalar if is_dtype(scalar) => Some(Self { elem: scalar, dim: ArrayDim::Implied(dimension(0)) }),
            Type::Path(path) if path.qself.is_none() => Self::of_path(path),
            _ => None,
        }
    }

    fn of_path(path: &'a TypePath) -> Option<Self> {
        // What a path through the user's own modules leads to is known by its type alone.
        if path.path.segments.first().is_some_and(|first| OWN_MODULES.iter().any(|word| first.ident == word)) {
            return None;
        }
        let last = path.path.segments.last()?;
        let name = last.ident.to_string();
        let array = array_name(&name);
        let mut types = type_arguments(last);
        let elem = types.next()?;
        let dim = match (types.next(), array) {
            (None, None) if name == "Vec" => ArrayDim::Implied(dimension(1)),
            (None, Some((array, Rank::Dynamic))) if array != "CowArray" => ArrayDim::Implied(format_ident!("IxDyn")),
            (None, Some((array, Rank::Static(rank)))) if array != "CowArray" => ArrayDim::Implied(dimension(rank)),
            (Some(dim), Some((_, Rank::Argument))) => ArrayDim::Written(dim),
            _ => return None,
        };
        types.next().is_none().then_some(Self { elem, dim })
    }

    /// The type as an array of a dtype, if its name leaves no doubt. Generated code then has no bound which says that
    /// the type is a field: that would cost compile time in every item.
    pub(crate) fn certain(ty: &'a Type) -> Option<Self> {
        Self::new(ty).filter(|array| is_dtype(array.elem) && array.written_dim().is_none_or(is_dimension))
    }

    /// The dimension type, if it is an argument of the array's type.
    fn written_dim(&self) -> Option<&'a Type> {
        match self.dim {
            ArrayDim::Implied(_) => None,
            ArrayDim::Written(dim) => Some(dim),
        }
    }

    /// The names of the dtype and of the dimension type.
    pub(crate) fn signature(&self) -> (String, String) {
        let dim = match &self.dim {
            ArrayDim::Implied(dim) => dim.to_string(),
            ArrayDim::Written(dim) => short_name(dim),
        };
        (short_name(self.elem), dim)
    }
}

/// Whether the name of the type leaves no doubt that it is an array of a dtype.
pub(crate) fn is_certain_array(ty: &Type) -> bool {
    ArrayType::certain(ty).is_some()
}

/// How the type of an array gives the number of axes.
#[derive(Clone, Copy)]
enum Rank {
    /// `Array2`
    Static(usize),
    /// `ArrayD`
    Dynamic,
    /// `Array<f32, Ix2>`
    Argument,
}

/// The entry of [`ARRAYS`] that `name` is, or is an alias of.
fn array_name(name: &str) -> Option<(&'static str, Rank)> {
    ARRAYS.iter().find_map(|array| {
        let rank = match name.strip_prefix(array)? {
            "" => Rank::Argument,
            "D" => Rank::Dynamic,
            digit => Rank::Static(static_rank(digit)?),
        };
        Some((*array, rank))
    })
}

/// The number of axes for the digit at the end of a name.
fn static_rank(digit: &str) -> Option<usize> {
    let rank = digit.parse().ok().filter(|_| digit.len() == 1)?;
    (rank <= MAX_RANK).then_some(rank)
}

/// Whether this is the name of an array type whose first argument is the element type.
pub(crate) fn is_array_name(name: &str) -> bool {
    array_name(name).is_some()
}

/// Whether this is the name of the unsized type that all arrays can be borrowed as.
pub(crate) fn is_array_ref_name(name: &str) -> bool {
    matches!(array_name(name), Some(("ArrayRef", _)))
}

/// Whether the type has a `_` in place of a part, which no struct may have.
pub(crate) fn has_placeholder(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Infer(_) => true,
        Type::Reference(reference) => has_placeholder(&reference.elem),
        Type::Slice(slice) => has_placeholder(&slice.elem),
        Type::Array(array) => has_placeholder(&array.elem) || matches!(array.len, Expr::Infer(_)),
        ty => last_segment(ty).is_some_and(|last| type_arguments(last).any(has_placeholder)),
    }
}

/// Whether values of the type have no size, by its name.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Slice(_) => true,
        Type::TraitObject(object) => object.dyn_token.is_some(),
        ty => last_segment(ty).is_some_and(|last| last.ident == "str" || is_array_ref_name(&last.ident.to_string())),
    }
}

/// Whether no field can have the type, by the names in it, so that the compiler refuses it: an `ArrayBase` of elements in place of their
/// storage, a list or an option of what has no size, or an array whose length is no `usize`. None of the
/// parameters `misused` is a storage or a length.
pub(crate) fn is_ill_formed(ty: &Type, misused: &[&Ident]) -> bool {
    match peeled(ty) {
        Type::Reference(reference) => is_ill_formed(&reference.elem, misused),
        Type::Array(array) => {
            let is_misused = |path: &syn::ExprPath| path.path.get_ident().is_some_and(|name| misused.contains(&name));
            is_unsized(&array.elem) || matches!(&array.len, Expr::Path(path) if is_misused(path))
        }
        Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            let name = last.ident.to_string();
            let mut arguments = type_arguments(last);
            let Some(first) = arguments.next().filter(|_| is_of_a_crate(path)) else { return false };
            match name.as_str() {
                "ArrayBase" => arguments.next().is_some() && is_no_storage(first, misused),
                "Option" => is_unsized(first) || is_ill_formed(first, misused),
                "Box" => is_ill_formed(first, misused),
                "Vec" => is_unsized(first),
                _ => is_array_name(&name) && is_unsized(first),
            }
        }),
        _ => false,
    }
}

/// Has the trait objects among the arguments of the type live for `'static`, as they do in a struct that does not say how long.
pub(crate) fn with_static_objects(ty: &mut Type) {
    match ty {
        Type::Group(group) => with_static_objects(&mut group.elem),
        Type::Paren(paren) => with_static_objects(&mut paren.elem),
        Type::Array(array) => with_static_objects(&mut array.elem),
        Type::TraitObject(object) => {
            let lives = object.bounds.iter().any(|bound| matches!(bound, TypeParamBound::Lifetime(_)));
            if !lives {
                object.bounds.push(TypeParamBound::Lifetime(Lifetime::new("'static", Span::mixed_site())));
            }
        }
        Type::Path(path) => {
            let Some(PathArguments::AngleBracketed(arguments)) =
                path.path.segments.last_mut().map(|last| &mut last.arguments)
            else {
                return;
            };
            for argument in &mut arguments.args {
                if let GenericArgument::Type(ty) = argument {
                    with_static_objects(ty);
                }
            }
        }
        _ => {}
    }
}

/// Whether the path to a type is one word, or begins with a crate whose types are known by their names.
fn is_of_a_crate(path: &TypePath) -> bool {
    let segments = &path.path.segments;
    path.qself.is_none() && (segments.len() == 1 || CRATES.iter().any(|name| segments[0].ident == name))
}

/// Whether the type is no storage of an array, by its name: it is an element, or a list of elements.
fn is_no_storage(ty: &Type, elements: &[&Ident]) -> bool {
    let is_misused = |path: &TypePath| path.path.get_ident().is_some_and(|name| elements.contains(&name));
    matches!(peeled(ty), Type::Path(path) if is_misused(path))
        || is_dtype(ty)
        || is_list(ty)
        || is_primitive(&short_name(ty))
        || short_name(ty) == "String"
}

/// Whether this is the name of a type of Rust's that holds a value of another one, and is no field.
pub(crate) fn is_holder_name(name: &str) -> bool {
    matches!(name, "Rc" | "Arc" | "Cell" | "RefCell" | "Mutex" | "RwLock")
}

/// Whether the type has the name of one that [holds](is_holder_name) a value.
pub(crate) fn is_holder(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| is_holder_name(&last.ident.to_string()))
}

/// Whether this is the name of a view that has no lifetime.
pub(crate) fn is_raw_view_name(name: &str) -> bool {
    name.starts_with("RawArrayView")
}

fn is_dimension(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| {
        let name = last.ident.to_string();
        name == "IxDyn" || name.strip_prefix("Ix").and_then(static_rank).is_some()
    })
}

/// Whether the name of the type leaves no doubt that it is an array which can't be written to: a view, or one behind a `&`.
pub(crate) fn is_read_only(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Reference(reference) => reference.mutability.is_none() || is_read_only(&reference.elem),
        Type::Path(path) => match wrapped(path) {
            Some(inner) => is_read_only(inner),
            None => last_segment(ty)
                .is_some_and(|last| matches!(array_name(&last.ident.to_string()), Some(("ArrayView", _)))),
        },
        _ => false,
    }
}

/// Whether a view or a reference in the type lacks its lifetime, which the compiler refuses in a struct.
pub(crate) fn lacks_its_lifetime(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Reference(reference) => reference.lifetime.is_none() || lacks_its_lifetime(&reference.elem),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
            let is_borrow =
                matches!(array_name(&last.ident.to_string()), Some(("ArrayView" | "ArrayViewMut" | "CowArray", _)));
            let has_lifetime = arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Lifetime(_)));
            is_borrow && !has_lifetime || type_arguments(last).any(lacks_its_lifetime)
        }
        _ => false,
    }
}

/// Whether a reference in the type lacks its lifetime.
pub(crate) fn has_bare_reference(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Reference(reference) => reference.lifetime.is_none() || has_bare_reference(&reference.elem),
        ty => last_segment(ty).is_some_and(|last| type_arguments(last).any(has_bare_reference)),
    }
}

/// Whether the type is a list or an array, by its name.
pub(crate) fn is_list(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Array(_) | Type::Slice(_) => true,
        ty => last_segment(ty).is_some_and(|last| last.ident == "Vec" || is_array_name(&last.ident.to_string())),
    }
}

/// Whether the type inside `Option`, `Box` and references has the name of an array.
pub(crate) fn is_array(ty: &Type) -> bool {
    let ty = innermost(ty);
    ArrayType::new(ty).is_some() || array_base(ty).is_some()
}

/// The number of axes, if the name of the array's type, or of its dimension type, tells it.
pub(crate) fn number_of_axes(ty: &Type) -> Option<usize> {
    let ty = innermost(ty);
    let dim = match ArrayType::new(ty) {
        Some(array) => array.signature().1,
        None => short_name(array_base(ty)?.1),
    };
    dim.strip_prefix("Ix").and_then(static_rank)
}

/// The storage and the dimension type of an `ArrayBase`.
pub(crate) fn array_base(ty: &Type) -> Option<(&Type, &Type)> {
    let mut types = type_arguments(last_segment(ty).filter(|last| last.ident == "ArrayBase")?);
    Some((types.next()?, types.next()?))
}

/// The dimension type, if it is an argument of an array's type.
pub(crate) fn written_dim(ty: &Type) -> Option<&Type> {
    array_base(ty).map(|(_, dim)| dim).or_else(|| ArrayType::new(ty).and_then(|array| array.written_dim()))
}

/// The type inside all `Option`s, `Box`es and references around it.
pub(crate) fn innermost(ty: &Type) -> &Type {
    match peeled(ty) {
        Type::Reference(reference) => innermost(&reference.elem),
        Type::Path(path) => wrapped(path).map_or(ty, innermost),
        _ => ty,
    }
}

/// How many `Option`s and `Box`es are around the type, up to a reference.
pub(crate) fn wrappers(ty: &Type) -> usize {
    match peeled(ty) {
        Type::Path(path) => wrapped(path).map_or(0, |inner| 1 + wrappers(inner)),
        _ => 0,
    }
}

/// How many `Option`s are among what [`innermost`] takes away.
pub(crate) fn options(ty: &Type) -> usize {
    match peeled(ty) {
        Type::Reference(reference) => options(&reference.elem),
        Type::Path(path) => wrapped(path).map_or(0, |inner| {
            let is_option = path.path.segments.last().is_some_and(|last| last.ident == "Option");
            usize::from(is_option) + options(inner)
        }),
        _ => 0,
    }
}

/// The type inside an `Option` or a `Box`.
fn wrapped(path: &TypePath) -> Option<&Type> {
    let last = path.path.segments.last().filter(|last| last.ident == "Option" || last.ident == "Box")?;
    if !is_of_a_crate(path) {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.first().and_then(type_argument)
}

/// The type inside an `Option` or a `Box`, to change it.
pub(crate) fn wrapped_mut(path: &mut TypePath) -> Option<&mut Type> {
    wrapped(path)?;
    let PathArguments::AngleBracketed(arguments) = &mut path.path.segments.last_mut()?.arguments else { return None };
    match arguments.args.first_mut()? {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}

/// The type without the parentheses around it, and without the invisible ones that a macro's `$field:ty` has.
pub(crate) fn peeled(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

/// The type's name and arguments without the paths to them: `Complex<f32>`. Empty if the type has no name.
pub(crate) fn short_name(ty: &Type) -> String {
    let Some(last) = last_segment(ty) else { return String::new() };
    let arguments: Vec<_> = type_arguments(last).map(short_name).collect();
    if arguments.is_empty() { last.ident.to_string() } else { format!("{}<{}>", last.ident, arguments.join(", ")) }
}

/// The last segment of a type that is a path.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match peeled(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// The arguments in angle brackets that are types.
pub(crate) fn type_arguments(segment: &PathSegment) -> impl Iterator<Item = &Type> {
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(type_argument)
}

fn type_argument(argument: &GenericArgument) -> Option<&Type> {
    match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ty(text: &str) -> Type {
        syn::parse_str(text).unwrap()
    }

    #[test]
    fn the_dtypes_are_those_of_core() {
        let core: Vec<_> = tensor_core::DType::ALL.iter().map(|dtype| dtype.name()).collect();
        assert_eq!(dtypes().collect::<Vec<_>>(), core);
    }

    #[test]
    fn a_dtype_is_known_by_its_whole_name() {
        for name in dtypes().chain(["half::f16", "std::primitive::u8", "num_complex::Complex<f32>", "(f32)"]) {
            assert!(is_dtype(&ty(name)), "{name}");
        }
        for name in ["usize", "Complex", "Complex<i32>", "Complex<T>", "Vec<f32>", "T", "[f32; 2]", "(f32, f32)"] {
            assert!(!is_dtype(&ty(name)), "{name}");
        }
    }

    #[test]
    fn the_floats_are_dtypes() {
        assert!(FLOATS.iter().all(|float| dtypes().any(|dtype| dtype == *float)));
        assert!(is_float(&ty("half::f16")) && !is_float(&ty("Complex<f32>")) && !is_float(&ty("i64")));
    }

    #[test]
    fn the_number_of_axes_is_known_by_the_name() {
        for (text, axes) in [
            ("Array2<T>", Some(2)),
            ("&'a Array0<f32>", Some(0)),
            ("Option<Vec<f32>>", Some(1)),
            ("ArrayView<'a, f32, ndarray::Ix4>", Some(4)),
            ("ArrayBase<S, Ix3>", Some(3)),
            ("ArrayD<f32>", None),
            ("Array<f32, D>", None),
            ("Inner", None),
        ] {
            assert_eq!(number_of_axes(&ty(text)), axes, "{text}");
        }
    }

    #[test]
    fn an_array_is_known_by_its_name() {
        let signature = |text: &str| ArrayType::certain(&ty(text)).map(|array| array.signature());
        for (text, elem, dim) in [
            ("Array2<f32>", "f32", "Ix2"),
            ("ndarray::ArrayD<half::f16>", "f16", "IxDyn"),
            ("Array<u8, Ix3>", "u8", "Ix3"),
            ("ArrayView<'a, u8, ndarray::IxDyn>", "u8", "IxDyn"),
            ("CowArray<'a, f64, Ix0>", "f64", "Ix0"),
            ("ArrayRef6<Complex<f64>>", "Complex<f64>", "Ix6"),
            ("Vec<bool>", "bool", "Ix1"),
            ("[i64; 4]", "i64", "Ix1"),
        ] {
            assert_eq!(signature(text), Some((elem.to_owned(), dim.to_owned())), "{text}");
        }
        for text in [
            "Array7<f32>",
            "Array02<f32>",
            "Array<f32>",
            "Array2<f32, Ix2>",
            "Array<f32, D>",
            "Array2<T>",
            "CowArray2<f32>",
            "Vec<f32, Global>",
            "Tensor<f32>",
            "ArrayBase<OwnedRepr<f32>, Ix2>",
        ] {
            assert_eq!(signature(text), None, "{text}");
        }
    }

    #[test]
    fn a_cast_keeps_every_value_if_its_target_has_them_all() {
        let keeps = |from: &str, to: &str| keeps_every_value(&ty(from), &ty(to));
        for (from, to) in [
            ("u8", "f16"),
            ("u8", "i16"),
            ("i8", "bf16"),
            ("i16", "f32"),
            ("u32", "f64"),
            ("bf16", "f32"),
            ("f32", "f32"),
            ("i64", "i64"),
        ] {
            assert_eq!(keeps(from, to), Some(true), "{from} {to}");
        }
        for (from, to) in [
            ("u8", "i8"),
            ("i8", "u8"),
            ("u16", "f16"),
            ("i32", "f32"),
            ("i64", "f64"),
            ("bf16", "f16"),
            ("f16", "bf16"),
            ("f32", "i64"),
        ] {
            assert_eq!(keeps(from, to), Some(false), "{from} {to}");
        }
        assert_eq!(keeps("T", "f32"), None);
    }

    #[test]
    fn a_borrow_lacks_its_lifetime_wherever_it_stands() {
        for text in ["&Array2<f32>", "ArrayView2<f32>", "Option<ArrayViewMut<f32, Ix1>>", "Box<&'a CowArray<f32, D>>"] {
            assert!(lacks_its_lifetime(&ty(text)), "{text}");
        }
        for text in ["&'a Array2<f32>", "Option<ArrayView2<'a, f32>>", "ArrayViewer<f32>", "ArcArray2<f32>"] {
            assert!(!lacks_its_lifetime(&ty(text)), "{text}");
        }
    }
}
