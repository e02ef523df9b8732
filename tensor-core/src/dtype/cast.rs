//! Casts between dtypes: what each pair does, and which pairs keep every value.
//!
//! The casts themselves, and how they round, are in [`table`].

use half::{bf16, f16};
use num_complex::Complex;

use super::element::Element;

mod table;

/// Conversion to `To`, for every pair of dtypes: as Rust's `as` does it, or only where the number stays the same.
///
/// [`cast`](Self::cast) always gives a value:
///
/// | from \ to | integer | float | bool | complex |
/// |---|---|---|---|---|
/// | **bool** | 0 or 1 | 0 or 1 | itself | 0 or 1, imaginary part 0 |
/// | **integer** | wraps around, modulo 2^bits | rounds | whether it differs from 0 | as to a float, imaginary part 0 |
/// | **float** | rounds towards 0 and saturates; NaN becomes 0 | rounds | whether it differs from 0, as NaN does and −0 does not | as to a float, imaginary part 0 |
/// | **complex** | its real part's cast | its real part's cast | whether a part differs from 0 | each part's cast |
///
/// "Rounds" means once, to the nearest value, with ties to the even one. This holds for `f16` and `bf16` too, whichever
/// dtype the value comes from. A value that is nearer to 2^16 than to `f16::MAX` (65,504), or exactly between them
/// (65,520), becomes an infinite `f16`; the other floats overflow in the same way. A value that is too small becomes a
/// subnormal or 0. The sign of 0 stays, infinities stay, and NaN stays NaN, perhaps with another payload. A cast to the
/// same dtype keeps the bits.
///
/// [`checked_cast`](Self::checked_cast) gives the same value, but only if it is the same number:
///
/// | from \ to | integer | float | bool | complex |
/// |---|---|---|---|---|
/// | **bool** | always | always | always | always |
/// | **integer** | in range | if the float has it | 0 and 1 | as to a float |
/// | **float** | whole and in range; −0 becomes 0 | if the float has it; NaN, −0 and infinities stay | 0, −0 and 1 | as to a float |
/// | **complex** | imaginary part 0 or −0, and as a float | imaginary part 0 or −0, and as a float | imaginary part 0 or −0, and as a float | each part as a float |
///
/// The pairs for which it never fails are those of [`LosslessCast`].
///
/// ```
/// use half::f16;
/// use tensor_core::{Cast, Element};
///
/// fn lossy<T: Element>(value: impl Cast<T>) -> T {
///     value.cast()
/// }
///
/// fn checked<T: Element>(value: impl Cast<T>) -> Option<T> {
///     value.checked_cast()
/// }
///
/// assert_eq!((lossy::<u8>(-1_i32), checked::<u8>(-1_i32)), (255, None));
/// assert_eq!((lossy::<u8>(7.5_f32), checked::<u8>(7.5_f32)), (7, None));
/// assert_eq!((lossy::<f16>(65_519.99_f32), checked::<f16>(65_519.99_f32)), (f16::MAX, None));
/// assert_eq!((lossy::<f64>(1_i64 << 53), checked::<f64>(1_i64 << 53)), (2_f64.powi(53), Some(2_f64.powi(53))));
/// ```
pub trait Cast<To: Element>: Element {
    /// The value, as a `To`: what `#[tensor(copy, cast_lossy = To)]` asks for.
    ///
    /// ```
    /// use tensor_core::Cast;
    ///
    /// let pixel: u8 = 300.0_f32.cast();
    /// assert_eq!(pixel, 255);
    /// ```
    #[must_use]
    fn cast(self) -> To;

    /// The value as a `To`, or `None` if it would be another number: what `#[tensor(copy, cast_checked = To)]` asks for.
    ///
    /// The comparison is exact: it is not fooled by a cast that saturates or rounds on the way there and on the way back.
    ///
    /// ```
    /// use tensor_core::Cast;
    ///
    /// let (whole, broken): (Option<i64>, Option<i64>) = (3.0_f64.checked_cast(), 3.5_f64.checked_cast());
    /// assert_eq!((whole, broken), (Some(3), None));
    ///
    /// // Converted there and back, the largest `i64` seems unchanged; but the `f64` is one more.
    /// let rounded: Option<f64> = i64::MAX.checked_cast();
    /// assert_eq!(i64::MAX as f64 as i64, i64::MAX);
    /// assert_eq!(rounded, None);
    /// ```
    #[must_use]
    fn checked_cast(self) -> Option<To>;
}

/// What a cast does with values that the other dtype does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CastKind {
    /// `cast`: there are no such values.
    Lossless,
    /// `cast_checked`: an error.
    Checked,
    /// `cast_lossy`: they are converted as `as` does it.
    Lossy,
}

/// A cast to `To` that keeps every value: what `#[tensor(copy, cast = To)]` asks for.
///
/// NaN stays NaN, −0 stays −0, infinities stay; `bool` becomes 0 or 1; a real number gets the imaginary part 0.
///
/// | from \ to | bool | u8 | u16 | u32 | u64 | i8 | i16 | i32 | i64 | f16 | bf16 | f32 | f64 | complex64 | complex128 |
/// |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
/// | **bool** | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |
/// | **u8** | | ✓ | ✓ | ✓ | ✓ | | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |
/// | **u16** | | | ✓ | ✓ | ✓ | | | ✓ | ✓ | | | ✓ | ✓ | ✓ | ✓ |
/// | **u32** | | | | ✓ | ✓ | | | | ✓ | | | | ✓ | | ✓ |
/// | **u64** | | | | | ✓ | | | | | | | | | | |
/// | **i8** | | | | | | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |
/// | **i16** | | | | | | | ✓ | ✓ | ✓ | | | ✓ | ✓ | ✓ | ✓ |
/// | **i32** | | | | | | | | ✓ | ✓ | | | | ✓ | | ✓ |
/// | **i64** | | | | | | | | | ✓ | | | | | | |
/// | **f16** | | | | | | | | | | ✓ | | ✓ | ✓ | ✓ | ✓ |
/// | **bf16** | | | | | | | | | | | ✓ | ✓ | ✓ | ✓ | ✓ |
/// | **f32** | | | | | | | | | | | | ✓ | ✓ | ✓ | ✓ |
/// | **f64** | | | | | | | | | | | | | ✓ | | ✓ |
/// | **complex64** | | | | | | | | | | | | | | ✓ | ✓ |
/// | **complex128** | | | | | | | | | | | | | | | ✓ |
///
/// These agree with NumPy's `can_cast(from, to, casting="safe")`, with one exception: NumPy also lets 64-bit integers
/// become `float64` or `complex128`, where an `i64` above 2^53 can change.
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
    message = "a cast from `{Self}` to `{To}` does not keep every value [tensor-cast]",
    label = "a `{To}` can't hold every `{Self}`",
    note = "write `cast_checked = {To}` to refuse values that would change, `cast_lossy = {To}` to convert them as `as` does, or choose a wider dtype"
)]
pub trait LosslessCast<To: Element>: Cast<To> {
    /// Generated code names this constant to require the trait.
    #[doc(hidden)]
    const OK: () = ();
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
    i8 => i8, i16, i32, i64, f16, bf16, f32, f64, Complex<f32>, Complex<f64>;
    i16 => i16, i32, i64, f32, f64, Complex<f32>, Complex<f64>;
    i32 => i32, i64, f64, Complex<f64>;
    f16 => f16, f32, f64, Complex<f32>, Complex<f64>;
    bf16 => bf16, f32, f64, Complex<f32>, Complex<f64>;
    f32 => f32, f64, Complex<f32>, Complex<f64>;
    f64 => f64, Complex<f64>;
    Complex<f32> => Complex<f32>, Complex<f64>;
}

// Each of these dtypes has only one cast that keeps every value. The compiler names that impl in its message, so the
// impls are written out: it would show the macro instead.
#[diagnostic::do_not_recommend]
impl LosslessCast<Self> for u64 {}
#[diagnostic::do_not_recommend]
impl LosslessCast<Self> for i64 {}
#[diagnostic::do_not_recommend]
impl LosslessCast<Self> for Complex<f64> {}
