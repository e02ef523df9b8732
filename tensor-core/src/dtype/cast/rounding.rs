//! Casts to floats that round once, and the checks that a float holds a number exactly.

/// Rounds `x` to an `f32`. If `x` lies between two `f32`s, the last bit of the result is 1 (rounding to odd). A later
/// rounding to a type with fewer than 23 bits of significand then gives the same result as rounding `x` itself.
#[inline]
#[allow(clippy::cast_precision_loss, reason = "at most 24 bits are set when it is converted")]
pub(super) fn round_to_odd(x: u64) -> f32 {
    let dropped = 40_u32.saturating_sub(x.leading_zeros());
    let kept = x >> dropped << dropped;
    (kept | (u64::from(kept != x) << dropped)) as f32
}

/// Rounds `x` to an `f32`. If `x` lies between two `f32`s, the last bit of the result is 1: see [`round_to_odd`]. Casts
/// to half floats need this, because `half` cuts off the lower bits of an `f64` before it rounds.
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

/// Whether `x` has at most `digits` binary digits from its first 1 to its last. A float with as many digits then
/// holds `x`, provided that its exponent reaches that far.
#[inline]
pub(super) fn has_digits(x: u64, digits: u32) -> bool {
    let below_last_one = !x & x.wrapping_sub(1);
    x >> digits <= below_last_one
}

/// `cast`, if it is the same number as `x` or if `x` is NaN; otherwise `None`. The two are compared as `f64`, which
/// holds both unchanged.
#[inline]
#[allow(clippy::float_cmp, reason = "no other number will do")]
pub(super) fn if_same<From: Into<f64>, To: Into<f32> + Copy>(x: From, cast: To) -> Option<To> {
    let x = x.into();
    ((f64::from(cast.into()) == x) | x.is_nan()).then_some(cast)
}
