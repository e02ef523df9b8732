//! Types that are arrays of a dtype, whatever else is in scope.
//!
//! Whether a field's type is an array is for the compiler to say, and costs it a bound in every item. It is spared that for
//! types that are one at first sight.

use proc_macro2::Ident;
use quote::format_ident;
use syn::{GenericArgument, Path, PathArguments, Type};

/// The names of ndarray's arrays whose number of axes is in the name.
const FIXED: &[&str] = &["Array", "ArrayView", "ArrayViewMut", "ArcArray", "ArrayRef"];

const DTYPES: &[&str] = &["bool", "u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64", "f16", "bf16", "f32", "f64"];

/// An array as its type is written: what it holds, and its dimension if that is written as well.
pub(crate) struct Written<'a> {
    pub(crate) elem: &'a Type,
    pub(crate) dim: Option<&'a Type>,
}

/// Whether the type is an array of a dtype at first sight.
pub(crate) fn is_known_array(ty: &Type) -> bool {
    written(ty).is_some_and(|array| is_dtype(array.elem) && array.dim.is_none_or(is_dimension))
}

/// The parts of an array's type as it is written.
pub(crate) fn written(ty: &Type) -> Option<Written<'_>> {
    match peeled(ty) {
        Type::Array(array) => Some(Written { elem: &array.elem, dim: None }),
        Type::Path(path) if path.qself.is_none() => of_path(&path.path),
        _ => None,
    }
}

fn of_path(path: &Path) -> Option<Written<'_>> {
    let last = path.segments.last()?;
    let name = last.ident.to_string();
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let elem = types.next()?;
    let dim = types.next();
    let is_one = |name: &str| FIXED.contains(&name);
    let fits = match dim {
        None => name == "Vec" || name.strip_suffix(['0', '1', '2', '3', '4', '5', '6', 'D']).is_some_and(is_one),
        Some(_) => is_one(&name) || name == "CowArray",
    };
    (fits && types.next().is_none()).then_some(Written { elem, dim })
}

/// An array that is known as one.
pub(crate) struct Known<'a> {
    pub(crate) elem: &'a Type,
    pub(crate) dim: KnownDim<'a>,
}

/// The dimension of an array: `Ix2`, `IxDyn`, or as the user writes it.
pub(crate) enum KnownDim<'a> {
    Named(Ident),
    Written(&'a Type),
}

impl<'a> Known<'a> {
    pub(crate) fn new(ty: &'a Type) -> Option<Self> {
        let array = written(ty).filter(|_| is_known_array(ty))?;
        let dim = match array.dim {
            Some(dim) => KnownDim::Written(dim),
            None => KnownDim::Named(match name(ty).and_then(|(name, _)| name.to_string().chars().last()) {
                Some('D') => format_ident!("IxDyn"),
                Some(digit) if digit.is_ascii_digit() => format_ident!("Ix{digit}"),
                // `Vec`, `[T; N]`
                _ => format_ident!("Ix1"),
            }),
        };
        Some(Self { elem: array.elem, dim })
    }

    /// The same for arrays of one dtype and one dimension.
    pub(crate) fn signature(&self) -> (String, String) {
        let dim = match &self.dim {
            KnownDim::Named(dim) => dim.to_string(),
            KnownDim::Written(dim) => short(dim),
        };
        (short(self.elem), dim)
    }
}

/// The last names of a type and its arguments.
pub(crate) fn short(ty: &Type) -> String {
    let Some((name, arguments)) = name(ty) else { return String::new() };
    let mut text = name.to_string();
    if let PathArguments::AngleBracketed(arguments) = arguments {
        for argument in &arguments.args {
            if let GenericArgument::Type(ty) = argument {
                text.push(' ');
                text.push_str(&short(ty));
            }
        }
    }
    text
}

/// Whether the type may be an array that can only be read.
pub(crate) fn can_be_read_only(ty: &Type) -> bool {
    match (written(ty), name(ty)) {
        (Some(_), Some((name, _))) => {
            let name = name.to_string();
            name.starts_with("ArrayView") && !name.starts_with("ArrayViewMut")
        }
        (Some(_), None) => false,
        (None, _) => true,
    }
}

pub(crate) fn is_dtype(ty: &Type) -> bool {
    let Some((name, arguments)) = name(ty) else { return false };
    match arguments {
        PathArguments::None => DTYPES.iter().any(|dtype| name == dtype),
        PathArguments::AngleBracketed(arguments) if name == "Complex" => match arguments.args.first() {
            Some(GenericArgument::Type(part)) => is_dtype(part),
            _ => false,
        },
        _ => false,
    }
}

fn is_dimension(ty: &Type) -> bool {
    name(ty).is_some_and(|(name, _)| {
        let name = name.to_string();
        name == "IxDyn" || matches!(name.strip_prefix("Ix"), Some("0" | "1" | "2" | "3" | "4" | "5" | "6"))
    })
}

/// The type itself, without the parentheses around it and those that nobody sees, which a macro's parameter has.
pub(crate) fn peeled(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

/// The last segment of a type that is a path.
fn name(ty: &Type) -> Option<(&Ident, &PathArguments)> {
    let Type::Path(path) = peeled(ty) else { return None };
    path.path.segments.last().map(|segment| (&segment.ident, &segment.arguments))
}
