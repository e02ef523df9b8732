//! Casts to floats that round once, and the checks that a float holds a number exactly.

/// `x` as an `f32` whose last bit is 1 if `x` lies between two `f32`s, so that a later rounding to a type with fewer than 23
/// bits of significand comes out as if it were made from `x` itself.
#[inline]
#[allow(clippy::cast_precision_loss, reason = "at most 24 bits are set when it is converted")]
pub(super) fn round_to_odd(x: u64) -> f32 {
    let dropped = 40_u32.saturating_sub(x.leading_zeros());
    let kept = x >> dropped << dropped;
    (kept | (u64::from(kept != x) << dropped)) as f32
}

/// `x` as an `f32` whose last bit is 1 if `x` lies between two `f32`s: see [`round_to_odd`]. `half` cuts the lower bits of an
/// `f64` off before it rounds.
#[inline]
#[allow(clippy::cast_possible_truncation, clippy::float_cmp, reason = "the rounding is found and put right")]
pub(super) fn narrow_to_odd(x: f64) -> f32 {
    let near = x as f32;
    let wide = f64::from(near);
    if wide == x || x.is_nan() {
        return near;
    }
    let towards_zero = near.to_bits() - u32::from(wide.abs() > x.abs());
    f32::from_bits(towards_zero | 1)
}

/// Whether `x` has at most `digits` binary digits from its first 1 to its last, so that a float with as many holds it,
/// where its exponent allows.
#[inline]
pub(super) fn has_digits(x: u64, digits: u32) -> bool {
    let below_last_one = !x & x.wrapping_sub(1);
    x >> digits <= below_last_one
}

/// `cast` if it is the number `x`, or both are NaN. `f64` holds both unchanged.
#[inline]
#[allow(clippy::float_cmp, reason = "no other number will do")]
pub(super) fn if_same<From: Into<f64>, To: Into<f32> + Copy>(x: From, cast: To) -> Option<To> {
    let x = x.into();
    ((f64::from(cast.into()) == x) | x.is_nan()).then_some(cast)
}
