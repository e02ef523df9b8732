//! `checked_cast` at the edges, value by value: `cast_pairs.rs` has the rest.

use half::{bf16, f16};
use num_complex::Complex;
use tensor_core::{Cast, Element};

fn checked<To: Element>(value: impl Cast<To>) -> Option<To> {
    value.checked_cast()
}

#[track_caller]
fn assert_kept<To: Element>(value: impl Cast<To>, expected: To) {
    assert_eq!(value.checked_cast(), Some(expected), "{value:?}");
    assert_eq!(value.cast(), expected, "{value:?}");
}

#[track_caller]
fn assert_changed<To: Element>(value: impl Cast<To>, lossy: To) {
    assert_eq!(value.checked_cast(), None, "{value:?}");
    assert_eq!(value.cast(), lossy, "{value:?}");
}

#[test]
fn integers_are_kept_within_the_limits_of_integers() {
    assert_kept(255_i64, u8::MAX);
    assert_changed(256_i64, 0_u8);
    assert_changed(-1_i8, u64::MAX);
    assert_kept(i64::MAX, i64::MAX.unsigned_abs());
    assert_changed(u64::MAX, -1_i64);
    assert_changed(1_u64 << 63, i64::MIN);
    assert_kept(-128_i16, i8::MIN);
    assert_changed(-129_i16, 127_i8);
    assert_changed(128_u8, i8::MIN);
    assert_changed(1_i64 << 32, 0_i32);
}

#[test]
fn integers_are_kept_where_a_float_has_their_digits() {
    assert_kept(1 << 24, 16_777_216.0_f32);
    assert_changed((1 << 24) + 1, 16_777_216.0_f32);
    assert_kept((1 << 24) + 2, 16_777_218.0_f32);
    assert_kept(1_i64 << 53, 9_007_199_254_740_992.0_f64);
    assert_changed((1_i64 << 53) + 1, 9_007_199_254_740_992.0_f64);
    assert_changed(-(1_i64 << 53) - 1, -9_007_199_254_740_992.0_f64);
    assert_kept((1_i64 << 53) + 2, 9_007_199_254_740_994.0_f64);
    assert_kept(i64::MIN, -9_223_372_036_854_775_808.0_f64);
    assert_kept(i64::MIN, -9_223_372_036_854_775_808.0_f32);
    assert_kept(1_u64 << 63, bf16::from_bits(0x5f00));
    assert_kept(i32::MIN, -2_147_483_648.0_f32);
    assert_kept(2048_u16, f16::from_bits(0x6800));
    assert_changed(2049_u16, f16::from_bits(0x6800));
    assert_kept(-2050_i16, f16::from_bits(0xe801));
    assert_kept(256_u16, bf16::from_bits(0x4380));
    assert_changed(257_u16, bf16::from_bits(0x4380));
    assert_kept(258_u16, bf16::from_bits(0x4381));
    assert_kept(0_i64, f16::ZERO);
    assert_changed((1_u32 << 24) + 1, Complex::new(16_777_216.0_f32, 0.0));
    assert_kept((1_u32 << 24) + 1, Complex::new(16_777_217.0_f64, 0.0));
}

/// Both ways of these casts round or saturate to the value they began with.
#[test]
fn a_cast_that_saturates_or_rounds_there_and_back_is_seen() {
    assert_changed(i64::MAX, 9_223_372_036_854_775_808.0_f64);
    assert_changed(i64::MAX, 9_223_372_036_854_775_808.0_f32);
    assert_changed(u64::MAX, 18_446_744_073_709_551_616.0_f64);
    assert_changed(u64::MAX, 18_446_744_073_709_551_616.0_f32);
    assert_changed(i32::MAX, 2_147_483_648.0_f32);
    assert_changed(u32::MAX, 4_294_967_296.0_f32);
    assert_changed(i16::MAX, bf16::from_bits(0x4700));
    assert_changed(i64::MAX, bf16::from_bits(0x5f00));
    assert_changed(u16::MAX, f16::INFINITY);

    assert_changed(9_223_372_036_854_775_808.0_f64, i64::MAX);
    assert_changed(9_223_372_036_854_775_808.0_f32, i64::MAX);
    assert_changed(18_446_744_073_709_551_616.0_f64, u64::MAX);
    assert_changed(18_446_744_073_709_551_616.0_f32, u64::MAX);
    assert_changed(2_147_483_648.0_f32, i32::MAX);
    assert_changed(4_294_967_296.0_f32, u32::MAX);
    assert_changed(bf16::from_bits(0x4700), i16::MAX);
    assert_changed(bf16::from_bits(0x5f00), i64::MAX);
}

#[test]
fn floats_are_kept_where_they_are_whole_and_in_range() {
    assert_kept(255.0_f32, u8::MAX);
    assert_changed(256.0_f32, u8::MAX);
    assert_changed(255.5_f32, u8::MAX);
    assert_changed(-1.0_f32, 0_u8);
    assert_changed(-0.5_f64, 0_i64);
    assert_changed(f32::from_bits(1), 0_i8);
    assert_changed(0.1_f64, 0_u64);
    assert_kept(-128.0_f64, i8::MIN);
    assert_changed(-129.0_f64, i8::MIN);
    assert_kept(2_147_483_647.0_f64, i32::MAX);
    assert_changed(2_147_483_647.5_f64, i32::MAX);
    assert_kept(9_223_372_036_854_775_808.0_f64.next_down(), 9_223_372_036_854_774_784_i64);
    assert_kept(-9_223_372_036_854_775_808.0_f64, i64::MIN);
    assert_changed((-9_223_372_036_854_775_808.0_f64).next_down(), i64::MIN);
    assert_kept(18_446_744_073_709_551_616.0_f32.next_down(), 18_446_742_974_197_923_840_u64);
    assert_kept(f16::MAX, 65_504_i32);
    assert_kept(f16::MAX, 65_504_u16);
    assert_changed(f16::MAX, i16::MAX);
    assert_changed(bf16::MAX, u64::MAX);
    assert_changed(f64::MAX, u64::MAX);
}

#[test]
fn nan_and_infinities_are_kept_by_floats_only() {
    for infinite in [f64::INFINITY, f64::NEG_INFINITY] {
        let size = if infinite > 0.0 { i64::MAX } else { i64::MIN };
        assert_changed(infinite, size);
        assert_changed(infinite, true);
    }
    assert_kept(f64::INFINITY, f32::INFINITY);
    assert_kept(f64::INFINITY, f16::INFINITY);
    assert_kept(f32::NEG_INFINITY, bf16::NEG_INFINITY);
    assert_kept(bf16::NEG_INFINITY, f16::NEG_INFINITY);
    assert_kept(f16::INFINITY, Complex::new(f32::INFINITY, 0.0));

    for nan in [f64::NAN, -f64::NAN, f64::from_bits(0x7ff0_0000_0000_0001)] {
        assert_changed(nan, 0_u8);
        assert_changed(nan, 0_i64);
        assert_changed(nan, true);
        assert!(checked::<f32>(nan).is_some_and(f32::is_nan));
        assert!(checked::<f64>(nan).is_some_and(f64::is_nan));
        assert!(checked::<f16>(nan).is_some_and(f16::is_nan));
        assert!(checked::<bf16>(nan).is_some_and(bf16::is_nan));
        assert!(checked::<Complex<f32>>(nan).is_some_and(|x| x.re.is_nan() && x.im == 0.0));
    }
    assert!(checked::<bf16>(f16::NAN).is_some_and(bf16::is_nan));
    assert!(checked::<f16>(f32::NAN).is_some_and(f16::is_nan));
}

#[test]
fn negative_zero_is_zero_to_an_integer_and_stays_negative_to_a_float() {
    assert_kept(-0.0_f64, 0_i64);
    assert_kept(-0.0_f32, 0_u8);
    assert_kept(f16::NEG_ZERO, 0_i8);
    assert_kept(bf16::NEG_ZERO, false);
    assert_eq!(checked::<f32>(-0.0_f64).map(f32::to_bits), Some(1 << 31));
    assert_eq!(checked::<f64>(-0.0_f32).map(f64::to_bits), Some(1 << 63));
    assert_eq!(checked::<f16>(-0.0_f64).map(f16::to_bits), Some(1 << 15));
    assert_eq!(checked::<bf16>(-0.0_f32).map(bf16::to_bits), Some(1 << 15));
    let complex: Option<Complex<f32>> = checked(-0.0_f64);
    assert_eq!(complex.map(|x| (x.re.to_bits(), x.im.to_bits())), Some((1 << 31, 0)));
}

#[test]
fn floats_are_kept_where_the_other_has_their_digits_and_exponent() {
    assert_kept(0.5_f64, 0.5_f32);
    assert_changed(0.1_f64, 0.1_f32);
    assert_kept(0.1_f32, 0.100_000_001_490_116_12_f64);
    assert_changed(16_777_217.0_f64, 16_777_216.0_f32);
    assert_changed(f64::MAX, f32::INFINITY);
    assert_kept(f64::from(f32::MAX), f32::MAX);
    assert_changed(f64::from(f32::MAX).next_up(), f32::MAX);

    // Subnormals: the least of `f32` is 2^-149.
    let least = f64::from(f32::from_bits(1));
    assert_kept(least, f32::from_bits(1));
    assert_changed(least / 2.0, 0.0_f32);
    assert_changed(least * 1.5, f32::from_bits(2));
    assert_changed(f64::from_bits(1), 0.0_f32);
    assert_kept(f64::from(f32::MIN_POSITIVE) / 2.0, f32::MIN_POSITIVE / 2.0);
    assert_kept(f16::from_bits(1), 2.0_f32.powi(-24));
    assert_kept(2.0_f32.powi(-24), f16::from_bits(1));
    assert_changed(2.0_f32.powi(-25), f16::ZERO);
    assert_changed(2.0_f32.powi(-25).next_up(), f16::from_bits(1));
    // 2^-133 and 2^-134.
    assert_kept(f32::from_bits(1 << 16), bf16::from_bits(1));
    assert_changed(f32::from_bits(1 << 15), bf16::ZERO);
    assert_changed(f32::from_bits(1), bf16::ZERO);
    assert_kept(f16::from_bits(1), bf16::from_f32(2.0_f32.powi(-24)));
    assert_changed(bf16::from_bits(1), f16::ZERO);
}

#[test]
fn f16_ends_at_65_504() {
    assert_kept(65_504.0_f64, f16::MAX);
    assert_kept(65_504_u64, f16::MAX);
    assert_kept(-65_504_i32, f16::MIN);
    assert_changed(65_504.0_f32.next_up(), f16::MAX);
    assert_changed(65_505_i32, f16::MAX);
    assert_changed(65_519_u16, f16::MAX);
    assert_changed(65_519.99_f32, f16::MAX);
    assert_changed(65_520.0_f64.next_down(), f16::MAX);
    assert_changed(65_520.0_f64, f16::INFINITY);
    assert_changed(65_520_u16, f16::INFINITY);
    assert_changed(65_536_i64, f16::INFINITY);
    assert_changed(1_u64 << 63, f16::INFINITY);
    assert_changed(bf16::from_f32(65_536.0), f16::INFINITY);
}

#[test]
fn bf16_ends_below_2_to_the_128() {
    // 8 digits: the greatest is 255 · 2^120.
    assert_kept(255.0 * 2.0_f64.powi(120), bf16::MAX);
    assert_changed(f32::MAX, bf16::INFINITY);
    let middle = 511.0 * 2.0_f64.powi(119);
    assert_changed(middle.next_down(), bf16::MAX);
    assert_changed(middle, bf16::INFINITY);
    assert_kept(1.0_f32 + 2.0_f32.powi(-7), bf16::from_bits(0x3f81));
    assert_changed(1.0_f32 + 2.0_f32.powi(-8), bf16::ONE);
    assert_changed(1.0_f32 + 3.0 * 2.0_f32.powi(-8), bf16::from_bits(0x3f82));
    assert_kept(f16::from_f32(1.5), bf16::from_f32(1.5));
    assert_changed(f16::from_bits(0x3c01), bf16::ONE);
}

#[test]
fn a_bool_is_0_or_1() {
    assert_kept(0_u8, false);
    assert_kept(1_i64, true);
    assert_changed(2_u32, true);
    assert_changed(-1_i8, true);
    assert_kept(1.0_f32, true);
    assert_kept(-0.0_f64, false);
    assert_changed(0.5_f64, true);
    assert_changed(f32::from_bits(1), true);
    assert_kept(f16::ONE, true);
    assert_changed(bf16::from_bits(1), true);
    assert_kept(Complex::new(1.0_f32, -0.0), true);
    assert_changed(Complex::new(0.0_f64, 1.0), true);
    assert_kept(true, f16::ONE);
    assert_kept(true, 1_i8);
    assert_kept(false, Complex::new(0.0_f64, 0.0));
}

#[test]
fn a_complex_number_is_real_where_its_imaginary_part_is_0() {
    assert_kept(Complex::new(7.0_f32, 0.0), 7_u8);
    assert_kept(Complex::new(7.0_f32, -0.0), 7.0_f64);
    assert_changed(Complex::new(7.0_f32, f32::from_bits(1)), 7_u8);
    assert_changed(Complex::new(7.0_f64, f64::NAN), 7.0_f32);
    assert_changed(Complex::new(7.5_f64, 0.0), 7_i32);
    assert!(checked::<f32>(Complex::new(f64::NAN, 0.0)).is_some_and(f32::is_nan));
    assert_kept(Complex::new(0.5_f64, -1.5), Complex::new(0.5_f32, -1.5));
    assert_changed(Complex::new(0.1_f64, 0.0), Complex::new(0.1_f32, 0.0));
    assert_changed(Complex::new(0.0_f64, 0.1), Complex::new(0.0_f32, 0.1));
    let parts: Option<Complex<f32>> = checked(Complex::new(f64::NAN, f64::NEG_INFINITY));
    assert!(parts.is_some_and(|x| x.re.is_nan() && x.im == f32::NEG_INFINITY));
}
