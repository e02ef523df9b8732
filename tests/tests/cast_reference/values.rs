//! The values of each dtype to try, and which numbers they are.

use std::collections::BTreeSet;

use half::{bf16, f16};
use num_complex::Complex;
use tensor_core::Element;

use super::number::{Format, Number};
use super::{Kind, Value};
use crate::common::random::Random;

/// A dtype whose values can be read digit by digit.
pub(crate) trait Known: Element {
    const KIND: Kind;

    fn number(self) -> Value;

    /// All values of types of at most 16 bits; of others, those at and beside every edge of every dtype.
    fn tried() -> Vec<Self>;
}

impl Known for bool {
    const KIND: Kind = Kind::Bool;

    fn number(self) -> Value {
        Value::real(if self { Number::integer(1) } else { Number::ZERO })
    }

    fn tried() -> Vec<Self> {
        vec![false, true]
    }
}

macro_rules! integers {
    ($($ty:ident $signed:literal: $tried:expr;)*) => {
        $(impl Known for $ty {
            const KIND: Kind = Kind::Integer { bits: <$ty>::BITS, signed: $signed };

            fn number(self) -> Value {
                Value::real(Number::integer(self.into()))
            }

            fn tried() -> Vec<Self> {
                $tried
            }
        })*
    };
}
integers! {
    u8 false: (Self::MIN..=Self::MAX).collect();
    u16 false: (Self::MIN..=Self::MAX).collect();
    i8 true: (Self::MIN..=Self::MAX).collect();
    i16 true: (Self::MIN..=Self::MAX).collect();
    u32 false: wide_integers().into_iter().filter_map(|value| value.try_into().ok()).collect();
    u64 false: wide_integers().into_iter().filter_map(|value| value.try_into().ok()).collect();
    i32 true: wide_integers().into_iter().filter_map(|value| value.try_into().ok()).collect();
    i64 true: wide_integers().into_iter().filter_map(|value| value.try_into().ok()).collect();
}

/// The integers of up to 64 bits and a sign beside 0, the powers of two, the limits of the types, the integers that the
/// floats have, and the middles between these.
fn wide_integers() -> BTreeSet<i128> {
    let mut sizes: Vec<i128> = vec![0];
    let mut random = Random::new(11);
    for bits in 0..=64 {
        sizes.push(1 << bits);
        for digits in [8, 11, 24, 53] {
            for _ in 0..8 {
                // `digits` and one more digit, which makes a middle where it is 1.
                let leading = (1 << digits) | (i128::from(random.next()) % (1 << digits));
                let shift = bits - digits - 1;
                sizes.push(if shift >= 0 { leading << shift } else { leading >> -shift });
            }
        }
    }
    let near = sizes.into_iter().flat_map(|size| (-2..=2).flat_map(move |step| [size + step, -size + step]));
    near.chain(-4_200..4_200).collect()
}

macro_rules! floats {
    ($($ty:ty, $bits:ty, $format:ident: $tried:expr;)*) => {
        $(impl Known for $ty {
            const KIND: Kind = Kind::Float(Format::$format);

            fn number(self) -> Value {
                Value::real(Format::$format.decode(self.to_bits().into()))
            }

            fn tried() -> Vec<Self> {
                $tried.into_iter().map(|bits| <$ty>::from_bits(<$bits>::try_from(bits).expect("bits of the type"))).collect()
            }
        })*
    };
}
floats! {
    f16, u16, F16: 0..=0xffff_u32;
    bf16, u16, BF16: 0..=0xffff_u32;
    f32, u32, F32: wide_floats(Format::F32, u32::MAX.into());
    f64, u64, F64: wide_floats(Format::F64, u64::MAX);
}

/// The bits of every half float in `format`, which has `mask` as all its bits; and of these and their neighbours: half floats,
/// middles between them, the integers above, other floats and middles between them.
fn wide_floats(format: Format, mask: u64) -> BTreeSet<u64> {
    let halves =
        (0..=0xffff).flat_map(|half| [Format::F16, Format::BF16].map(|narrow| format.encode(narrow.decode(half))));
    let mut bits: BTreeSet<u64> = halves.collect();
    let mut try_near = |number: Number| {
        let at = format.encode(number);
        bits.extend([at.wrapping_sub(1) & mask, at, at.wrapping_add(1) & mask]);
    };
    // Each size once, with the signs taking turns.
    for half in (0..=0xffff).filter(|half| half % 2 == half >> 15) {
        for narrow in [Format::F16, Format::BF16] {
            try_near(narrow.decode(half));
            try_near(narrow.with_a_digit_more().decode(2 * half + 1));
        }
    }
    for integer in wide_integers() {
        try_near(Number::integer(integer));
    }
    let mut random = Random::new(12);
    for _ in 0..3_000 {
        try_near(format.decode(random.next() & mask));
        let single = random.next() >> 32;
        try_near(Format::F32.decode(single));
        try_near(Format::F32.with_a_digit_more().decode(2 * single + 1));
    }
    for part in [Number::Nan, Number::Infinite { negative: false }, Number::Infinite { negative: true }] {
        try_near(part);
    }
    bits
}

macro_rules! complex {
    ($($part:ty, $format:ident;)*) => {
        $(impl Known for Complex<$part> {
            const KIND: Kind = Kind::Complex(Format::$format);

            fn number(self) -> Value {
                Value { re: self.re.number().re, im: self.im.number().re }
            }

            fn tried() -> Vec<Self> {
                let parts = <$part>::tried();
                let edges = [0.0, -0.0, 1.0, 0.1, <$part>::NAN, <$part>::INFINITY, <$part>::MAX, <$part>::from_bits(1)];
                let mut random = Random::new(13);
                let mut any = || parts[random.below(parts.len())];
                let mixed = (0..30_000).map(|at| match at % 4 {
                    0 => Complex::new(any(), edges[at / 4 % 8]),
                    1 => Complex::new(edges[at / 4 % 8], any()),
                    2 => Complex::new(any(), any()),
                    _ => Complex::new(edges[at / 4 % 8], edges[at / 32 % 8]),
                });
                mixed.collect()
            }
        })*
    };
}
complex! {
    f32, F32;
    f64, F64;
}
