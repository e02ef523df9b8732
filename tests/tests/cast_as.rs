//! `Cast` between any two dtypes is what Rust's `as` does.

mod common;

use common::random::Random;
use half::{bf16, f16};
use num_complex::Complex;
use tensor_core::Cast;

fn cast<From: Cast<To>, To: tensor_core::Element>(value: From) -> To {
    value.cast()
}

#[test]
fn integers_wrap_around() {
    assert_eq!(cast::<i32, u8>(-1), 255);
    assert_eq!(cast::<u64, i8>(0x1_80), -128);
    assert_eq!(cast::<i64, u64>(-1), u64::MAX);
    assert_eq!(cast::<u32, i32>(u32::MAX), -1);
}

#[test]
fn floats_saturate_and_nan_becomes_0() {
    assert_eq!(cast::<f32, u8>(300.0), 255);
    assert_eq!(cast::<f64, u8>(-1.0), 0);
    assert_eq!(cast::<f32, i8>(f32::NEG_INFINITY), -128);
    assert_eq!(cast::<f64, i64>(f64::NAN), 0);
    assert_eq!(cast::<f16, i16>(f16::INFINITY), i16::MAX);
    assert_eq!(cast::<bf16, u32>(bf16::from_f32(-2.5)), 0);
    assert_eq!(cast::<f32, i32>(-2.9), -2);
}

#[test]
fn a_bool_is_whether_a_number_differs_from_0() {
    assert!(!cast::<f32, bool>(-0.0));
    assert!(cast::<f64, bool>(f64::NAN));
    assert!(cast::<f32, bool>(f32::from_bits(1)));
    assert!(cast::<u8, bool>(2));
    assert!(!cast::<f16, bool>(f16::NEG_ZERO));
    assert!(cast::<bf16, bool>(bf16::from_bits(1)));
    assert!(cast::<Complex<f32>, bool>(Complex::new(0.0, -2.0)));
    assert!(!cast::<Complex<f64>, bool>(Complex::new(-0.0, 0.0)));
    assert_eq!(cast::<bool, i8>(true), 1);
    assert_eq!(cast::<bool, Complex<f64>>(true), Complex::new(1.0, 0.0));
}

#[test]
fn a_complex_number_loses_its_imaginary_part_to_a_real_one_and_keeps_it_to_a_complex_one() {
    assert_eq!(cast::<Complex<f32>, f64>(Complex::new(1.5, 2.0)).to_bits(), 1.5_f64.to_bits());
    assert_eq!(cast::<Complex<f64>, u8>(Complex::new(300.0, 2.0)), 255);
    assert_eq!(cast::<Complex<f64>, Complex<f32>>(Complex::new(0.1, f64::MAX)), Complex::new(0.1, f32::INFINITY));
}

#[test]
fn f64_to_f32_rounds_to_nearest_ties_to_even() {
    let mut random = Random::new(1);
    for _ in 0..10_000 {
        let value = f64::from_bits(random.next());
        #[allow(clippy::cast_possible_truncation, reason = "the reference")]
        let expected = value as f32;
        let found = cast::<f64, f32>(value);
        assert!(found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(), "{value:e}");
    }
}

#[test]
fn a_cast_to_the_same_half_type_keeps_the_bits() {
    for bits in 0..=u16::MAX {
        assert_eq!(cast::<f16, f16>(f16::from_bits(bits)).to_bits(), bits);
        assert_eq!(cast::<bf16, bf16>(bf16::from_bits(bits)).to_bits(), bits);
    }
}
