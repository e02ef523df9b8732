//! [`Sample`]: values of each dtype to test with, difficult ones among them, and a comparison bit for bit.

use half::{bf16, f16};
use num_complex::Complex;
use tensor_core::{Cast, Element, LosslessCast};

/// A dtype that the suite has values of: every [`Element`].
pub trait Sample: Element {
    /// A dtype whose values this one has: what the suite casts to this one by `cast`.
    type Lossless: Sample + LosslessCast<Self>;

    /// What the suite casts to this one by `cast_checked`.
    type Checked: Sample + Cast<Self>;

    /// What the suite casts to this one by `cast_lossy`.
    type Lossy: Sample + Cast<Self>;

    /// Two values to fill memory with, one after the other. Except for `bool`, neither is a sample.
    const FILLS: [Self; 2];

    /// A value for the element at `index` in memory. Neighbours differ if the dtype has enough values. Every eighth value is an
    /// edge of the dtype: a NaN, quiet or signalling and with a payload, an infinity, −0, a subnormal, the smallest or the
    /// largest value.
    fn sample(index: usize) -> Self;

    /// Whether two values have the same bits. Not `==`, since neither sharing nor copying may turn one NaN into another.
    fn same(self, other: Self) -> bool;
}

/// Of each eight indices, the one that gets an edge value.
const EDGE: usize = 3;

/// A small number for `index`. The numbers repeat after 113, a prime, so that no stride always meets the same one.
fn small(index: usize) -> i8 {
    i8::try_from(index % 113).expect("less than 113")
}

/// The edge value for `index`, if it gets one.
fn edge<T: Copy>(index: usize, edges: &[T]) -> Option<T> {
    (index % 8 == EDGE).then(|| edges[index / 8 % edges.len()])
}

impl Sample for bool {
    type Lossless = Self;
    type Checked = i64;
    type Lossy = f64;

    const FILLS: [Self; 2] = [true, false];

    fn sample(index: usize) -> Self {
        // The parity of the number of set bits: no stride always meets the same value.
        index.count_ones() % 2 == 1
    }

    fn same(self, other: Self) -> bool {
        self == other
    }
}

macro_rules! integers {
    ($($ty:ty, from $lossless:ty;)*) => {
        $(impl Sample for $ty {
            type Lossless = $lossless;
            type Checked = i64;
            type Lossy = f64;

            const FILLS: [Self; 2] = [117, 119];

            fn sample(index: usize) -> Self {
                edge(index, &[Self::MIN, Self::MAX])
                    .unwrap_or_else(|| small(index).try_into().expect("every integer has the numbers to 112"))
            }

            fn same(self, other: Self) -> bool {
                self == other
            }
        })*
    };
}
integers! {
    u8, from bool;
    u16, from u8;
    u32, from u16;
    u64, from u32;
    i8, from bool;
    i16, from u8;
    i32, from i16;
    i64, from u32;
}

macro_rules! floats {
    ($($ty:ident, from $lossless:ty, $literal:path, $zero:expr, $nans:expr;)*) => {
        $(impl Sample for $ty {
            type Lossless = $lossless;
            type Checked = i64;
            type Lossy = f64;

            const FILLS: [Self; 2] = [$literal(117.0), $literal(-0.5)];

            fn sample(index: usize) -> Self {
                let [quiet, signalling] = $nans.map(Self::from_bits);
                let edges = [
                    Self::NAN,
                    quiet,
                    signalling,
                    $zero,
                    Self::INFINITY,
                    Self::NEG_INFINITY,
                    Self::from_bits(1),
                    Self::MIN_POSITIVE,
                    Self::MIN,
                    Self::MAX,
                ];
                edge(index, &edges).unwrap_or_else(|| small(index).into())
            }

            fn same(self, other: Self) -> bool {
                self.to_bits() == other.to_bits()
            }
        })*
    };
}
floats! {
    f16, from u8, f16::from_f32_const, f16::NEG_ZERO, [0xfe5a, 0x7c01];
    bf16, from i8, bf16::from_f32_const, bf16::NEG_ZERO, [0xffda, 0x7f81];
    f32, from f16, std::convert::identity, -0.0, [0xffc0_5a5a, 0x7f80_0001];
    f64, from i32, std::convert::identity, -0.0, [0xfff8_0000_5a5a_5a5a, 0x7ff0_0000_0000_0001];
}

macro_rules! complex {
    ($($part:ty)*) => {
        $(impl Sample for Complex<$part> {
            type Lossless = $part;
            type Checked = i64;
            type Lossy = f64;

            const FILLS: [Self; 2] = [Complex::new(117.0, -0.5), Complex::new(-0.5, 117.0)];

            fn sample(index: usize) -> Self {
                // The two parts have their edges at different indices.
                Complex::new(<$part>::sample(index), -<$part>::sample(index + 1))
            }

            fn same(self, other: Self) -> bool {
                self.re.same(other.re) && self.im.same(other.im)
            }
        })*
    };
}
complex!(f32 f64);

/// A dtype without samples does not compile.
macro_rules! every_dtype_has_samples {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        const _: () = {
            const fn has_samples<T: Sample>() {}
            $(has_samples::<$ty>();)*
        };
    };
}
tensor_core::for_each_dtype!(every_dtype_has_samples);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_hold_every_edge_of_a_float() {
        let samples: Vec<f16> = (0..80).map(f16::sample).collect();
        for edge in [f16::NAN, f16::from_bits(0x7c01), f16::NEG_ZERO, f16::INFINITY, f16::MAX, f16::from_bits(1)] {
            assert!(samples.iter().any(|sample| sample.same(edge)), "{edge}");
        }
    }

    #[test]
    fn values_that_differ_in_one_bit_are_not_the_same() {
        assert!(!0.0_f32.same(-0.0));
        assert!(f32::NAN.same(f32::NAN));
        assert!(!f32::NAN.same(-f32::NAN));
        assert!(!Complex::new(0.0_f64, 1.0).same(Complex::new(0.0, 2.0)));
    }

    #[test]
    fn samples_of_a_bool_are_both_at_every_step() {
        for step in 1..12 {
            let seen: Vec<bool> = (0..16).map(|position| bool::sample(position * step)).collect();
            assert!(seen.contains(&true) && seen.contains(&false), "step {step}");
        }
    }
}
