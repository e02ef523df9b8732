//! `LosslessCast` is there for exactly the pairs of dtypes where the second holds every value of the first, as worked out
//! from their widths and as documented; and for those the cast keeps each value.

mod common;

use std::marker::PhantomData;

use common::exact::Exact;
use half::{bf16, f16};
use num_complex::Complex;
use tensor_core::{DType, Element, LosslessCast};

/// The numbers a dtype has.
#[derive(Debug, Clone, Copy)]
enum Numbers {
    Bool,
    Unsigned {
        bits: u32,
    },
    Signed {
        bits: u32,
    },
    /// Significands of `digits` binary digits, the leading one included, of numbers below 2^`above`.
    Float {
        digits: u32,
        above: u32,
        complex: bool,
    },
}

impl Numbers {
    const fn float(digits: u32, above: u32) -> Self {
        Self::Float { digits, above, complex: false }
    }

    const fn complex(digits: u32, above: u32) -> Self {
        Self::Float { digits, above, complex: true }
    }

    /// Whether `self` has each number of `other`.
    fn include(self, other: Self) -> bool {
        use Numbers::{Bool, Float, Signed, Unsigned};

        match (other, self) {
            (Bool, _) => true,
            (_, Bool) | (Signed { .. }, Unsigned { .. }) | (Float { .. }, Unsigned { .. } | Signed { .. }) => false,
            (Unsigned { bits }, Unsigned { bits: into }) | (Signed { bits }, Signed { bits: into }) => bits <= into,
            (Unsigned { bits }, Signed { bits: into }) => bits < into,
            (Unsigned { bits }, Float { digits, above, .. }) => bits <= digits && bits <= above,
            // The most negative number is a power of two: it needs one digit.
            (Signed { bits }, Float { digits, above, .. }) => bits - 1 <= digits && bits <= above,
            // The smallest exponents mirror the largest.
            (Float { digits, above, complex }, Float { digits: into, above: limit, complex: also }) => {
                digits <= into && above <= limit && (also || !complex)
            }
        }
    }
}

struct Pair<From, To>(PhantomData<(From, To)>);

/// What a pair without a lossless cast falls back on.
trait Lossy {
    const LOSSLESS: bool = false;

    fn check() {}
}

impl<From, To> Lossy for Pair<From, To> {}

// Inherent items come before those of a trait, for the pairs that have them.
impl<From: LosslessCast<To> + Exact, To: Element + Exact> Pair<From, To> {
    const LOSSLESS: bool = true;

    fn check() {
        for value in From::samples() {
            let cast: To = value.cast();
            let (found, expected) = (cast.exact(), value.exact());
            assert!(found == expected, "{} {value:?} became {} {cast:?}", From::DTYPE, To::DTYPE);
        }
    }
}

macro_rules! pairs {
    ($documented:expr, [$($from:ty = $from_numbers:expr),*], $to:tt) => {
        $(pairs!(@row $documented, $from = $from_numbers, $to);)*
    };
    (@row $documented:expr, $from:ty = $from_numbers:expr, [$($to:ty = $numbers:expr),*]) => {
        $(
            let expected = Numbers::include($numbers, $from_numbers);
            let names = (<$from as Element>::DTYPE, <$to as Element>::DTYPE);
            assert_eq!(Pair::<$from, $to>::LOSSLESS, expected, "{names:?}");
            assert_eq!($documented.contains(&names), expected, "{names:?} in the documented table");
            Pair::<$from, $to>::check();
        )*
    };
    ($documented:expr, [$($ty:ty = $numbers:expr),*]) => {
        const _: () = assert!([$(<$ty>::DTYPE),*].len() == DType::ALL.len());
        pairs!($documented, [$($ty = $numbers),*], [$($ty = $numbers),*])
    };
}

/// The pairs that the documentation's table marks.
fn documented() -> Vec<(DType, DType)> {
    let source = include_str!("../../tensor-core/src/dtype/cast.rs");
    let (_, docs) = source.split_once("/// A cast to `To` that keeps every value").expect("the docs of `LosslessCast`");
    let (docs, _) = docs.split_once("pub trait LosslessCast").expect("the trait after its docs");
    let mut rows = docs.lines().filter_map(|line| line.strip_prefix("/// | ")).map(|row| {
        let (name, cells) = row.split_once('|').expect("more than one column");
        let cells = cells.strip_suffix('|').expect("a last column").split('|').map(str::trim);
        (name.trim().trim_matches('*'), cells.collect::<Vec<_>>())
    });
    let (_, columns) = rows.next().expect("a head");
    let dtype = |name: &str| {
        let named = |dtype: &&DType| dtype.name() == name || format!("{dtype:?}").to_lowercase() == name;
        *DType::ALL.iter().find(named).unwrap_or_else(|| panic!("`{name}` is no dtype"))
    };
    let rows: Vec<_> = rows.collect();
    assert_eq!(rows.iter().map(|(from, _)| dtype(from)).collect::<Vec<_>>(), DType::ALL, "the rows");
    assert_eq!(columns.iter().map(|to| dtype(to)).collect::<Vec<_>>(), DType::ALL, "the columns");
    let pairs = rows.iter().flat_map(|(from, cells)| {
        assert_eq!(cells.len(), columns.len(), "the row of {from}");
        columns.iter().zip(cells).filter_map(|(to, cell)| match *cell {
            "✓" => Some((dtype(from), dtype(to))),
            "" => None,
            other => panic!("a cell has `{other}`"),
        })
    });
    pairs.collect()
}

#[test]
fn a_lossless_cast_exists_where_every_value_fits_and_keeps_each() {
    let documented = documented();
    pairs!(documented, [
        bool = Numbers::Bool,
        u8 = Numbers::Unsigned { bits: 8 },
        u16 = Numbers::Unsigned { bits: 16 },
        u32 = Numbers::Unsigned { bits: 32 },
        u64 = Numbers::Unsigned { bits: 64 },
        i8 = Numbers::Signed { bits: 8 },
        i16 = Numbers::Signed { bits: 16 },
        i32 = Numbers::Signed { bits: 32 },
        i64 = Numbers::Signed { bits: 64 },
        f16 = Numbers::float(11, 16),
        bf16 = Numbers::float(8, 128),
        f32 = Numbers::float(24, 128),
        f64 = Numbers::float(53, 1024),
        Complex<f32> = Numbers::complex(24, 128),
        Complex<f64> = Numbers::complex(53, 1024)
    ]);
}

#[test]
fn the_samples_have_the_edges() {
    assert!(f32::samples().iter().any(|value| value.is_nan()));
    for edge in [0.0, -0.0, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, f32::from_bits(1)] {
        assert!(f32::samples().iter().any(|value| value.to_bits() == edge.to_bits()), "{edge}");
    }
    for edge in [i64::MIN, i64::MAX, -1, 0, (1 << 53) + 1] {
        assert!(i64::samples().contains(&edge), "{edge}");
    }
    assert_eq!(u16::samples().len(), 1 << 16);
}

#[test]
fn values_that_differ_are_told_apart() {
    assert!(0.0_f32.exact() != (-0.0_f32).exact());
    assert!(f64::NAN.exact() == f32::NAN.exact());
    assert!(1.0_f32.exact() == 1_u8.exact());
    assert!(Complex::new(1.0_f32, -0.0).exact() != 1_u8.exact());
    assert!(f16::from_bits(1).exact() == 2.0_f64.powi(-24).exact());
    assert!(bf16::from_f32(-1.875).exact() == (-1.875_f64).exact());
}
