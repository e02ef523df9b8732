//! Which casts between dtypes keep every value.
//!
//! The table agrees with NumPy's `can_cast(from, to, casting="safe")` and is stricter where NumPy lets 64-bit integers
//! become `float64`: an `i64` above 2^53 would change, so that cast is not in the table.

use half::{bf16, f16};
use num_complex::Complex;

use crate::Element;

/// Conversion to `To` that keeps every value: what `#[tensor(copy, cast = To)]` asks for.
///
/// NaN stays NaN, −0 stays −0, infinities stay; `bool` becomes 0 or 1; a real number gets the imaginary part 0.
///
/// ```
/// use tensor_core::LosslessCast;
///
/// let wide: i64 = 7_u8.cast();
/// assert_eq!(wide, 7);
/// ```
#[diagnostic::on_unimplemented(
    message = "a cast from `{Self}` to `{To}` does not keep every value",
    label = "`{Self}` does not fit `{To}` losslessly",
    note = "only a lossless `cast` compiles: write a wider dtype, or convert the array before it goes into the struct"
)]
pub trait LosslessCast<To: Element>: Element {
    /// The same value, as a `To`.
    fn cast(self) -> To;
}

macro_rules! lossless {
    // One line of the table: a type, the types that hold all of its values, and how one value `x` becomes any of them.
    ($x:ident: $($from:ty => $($to:ty),+ = $convert:expr;)*) => {
        $($(
            #[diagnostic::do_not_recommend]
            impl LosslessCast<$to> for $from {
                #[inline]
                fn cast(self) -> $to {
                    let $x = self;
                    $convert
                }
            }
        )+)*
    };
}

lossless! { x:
    bool => bool = x;
    bool => u8, i8 = x.into();
    bool => u16, u32, u64, i16, i32, i64, f16, bf16, f32, f64 = u8::from(x).into();
    bool => Complex<f32>, Complex<f64> = Complex::new(u8::from(x).into(), Default::default());

    u8 => u8 = x;
    u8 => u16, u32, u64, i16, i32, i64, f16, bf16, f32, f64 = x.into();
    u8 => Complex<f32>, Complex<f64> = Complex::new(x.into(), Default::default());
    u16 => u16 = x;
    u16 => u32, u64, i32, i64, f32, f64 = x.into();
    u16 => Complex<f32>, Complex<f64> = Complex::new(x.into(), Default::default());
    u32 => u32 = x;
    u32 => u64, i64, f64 = x.into();
    u32 => Complex<f64> = Complex::new(x.into(), Default::default());
    u64 => u64 = x;

    i8 => i8 = x;
    i8 => i16, i32, i64, f16, bf16, f32, f64 = x.into();
    i8 => Complex<f32>, Complex<f64> = Complex::new(x.into(), Default::default());
    i16 => i16 = x;
    i16 => i32, i64, f32, f64 = x.into();
    i16 => Complex<f32>, Complex<f64> = Complex::new(x.into(), Default::default());
    i32 => i32 = x;
    i32 => i64, f64 = x.into();
    i32 => Complex<f64> = Complex::new(x.into(), Default::default());
    i64 => i64 = x;

    f16 => f16 = x;
    f16 => f32, f64 = x.into();
    f16 => Complex<f32>, Complex<f64> = Complex::new(x.into(), Default::default());
    bf16 => bf16 = x;
    bf16 => f32, f64 = x.into();
    bf16 => Complex<f32>, Complex<f64> = Complex::new(x.into(), Default::default());
    f32 => f32 = x;
    f32 => f64 = x.into();
    f32 => Complex<f32> = Complex::new(x, 0.0);
    f32 => Complex<f64> = Complex::new(x.into(), 0.0);
    f64 => f64 = x;
    f64 => Complex<f64> = Complex::new(x, 0.0);

    Complex<f32> => Complex<f32> = x;
    Complex<f32> => Complex<f64> = Complex::new(x.re.into(), x.im.into());
    Complex<f64> => Complex<f64> = x;
}
