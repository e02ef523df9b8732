//! `Cast` to a half type rounds once, to nearest, ties to even.

mod common;

use common::random::Random;
use half::{bf16, f16};
use tensor_core::Cast;

fn cast<From: Cast<To>, To: tensor_core::Element>(value: From) -> To {
    value.cast()
}

/// The distance of two numbers that are near each other, without rounding.
fn distance(value: i128, float: f64) -> i128 {
    #[allow(clippy::cast_possible_truncation, reason = "a half float above 2^11 is an integer")]
    let float = float as i128;
    (value - float).abs()
}

/// That `found`, of the half floats `below`, it and `above`, is nearest to `value`, and even in a tie.
fn assert_nearest(value: i128, found: f64, bits: u16, below: f64, above: f64) {
    let error = distance(value, found);
    for neighbour in [below, above].into_iter().filter(|neighbour| neighbour.is_finite()) {
        let other = distance(value, neighbour);
        assert!(
            error < other || error == other && bits & 1 == 0,
            "{value} became {found}, but {neighbour} is {other} away"
        );
    }
}

/// Integers at and beside the middle between two neighbouring half floats, where rounding twice goes wrong.
fn near_middles(digits: u32, random: &mut Random) -> impl Iterator<Item = i128> {
    let bits = digits + 2 + u32::try_from(random.below(62 - digits as usize)).expect("small");
    let significand = (1 << digits) | (u128::from(random.next()) % (1 << digits));
    let middle = i128::try_from((2 * significand + 1) << (bits - digits - 2)).expect("at most 64 bits");
    (-1..=1).map(move |beside| middle + beside)
}

#[test]
fn integers_of_64_bits_round_to_bf16_once() {
    let mut random = Random::new(2);
    for _ in 0..20_000 {
        for value in near_middles(7, &mut random) {
            let near = |half: bf16, step: i32| {
                let bits = i32::from(half.to_bits()) + step;
                f64::from(bf16::from_bits(u16::try_from(bits).expect("far from the edges")))
            };
            if let Ok(unsigned) = u64::try_from(value) {
                let found: bf16 = cast(unsigned);
                assert_nearest(value, found.into(), found.to_bits(), near(found, -1), near(found, 1));
            }
            if let Ok(signed) = i64::try_from(-value) {
                let found: bf16 = cast(signed);
                assert_nearest(-value, found.into(), found.to_bits(), near(found, -1), near(found, 1));
            }
        }
    }
}

#[test]
fn numbers_round_to_f16_once() {
    // Just above the middle between 1 and the next f16: by way of f32 it would become the middle, and then 1.
    let middle = 1.0 + 2.0_f64.powi(-11);
    assert_eq!(cast::<f64, f16>(middle), f16::ONE);
    assert_eq!(cast::<f64, f16>(middle.next_up()), f16::from_bits(f16::ONE.to_bits() + 1));
    assert_eq!(cast::<f32, f16>(65519.996), f16::MAX);
    assert_eq!(cast::<f32, f16>(65520.0), f16::INFINITY);
    assert_eq!(cast::<i64, f16>(-65520), f16::NEG_INFINITY);
    assert_eq!(cast::<u64, f16>(2049), f16::from_f32(2048.0));
    assert_eq!(cast::<u64, f16>(2051), f16::from_f32(2052.0));
    assert_eq!(cast::<u64, f16>(u64::MAX), f16::INFINITY);
    assert_eq!(cast::<i64, f16>(0).to_bits(), 0);
    assert_eq!(cast::<bf16, f16>(bf16::MAX), f16::INFINITY);
    // Just above the middle between 1 and the next bf16.
    let middle = 1.0 + 2.0_f64.powi(-8);
    assert_eq!(cast::<f64, bf16>(middle), bf16::ONE);
    assert_eq!(cast::<f64, bf16>(middle.next_up()), bf16::from_bits(bf16::ONE.to_bits() + 1));
}
