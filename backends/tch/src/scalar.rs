//! libtorch's element types, by the numbers of its `c10::ScalarType`.
//!
//! `tch::Kind` lacks the unsigned ones above a byte, so it may not enter here.

use std::fmt;

use tensor_core::DType;

/// The element types that Rust and libtorch share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i8)]
pub(crate) enum ScalarType {
    U8 = 0,
    I8 = 1,
    I16 = 2,
    I32 = 3,
    I64 = 4,
    F16 = 5,
    F32 = 6,
    F64 = 7,
    Complex32 = 9,
    Complex64 = 10,
    Bool = 11,
    Bf16 = 15,
    U16 = 27,
    U32 = 28,
    U64 = 29,
}

impl ScalarType {
    pub(crate) const ALL: [Self; 15] = [
        Self::U8,
        Self::I8,
        Self::I16,
        Self::I32,
        Self::I64,
        Self::F16,
        Self::F32,
        Self::F64,
        Self::Complex32,
        Self::Complex64,
        Self::Bool,
        Self::Bf16,
        Self::U16,
        Self::U32,
        Self::U64,
    ];

    /// The type of a dtype.
    pub(crate) const fn of(dtype: DType) -> Self {
        match dtype {
            DType::Bool => Self::Bool,
            DType::U8 => Self::U8,
            DType::U16 => Self::U16,
            DType::U32 => Self::U32,
            DType::U64 => Self::U64,
            DType::I8 => Self::I8,
            DType::I16 => Self::I16,
            DType::I32 => Self::I32,
            DType::I64 => Self::I64,
            DType::F16 => Self::F16,
            DType::Bf16 => Self::Bf16,
            DType::F32 => Self::F32,
            DType::F64 => Self::F64,
            DType::Complex64 => Self::Complex32,
            DType::Complex128 => Self::Complex64,
        }
    }

    /// The type with libtorch's number `number`, or `None` where Rust has no such type.
    pub(crate) fn from_number(number: i8) -> Option<Self> {
        Self::ALL.into_iter().find(|scalar| *scalar as i8 == number)
    }

    /// Bytes per element.
    #[cfg(test)]
    pub(crate) const fn size(self) -> usize {
        match self {
            Self::U8 | Self::I8 | Self::Bool => 1,
            Self::I16 | Self::U16 | Self::F16 | Self::Bf16 => 2,
            Self::I32 | Self::U32 | Self::F32 => 4,
            Self::I64 | Self::U64 | Self::F64 | Self::Complex32 => 8,
            Self::Complex64 => 16,
        }
    }
}

impl fmt::Display for ScalarType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::U8 => "u8",
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::F16 => "f16",
            Self::F32 => "f32",
            Self::F64 => "f64",
            Self::Complex32 => "Complex<f32>",
            Self::Complex64 => "Complex<f64>",
            Self::Bool => "bool",
            Self::Bf16 => "bf16",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
        })
    }
}
