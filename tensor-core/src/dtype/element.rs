//! The dtypes tensors can have: core's own list, which no framework's enum enters.

use core::fmt;

use super::array_part::ArrayPart;
use super::one_text::one_text;

one_text! {
    #[diagnostic::on_unimplemented(
        message = "`{Self}` is not an element type of tensors [tensor-dtype]",
        label = "not a dtype",
        note = "the dtypes are `bool`, `u8` to `u64`, `i8` to `i64`, `f16`, `bf16`, `f32`, `f64`, `Complex<f32>` and `Complex<f64>`"
    )]

    /// A type that tensors can hold: one row of the dtype table.
    ///
    /// | dtype | Rust | | dtype | Rust |
    /// |---|---|---|---|---|
    /// | bool | `bool` | | float16 | `half::f16` |
    /// | uint8 … uint64 | `u8` … `u64` | | bfloat16 | `half::bf16` |
    /// | int8 … int64 | `i8` … `i64` | | float32, float64 | `f32`, `f64` |
    /// | complex64 | `Complex<f32>` | | complex128 | `Complex<f64>` |
    ///
    /// The trait is sealed, because backends rely on a complete list. The [`Supports`](crate::Supports) impls of a
    /// backend say which of these dtypes it can hold.
    ///
    /// ```
    /// use tensor_core::{DType, Element};
    ///
    /// assert_eq!(<f32 as Element>::DTYPE, DType::F32);
    /// assert_eq!(DType::F32.to_string(), "f32");
    /// ```
    pub trait Element:
        Copy
        + Default
        + PartialEq
        + fmt::Debug
        + Send
        + Sync
        + CastTarget<Elem = Self>
        + ArrayPart<Itself = Self>
        + sealed::Sealed
        + 'static
    {
        /// The dtype of this type.
        const DTYPE: DType;
    }

    /// The dtype that a cast goes to, which generated code names as `<To as CastTarget>::Elem`.
    #[doc(hidden)]
    pub trait CastTarget {
        /// `Self`.
        type Elem: Element;
    }
}

mod sealed {
    pub trait Sealed {}
}

/// Calls a macro with the table of all dtypes, so that a list generated from it is always complete.
///
/// The macro gets one row for each dtype, in the order of [`DType::ALL`]:
///
/// | in a row | for [`DType::F16`] | |
/// |---|---|---|
/// | `$variant:ident` | `F16` | the variant of [`DType`] |
/// | `$name:ident` | `f16` | a short name: Rust's for a primitive type, and `complex64` or `complex128` |
/// | `$numpy:ident` | `float16` | the name in NumPy, PyTorch and TensorFlow |
/// | `$ty:ty` | `half::f16` | the element type, which needs no import |
/// | `$rust:literal` | `"f16"` | the type's name, as [`DType::name`] gives it |
/// | `$size:literal` | `2` | the size of one element, in bytes |
///
/// Tokens in brackets before the macro's name are passed on to it, before the rows:
/// `for_each_dtype!([$backend] my_macro)` calls `my_macro! { [$backend] … }`.
///
/// ```
/// use tensor_core::{DType, for_each_dtype};
///
/// macro_rules! numpy_names {
///     ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
///         fn numpy_name(dtype: DType) -> &'static str {
///             match dtype { $(DType::$variant => stringify!($numpy),)* }
///         }
///     };
/// }
/// for_each_dtype!(numpy_names);
///
/// assert_eq!(numpy_name(DType::F16), "float16");
/// ```
#[macro_export]
macro_rules! for_each_dtype {
    ([$($arguments:tt)*] $($callback:tt)+) => {
        $($callback)+! {
            [$($arguments)*]
            Bool bool bool: ::core::primitive::bool, "bool", 1;
            U8 u8 uint8: ::core::primitive::u8, "u8", 1;
            U16 u16 uint16: ::core::primitive::u16, "u16", 2;
            U32 u32 uint32: ::core::primitive::u32, "u32", 4;
            U64 u64 uint64: ::core::primitive::u64, "u64", 8;
            I8 i8 int8: ::core::primitive::i8, "i8", 1;
            I16 i16 int16: ::core::primitive::i16, "i16", 2;
            I32 i32 int32: ::core::primitive::i32, "i32", 4;
            I64 i64 int64: ::core::primitive::i64, "i64", 8;
            F16 f16 float16: $crate::__private::f16, "f16", 2;
            Bf16 bf16 bfloat16: $crate::__private::bf16, "bf16", 2;
            F32 f32 float32: ::core::primitive::f32, "f32", 4;
            F64 f64 float64: ::core::primitive::f64, "f64", 8;
            Complex64 complex64 complex64: $crate::__private::Complex<::core::primitive::f32>, "Complex<f32>", 8;
            Complex128 complex128 complex128: $crate::__private::Complex<::core::primitive::f64>, "Complex<f64>", 16;
        }
    };
    ($($callback:tt)+) => {
        $crate::for_each_dtype!([$($callback)+] $crate::__without_arguments);
    };
}

/// Calls the macro named in brackets with the rows alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __without_arguments {
    ([$($callback:tt)+] $($rows:tt)*) => {
        $($callback)+! { $($rows)* }
    };
}

macro_rules! dtypes {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        /// A dtype as a value. [`Element`] is its counterpart among types.
        ///
        /// Exhaustive on purpose: a backend has to decide what it does with each dtype.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum DType {
            $(#[doc = concat!("`", $rust, "`")] $variant,)*
        }

        impl DType {
            /// Every dtype, narrow to wide within its kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name, as Rust spells the type: `f32`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $rust,)* }
            }

            /// The size of one element, in bytes.
            #[must_use]
            pub const fn size(self) -> usize {
                match self { $(Self::$variant => $size,)* }
            }
        }

        $(
            impl sealed::Sealed for $ty {}
            #[diagnostic::do_not_recommend]
            impl ArrayPart for $ty {
                type Itself = Self;
            }
            #[diagnostic::do_not_recommend]
            impl CastTarget for $ty {
                type Elem = Self;
            }
            #[diagnostic::do_not_recommend]
            impl Element for $ty {
                const DTYPE: DType = DType::$variant;
            }
            const _: () = assert!(size_of::<$ty>() == DType::$variant.size());
        )*
    };
}
for_each_dtype!(dtypes);

impl fmt::Display for DType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
