//! `cast`, `checked_cast` and `LosslessCast` of every pair of dtypes against a reference that works in binary digits: every
//! value of the types of at most 16 bits, and the edges of the wider ones.

mod cast_reference;
mod common;

use std::marker::PhantomData;

use cast_reference::Value;
use cast_reference::number::{Format, Number};
use cast_reference::values::Known;
use tensor_core::{Cast, Element, LosslessCast, for_each_dtype};

/// Checks each value that is tried of `From`, and gives whether all of them were kept.
fn all_are_kept<From: Known + Cast<To>, To: Known>(tried: &[(From, Value)]) -> bool {
    let mut all = true;
    for &(value, number) in tried {
        let expected = To::KIND.cast(From::KIND, number);
        let found: To = value.cast();
        let names = (From::DTYPE, To::DTYPE);
        assert!(found.number() == expected, "{names:?}: {value:?} became {found:?}, expected {expected:?}");

        let kept = To::KIND.has(number);
        let checked = value.checked_cast();
        assert!(checked.is_some() == kept, "{names:?}: {value:?} gave {checked:?}, expected to be kept: {kept}");
        if let Some(checked) = checked {
            assert!(checked.number() == expected, "{names:?}: {value:?} was kept as {checked:?}");
        }
        all &= kept;
    }
    all
}

struct Pair<From, To>(PhantomData<(From, To)>);

/// What a pair without a lossless cast falls back on.
trait Lossy {
    const LOSSLESS: bool = false;
}

impl<From, To> Lossy for Pair<From, To> {}

// Inherent items come before those of a trait, for the pairs that have them.
impl<From: LosslessCast<To>, To: Known> Pair<From, To> {
    const LOSSLESS: bool = true;
}

/// Checks the casts from one dtype to each.
macro_rules! to_every_dtype {
    ([$from:ty] $($variant:ident $name:ident $numpy:ident: $to:ty, $rust:literal, $size:literal;)*) => {
        let tried: Vec<_> = <$from>::tried().into_iter().map(|value| (value, value.number())).collect();
        $(
            let kept = all_are_kept::<$from, $to>(&tried);
            assert_eq!(Pair::<$from, $to>::LOSSLESS, kept, "{} to {}", <$from>::DTYPE, <$to>::DTYPE);
        )*
    };
}

/// A test for each dtype, of its casts to each.
macro_rules! from_every_dtype {
    ($($variant:ident $name:ident $numpy:ident: $from:ty, $rust:literal, $size:literal;)*) => {
        mod from {
            use super::*;

            $(
                #[test]
                fn $numpy() {
                    for_each_dtype!([$from] to_every_dtype);
                }
            )*
        }
    };
}
for_each_dtype!(from_every_dtype);

#[test]
fn the_reference_has_what_it_has_rounded_to() {
    for format in [Format::F16, Format::BF16, Format::F32, Format::F64] {
        for value in f64::tried() {
            let number = value.number().re;
            let rounded = format.round(number);
            assert!(format.has(rounded), "{format:?} {value:e} {rounded:?}");
            assert_eq!(format.has(number), rounded == number, "{format:?} {value:e} {rounded:?}");
        }
    }
}

#[test]
fn the_reference_reads_and_rounds_known_values() {
    let one = Number::integer(1);
    assert_eq!(Format::F16.decode(0x3c00), one);
    assert_eq!(Format::BF16.decode(0x3f80), one);
    assert_eq!(Format::F32.decode(0x3f80_0000), one);
    assert_eq!(Format::F64.decode(0x3ff0_0000_0000_0000), one);
    assert_eq!(Format::F16.decode(0x7bff), Number::integer(65_504));
    assert_eq!(Format::F16.decode(0xfc00), Number::Infinite { negative: true });
    assert_eq!(Format::F16.decode(0x7c01), Number::Nan);
    assert_eq!(Format::F16.decode(0x8001), Number::Finite { negative: true, digits: 1, exponent: -24 });
    assert_eq!(Format::F64.decode(1), Number::Finite { negative: false, digits: 1, exponent: -1074 });
    assert_eq!(Format::F16.encode(Number::integer(65_519)), 0x7bff);
    assert_eq!(Format::F16.encode(Number::integer(65_520)), 0x7c00);
    assert_eq!(Format::F32.encode(Number::integer((1 << 24) + 1)), 0x4b80_0000);
    assert_eq!(Format::F32.encode(Number::integer((1 << 24) + 3)), 0x4b80_0002);
    assert_eq!(Format::F32.encode(Format::F64.decode(f64::MAX.to_bits())), 0x7f80_0000);
}
