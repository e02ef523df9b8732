//! What each cast should give, worked out in binary digits from the formats' definitions, by none of the conversions that
//! are tested: a slow second opinion.

#![allow(dead_code, reason = "no test file uses all of it")]

pub(crate) mod number;
pub(crate) mod values;

use number::{Format, Number};

/// A value as the number it is, with a real and an imaginary part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) re: Number,
    pub(crate) im: Number,
}

/// A dtype, as what it can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Bool,
    Integer { bits: u32, signed: bool },
    Float(Format),
    Complex(Format),
}

impl Value {
    pub(crate) fn real(re: Number) -> Self {
        Self { re, im: Number::ZERO }
    }
}

impl Kind {
    /// What `as` gives.
    pub(crate) fn cast(self, from: Self, value: Value) -> Value {
        let Value { re, im } = value;
        match self {
            Self::Bool => Value::real(Number::integer((!re.is_zero() || !im.is_zero()).into())),
            Self::Integer { bits, signed } => {
                let (least, greatest) = limits(bits, signed);
                Value::real(Number::integer(match from {
                    Self::Bool | Self::Integer { .. } => {
                        let wrapped = re.whole_part().rem_euclid(1 << bits);
                        if wrapped > greatest { wrapped - (1 << bits) } else { wrapped }
                    }
                    Self::Float(_) | Self::Complex(_) => re.whole_part().clamp(least, greatest),
                }))
            }
            Self::Float(format) => Value::real(format.round(re)),
            Self::Complex(format) => Value { re: format.round(re), im: format.round(im) },
        }
    }

    /// Whether the dtype has this number.
    pub(crate) fn has(self, value: Value) -> bool {
        let Value { re, im } = value;
        match self {
            Self::Complex(format) => format.has(re) && format.has(im),
            _ if !im.is_zero() => false,
            Self::Bool => re.is_zero() || re == Number::integer(1),
            Self::Integer { bits, signed } => {
                let (least, greatest) = limits(bits, signed);
                re.is_whole() && (least..=greatest).contains(&re.whole_part())
            }
            Self::Float(format) => format.has(re),
        }
    }
}

fn limits(bits: u32, signed: bool) -> (i128, i128) {
    if signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) }
}
