//! libtorch's element types, by the numbers of its `c10::ScalarType`.
//!
//! `tch::Kind` may not enter here: it lacks the unsigned types above a byte.

use std::fmt;

use tensor_core::DType;

/// Defines [`ScalarType`] from the number that libtorch has for each dtype. A dtype that is missing does not compile.
macro_rules! scalar_types {
    ($($dtype:ident = $number:literal,)*) => {
        /// The element types that Rust and libtorch share, named as [`DType`] names them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(i8)]
        pub(crate) enum ScalarType {
            $($dtype = $number,)*
        }

        impl ScalarType {
            pub(crate) const ALL: [Self; DType::ALL.len()] = [$(Self::$dtype),*];

            /// The type of a dtype.
            pub(crate) const fn of(dtype: DType) -> Self {
                match dtype { $(DType::$dtype => Self::$dtype,)* }
            }

            /// The dtype of a type.
            const fn dtype(self) -> DType {
                match self { $(Self::$dtype => DType::$dtype,)* }
            }
        }
    };
}

scalar_types! {
    U8 = 0,
    I8 = 1,
    I16 = 2,
    I32 = 3,
    I64 = 4,
    F16 = 5,
    F32 = 6,
    F64 = 7,
    Complex64 = 9,
    Complex128 = 10,
    Bool = 11,
    Bf16 = 15,
    U16 = 27,
    U32 = 28,
    U64 = 29,
}

impl ScalarType {
    /// The type with libtorch's number `number`, or `None` where Rust has no such type.
    pub(crate) fn from_number(number: i8) -> Option<Self> {
        Self::ALL.into_iter().find(|scalar| *scalar as i8 == number)
    }

    /// Bytes per element.
    #[cfg(test)]
    pub(crate) const fn size(self) -> usize {
        self.dtype().size()
    }
}

impl fmt::Display for ScalarType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.dtype().name())
    }
}
