//! The exact number that a value of any dtype stands for, worked out without the conversions under test.

use half::{bf16, f16};
use num_complex::Complex;

use super::random::Random;

/// A real number of some dtype. All NaNs are equal, and the zeros differ.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Real {
    Integer(i128),
    Float(f64),
}

impl PartialEq for Real {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Integer(left), Self::Integer(right)) => left == right,
            (Self::Float(left), Self::Float(right)) => {
                left.to_bits() == right.to_bits() || left.is_nan() && right.is_nan()
            }
            (Self::Integer(integer), Self::Float(float)) | (Self::Float(float), Self::Integer(integer)) => {
                // The digits are compared, so that no rounding makes them equal. An integer 0 has no sign, so it
                // differs from −0.
                format!("{float:.0}") == integer.to_string() && float.fract() == 0.0
            }
        }
    }
}

/// A value that says which number it is, and values to try.
pub(crate) trait Exact: Sized {
    /// The real and the imaginary part.
    fn exact(self) -> [Real; 2];

    /// All values of a small type. For another type, its edges and many values between.
    fn samples() -> Vec<Self>;
}

const NO_IMAGINARY: Real = Real::Float(0.0);

impl Exact for bool {
    fn exact(self) -> [Real; 2] {
        [Real::Integer(self.into()), NO_IMAGINARY]
    }

    fn samples() -> Vec<Self> {
        vec![false, true]
    }
}

macro_rules! integers {
    ($($ty:ty = $samples:expr;)*) => {
        $(impl Exact for $ty {
            fn exact(self) -> [Real; 2] {
                [Real::Integer(self.into()), NO_IMAGINARY]
            }

            fn samples() -> Vec<Self> {
                $samples
            }
        })*
    };
}
integers! {
    u8 = (Self::MIN..=Self::MAX).collect();
    i8 = (Self::MIN..=Self::MAX).collect();
    u16 = (Self::MIN..=Self::MAX).collect();
    i16 = (Self::MIN..=Self::MAX).collect();
    u32 = around_powers().into_iter().filter_map(|value| value.try_into().ok()).collect();
    i32 = around_powers().into_iter().filter_map(|value| value.try_into().ok()).collect();
    u64 = around_powers().into_iter().filter_map(|value| value.try_into().ok()).collect();
    i64 = around_powers().into_iter().filter_map(|value| value.try_into().ok()).collect();
}

/// Every power of two of 64 bits and its neighbours, of either sign.
fn around_powers() -> Vec<i128> {
    let around = |power: i128| (-2..=2).map(move |near| power + near);
    (0..=64).flat_map(|bits| around(1 << bits).chain(around(-(1 << bits)))).collect()
}

/// The number that a half float's bits stand for.
fn decode(bits: u16, exponent_bits: i32) -> f64 {
    let digits = 15 - exponent_bits;
    let fraction = f64::from(bits & ((1 << digits) - 1));
    let exponent = i32::from(bits >> digits) & ((1 << exponent_bits) - 1);
    let offset = (1 << (exponent_bits - 1)) - 1;
    let one = 2.0_f64.powi(digits);
    let size = match exponent {
        0 => fraction * 2.0_f64.powi(1 - offset - digits),
        _ if exponent == 2 * offset + 1 && fraction == 0.0 => f64::INFINITY,
        _ if exponent == 2 * offset + 1 => f64::NAN,
        _ => (one + fraction) * 2.0_f64.powi(exponent - offset - digits),
    };
    if bits >> 15 == 1 { -size } else { size }
}

impl Exact for f16 {
    fn exact(self) -> [Real; 2] {
        [Real::Float(decode(self.to_bits(), 5)), NO_IMAGINARY]
    }

    fn samples() -> Vec<Self> {
        (0..=u16::MAX).map(Self::from_bits).collect()
    }
}

impl Exact for bf16 {
    fn exact(self) -> [Real; 2] {
        [Real::Float(decode(self.to_bits(), 8)), NO_IMAGINARY]
    }

    fn samples() -> Vec<Self> {
        (0..=u16::MAX).map(Self::from_bits).collect()
    }
}

macro_rules! floats {
    ($($ty:ident, $bits:ty;)*) => {
        $(impl Exact for $ty {
            fn exact(self) -> [Real; 2] {
                [Real::Float(self.into()), NO_IMAGINARY]
            }

            fn samples() -> Vec<Self> {
                let mut random = Random::new(7);
                let any = (0..10_000).map(|_| Self::from_bits(<$bits>::try_from(random.next() & u64::from(<$bits>::MAX)).expect("masked")));
                let edges = [
                    0.0,
                    -0.0,
                    1.0,
                    -1.0,
                    Self::NAN,
                    -Self::NAN,
                    Self::INFINITY,
                    Self::NEG_INFINITY,
                    Self::MAX,
                    Self::MIN,
                    Self::MIN_POSITIVE,
                    -Self::MIN_POSITIVE,
                    Self::from_bits(1),
                    -Self::from_bits(1),
                    Self::MIN_POSITIVE.next_down(),
                    Self::EPSILON,
                ];
                any.chain(edges).collect()
            }
        })*
    };
}
floats! {
    f32, u32;
    f64, u64;
}

macro_rules! complex {
    ($($part:ty)*) => {
        $(impl Exact for Complex<$part> {
            fn exact(self) -> [Real; 2] {
                [self.re.exact()[0], self.im.exact()[0]]
            }

            fn samples() -> Vec<Self> {
                let parts = <$part>::samples();
                let edges = &parts[parts.len() - 16..];
                let edges = edges.iter().flat_map(|re| edges.iter().map(|im| Complex::new(*re, *im)));
                parts.chunks_exact(2).map(|pair| Complex::new(pair[0], pair[1])).chain(edges).collect()
            }
        })*
    };
}
complex!(f32 f64);
