//! Every cast: from each dtype to each dtype, with the condition under which it keeps the number.
//!
//! Of the standard library, this file uses `core` alone, since the crate also builds without `std`.

use half::{bf16, f16};
use num_complex::Complex;

use super::{Cast, LosslessCast};
use crate::for_each_dtype;

/// Implements `Cast` for a row of pairs: first the cast, then the checked one.
macro_rules! casts {
    ($($from:ty => $($to:ty),+ = |$x:ident| $cast:expr, $checked:expr;)*) => {
        $($(
            // Each line serves many pairs of types, and some pairs need only a part of it.
            #[allow(
                clippy::cast_lossless,
                clippy::cast_possible_truncation,
                clippy::cast_possible_wrap,
                clippy::cast_precision_loss,
                clippy::cast_sign_loss,
                clippy::float_cmp,
                clippy::unnecessary_cast,
                clippy::unnecessary_fallible_conversions,
                clippy::useless_conversion,
                reason = "the semantics of `as` are what this table is for"
            )]
            impl Cast<$to> for $from {
                #[inline]
                fn cast(self) -> $to {
                    let $x = self;
                    $cast
                }

                #[inline]
                fn checked_cast(self) -> Option<$to> {
                    let $x = self;
                    $checked
                }
            }
        )+)*
    };
}

macro_rules! casts_from_integer {
    ($($from:ty)*) => {
        $(
        // What rounds below holds no more.
        const _: () = assert!(<$from>::BITS <= 64);
        casts! {
            $from => u8, u16, u32, u64, i8, i16, i32, i64 = |x| x as _, x.try_into().ok();
            $from => f16 = |x| f16::from_f32(round_to_odd(x.abs_diff(0) as u64).copysign(x as f32)), {
                let size = x.abs_diff(0) as u64;
                (has_digits(size, f16::MANTISSA_DIGITS) & (size < 1 << f16::MAX_EXP)).then(|| x.cast())
            };
            $from => bf16 = |x| bf16::from_f32(round_to_odd(x.abs_diff(0) as u64).copysign(x as f32)),
                has_digits(x.abs_diff(0) as u64, bf16::MANTISSA_DIGITS).then(|| x.cast());
            $from => f32 = |x| x as _, has_digits(x.abs_diff(0) as u64, f32::MANTISSA_DIGITS).then_some(x as _);
            $from => f64 = |x| x as _, has_digits(x.abs_diff(0) as u64, f64::MANTISSA_DIGITS).then_some(x as _);
            $from => bool = |x| x != 0, ((x == 0) | (x == 1)).then_some(x != 0);
            $from => Complex<f32>, Complex<f64> = |x| Complex::new(x as _, 0.0),
                x.checked_cast().map(|re| Complex::new(re, 0.0));
        })*
    };
}

macro_rules! casts_from_float {
    ($($from:ty)*) => {
        $(
            casts_from_float! { @integers $from => u8 u16 u32 u64 i8 i16 i32 i64 }
            casts! {
                // A checked cast may round twice, because a number that it keeps needs no rounding.
                $from => f16 = |x| f16::from_f32(narrow_to_odd(x as f64)), if_same(x, f16::from_f32(x as f32));
                $from => bf16 = |x| bf16::from_f32(narrow_to_odd(x as f64)), if_same(x, bf16::from_f32(x as f32));
                $from => f32 = |x| x as _, if_same(x, x as f32);
                $from => f64 = |x| x as _, Some(x as _);
                $from => bool = |x| x != 0.0, ((x == 0.0) | (x == 1.0)).then_some(x != 0.0);
                $from => Complex<f32>, Complex<f64> = |x| Complex::new(x as _, 0.0),
                    x.checked_cast().map(|re| Complex::new(re, 0.0));
            }
        )*
    };
    (@integers $from:ty => $($to:ty)*) => {
        $(casts! {
            $from => $to = |x| x as _, {
                // One more than the largest `$to`. From here on the cast saturates, and the saturated value may convert
                // back to `x`.
                const END: $from = (<$to>::MAX / 2 + 1) as $from * 2.0;
                let whole = x as $to;
                ((whole as $from == x) & (x < END)).then_some(whole)
            };
        })*
    };
}

casts_from_integer! { u8 u16 u32 u64 i8 i16 i32 i64 }
casts_from_float! { f32 f64 }

casts! {
    bool => u8, u16, u32, u64, i8, i16, i32, i64 = |x| x as _, Some(x as _);
    bool => f16, bf16, f32, f64 = |x| u8::from(x).into(), Some(x.cast());
    bool => Complex<f32>, Complex<f64> = |x| Complex::new(u8::from(x).into(), 0.0), Some(x.cast());
    bool => bool = |x| x, Some(x);

    // `f32` holds each value of the half types.
    f16 => bool, u8, u16, u32, u64, i8, i16, i32, i64, bf16, f32, f64, Complex<f32>, Complex<f64> =
        |x| x.to_f32().cast(), x.to_f32().checked_cast();
    bf16 => bool, u8, u16, u32, u64, i8, i16, i32, i64, f16, f32, f64, Complex<f32>, Complex<f64> =
        |x| x.to_f32().cast(), x.to_f32().checked_cast();
    f16 => f16 = |x| x, Some(x);
    bf16 => bf16 = |x| x, Some(x);

    Complex<f32> => u8, u16, u32, u64, i8, i16, i32, i64, f16, bf16, f32, f64 =
        |x| x.re.cast(), x.re.checked_cast().filter(|_| x.im == 0.0);
    Complex<f64> => u8, u16, u32, u64, i8, i16, i32, i64, f16, bf16, f32, f64 =
        |x| x.re.cast(), x.re.checked_cast().filter(|_| x.im == 0.0);
    Complex<f32> => bool = |x| x.re != 0.0 || x.im != 0.0, x.re.checked_cast().filter(|_| x.im == 0.0);
    Complex<f64> => bool = |x| x.re != 0.0 || x.im != 0.0, x.re.checked_cast().filter(|_| x.im == 0.0);
    Complex<f32> => Complex<f32>, Complex<f64> = |x| Complex::new(x.re.cast(), x.im.cast()),
        x.re.checked_cast().zip(x.im.checked_cast()).map(|(re, im)| Complex::new(re, im));
    Complex<f64> => Complex<f32>, Complex<f64> = |x| Complex::new(x.re.cast(), x.im.cast()),
        x.re.checked_cast().zip(x.im.checked_cast()).map(|(re, im)| Complex::new(re, im));
}

/// Does not compile where a pair of dtypes has no cast, or a dtype no row in `lossless!`: each keeps its own values.
macro_rules! every_pair {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        const fn casts_to_every_dtype<T: LosslessCast<T> $(+ Cast<$ty>)*>() {}
        const _: () = { $(casts_to_every_dtype::<$ty>();)* };
    };
}
for_each_dtype!(every_pair);

/// Rounds `x` to an `f32`. If `x` lies between two `f32`s, the last bit of the result is 1 (rounding to odd). A later
/// rounding to a type with fewer than 23 bits of significand then gives the same result as rounding `x` itself.
#[inline]
#[allow(clippy::cast_precision_loss, reason = "at most 24 bits are set when it is converted")]
fn round_to_odd(x: u64) -> f32 {
    let dropped = 40_u32.saturating_sub(x.leading_zeros());
    let kept = x >> dropped << dropped;
    (kept | (u64::from(kept != x) << dropped)) as f32
}

/// Rounds `x` to an `f32`. If `x` lies between two `f32`s, the last bit of the result is 1: see [`round_to_odd`]. Casts
/// to half floats need this, because `half` cuts off the lower bits of an `f64` before it rounds.
#[inline]
#[allow(clippy::cast_possible_truncation, clippy::float_cmp, reason = "the rounding is found and put right")]
fn narrow_to_odd(x: f64) -> f32 {
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
fn has_digits(x: u64, digits: u32) -> bool {
    let below_last_one = !x & x.wrapping_sub(1);
    x >> digits <= below_last_one
}

/// `cast`, if it is the same number as `x` or if `x` is NaN; otherwise `None`. The two are compared as `f64`, which
/// holds both unchanged.
#[inline]
#[allow(clippy::float_cmp, reason = "no other number will do")]
fn if_same<From: Into<f64>, To: Into<f32> + Copy>(x: From, cast: To) -> Option<To> {
    let x = x.into();
    ((f64::from(cast.into()) == x) | x.is_nan()).then_some(cast)
}
