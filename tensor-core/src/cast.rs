//! Casts between dtypes, and which of them keep every value.
//!
//! The lossless ones agree with NumPy's `can_cast(from, to, casting="safe")`, and are fewer where NumPy lets 64-bit
//! integers become `float64`: an `i64` above 2^53 would change, so that cast is not in the table.

use half::{bf16, f16};
use num_complex::Complex;

use crate::Element;

/// Conversion to `To` of any dtype into any other, as Rust's `as` does it.
///
/// Integers wrap around, floats round to nearest, ties to even, and saturate on the way to an integer, where NaN becomes 0.
/// `bool` becomes 0 or 1, and is whether a number differs from 0. A real number gets the imaginary part 0; a complex one
/// loses its imaginary part.
pub trait Cast<To: Element>: Element {
    /// The value, as a `To`.
    #[must_use]
    fn cast(self) -> To;
}

/// A cast to `To` that keeps every value: what `#[tensor(copy, cast = To)]` asks for.
///
/// NaN stays NaN, −0 stays −0, infinities stay; `bool` becomes 0 or 1; a real number gets the imaginary part 0.
///
/// ```
/// use tensor_core::{Cast, LosslessCast};
///
/// fn widen<T: LosslessCast<i64>>(value: T) -> i64 {
///     value.cast()
/// }
///
/// assert_eq!(widen(7_u8), 7);
/// ```
#[diagnostic::on_unimplemented(
    message = "a cast from `{Self}` to `{To}` does not keep every value",
    label = "a `{To}` can't hold every `{Self}`",
    note = "only a lossless `cast` compiles: choose a wider dtype, or convert the array before it goes into the struct"
)]
pub trait LosslessCast<To: Element>: Cast<To> {
    /// What generated code names to ask for the trait.
    #[doc(hidden)]
    const OK: () = ();
}

/// A dtype on its way into another: by way of `f64` or of an integer that holds each of its values.
macro_rules! casts {
    ($($from:ty => $($to:ty),+ = |$x:ident| $convert:expr;)*) => {
        $($(
            impl Cast<$to> for $from {
                #[inline]
                // Each line of the table serves many pairs of types, some of which need less than it writes.
                #[allow(
                    clippy::cast_lossless,
                    clippy::cast_possible_truncation,
                    clippy::cast_possible_wrap,
                    clippy::cast_precision_loss,
                    clippy::cast_sign_loss,
                    clippy::unnecessary_cast,
                    reason = "the semantics of `as` are what this table is for"
                )]
                fn cast(self) -> $to {
                    let $x = self;
                    $convert
                }
            }
        )+)*
    };
}

/// All casts from a primitive number, given how to write its zero.
macro_rules! casts_from_number {
    ($($from:ty, $zero:literal;)*) => {
        $(
            casts! {
                $from => u8, u16, u32, u64, i8, i16, i32, i64, f32, f64 = |x| x as _;
                $from => bool = |x| x != $zero;
                $from => Complex<f32>, Complex<f64> = |x| Complex::new(x as _, 0.0);
            }
        )*
    };
}

/// All casts to the half types from what `f64` holds without rounding.
macro_rules! casts_to_half {
    ($($from:ty)*) => {
        $(casts! {
            $from => f16 = |x| f16::from_f32(narrow_to_odd(x as f64));
            $from => bf16 = |x| bf16::from_f32(narrow_to_odd(x as f64));
        })*
    };
}

/// All casts from a half type, by way of `f32`, which holds each of its values.
macro_rules! casts_from_half {
    ($($from:ty)*) => {
        $(casts! {
            $from => u8, u16, u32, u64, i8, i16, i32, i64, f32, f64 = |x| x.to_f32() as _;
            $from => f16 = |x| f16::from_f32(x.to_f32());
            $from => bf16 = |x| bf16::from_f32(x.to_f32());
            $from => bool = |x| x.to_f32() != 0.0;
            $from => Complex<f32>, Complex<f64> = |x| Complex::new(x.to_f32().into(), 0.0);
        })*
    };
}

casts! {
    bool => u8, u16, u32, u64, i8, i16, i32, i64 = |x| x as _;
    bool => f16, bf16, f32, f64 = |x| u8::from(x).into();
    bool => Complex<f32>, Complex<f64> = |x| Complex::new(u8::from(x).into(), 0.0);
    bool => bool = |x| x;
    Complex<f32> => u8, u16, u32, u64, i8, i16, i32, i64, f16, bf16, f32, f64 = |x| x.re.cast();
    Complex<f64> => u8, u16, u32, u64, i8, i16, i32, i64, f16, bf16, f32, f64 = |x| x.re.cast();
    Complex<f32> => bool = |x| x != Complex::new(0.0, 0.0);
    Complex<f64> => bool = |x| x != Complex::new(0.0, 0.0);
    Complex<f32> => Complex<f32>, Complex<f64> = |x| Complex::new(x.re.cast(), x.im.cast());
    Complex<f64> => Complex<f32>, Complex<f64> = |x| Complex::new(x.re.cast(), x.im.cast());
}

casts_from_number! {
    u8, 0; u16, 0; u32, 0; u64, 0; i8, 0; i16, 0; i32, 0; i64, 0; f32, 0.0; f64, 0.0;
}
casts_to_half! { u8 u16 u32 i8 i16 i32 f32 f64 }
casts_from_half! { f16 bf16 }

casts! {
    // A 64-bit integer would round twice by way of `f64`, so it goes there with its rounding still undecided.
    u64 => f16 = |x| f16::from_f32(narrow_to_odd(round_to_odd(x)));
    u64 => bf16 = |x| bf16::from_f32(narrow_to_odd(round_to_odd(x)));
    i64 => f16 = |x| f16::from_f32(narrow_to_odd(round_to_odd(x.unsigned_abs()).copysign(x as f64)));
    i64 => bf16 = |x| bf16::from_f32(narrow_to_odd(round_to_odd(x.unsigned_abs()).copysign(x as f64)));
}

/// `x` as an `f64` whose last bit is 1 if `x` lies between two `f64`s, so that a later rounding to a type with fewer than
/// 52 bits of significand comes out as if it were made from `x` itself.
#[allow(clippy::cast_precision_loss, reason = "at most 53 bits are set when it is converted")]
fn round_to_odd(x: u64) -> f64 {
    let dropped = 11_u32.saturating_sub(x.leading_zeros());
    let kept = x >> dropped << dropped;
    (kept | (u64::from(kept != x) << dropped)) as f64
}

/// `x` as an `f32` whose last bit is 1 if `x` lies between two `f32`s: see [`round_to_odd`]. `half` cuts the lower bits of an
/// `f64` off before it rounds.
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

macro_rules! lossless {
    ($($from:ty => $($to:ty),+;)*) => {
        $($(
            #[diagnostic::do_not_recommend]
            impl LosslessCast<$to> for $from {}
        )+)*
    };
}

lossless! {
    bool => bool, u8, u16, u32, u64, i8, i16, i32, i64, f16, bf16, f32, f64, Complex<f32>, Complex<f64>;
    u8 => u8, u16, u32, u64, i16, i32, i64, f16, bf16, f32, f64, Complex<f32>, Complex<f64>;
    u16 => u16, u32, u64, i32, i64, f32, f64, Complex<f32>, Complex<f64>;
    u32 => u32, u64, i64, f64, Complex<f64>;
    u64 => u64;
    i8 => i8, i16, i32, i64, f16, bf16, f32, f64, Complex<f32>, Complex<f64>;
    i16 => i16, i32, i64, f32, f64, Complex<f32>, Complex<f64>;
    i32 => i32, i64, f64, Complex<f64>;
    i64 => i64;
    f16 => f16, f32, f64, Complex<f32>, Complex<f64>;
    bf16 => bf16, f32, f64, Complex<f32>, Complex<f64>;
    f32 => f32, f64, Complex<f32>, Complex<f64>;
    f64 => f64, Complex<f64>;
    Complex<f32> => Complex<f32>, Complex<f64>;
    Complex<f64> => Complex<f64>;
}
