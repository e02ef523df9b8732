//! What becomes of each value on its way into the copy.

use alloc::format;
use alloc::vec::Vec;
use core::any::TypeId;
use core::convert::Infallible;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::{ptr, slice};

use half::slice::HalfFloatSliceExt;
use half::{bf16, f16};
use ndarray::{ArrayView, Dimension};

use crate::dtype::one_text;
use crate::{Cast, Element, TensorError};

/// A checked cast would change a value.
#[derive(Debug)]
pub struct Refused;

/// A conversion of each value by itself.
pub trait Elementwise<T: Element, U: Element> {
    /// The error of a refused value; `Infallible` if the conversion does not check.
    type Refused: Send;

    /// Whether each value keeps its bits, and `U` is `T`.
    const UNCHANGED: bool = false;

    /// Writes a value to each element of `to`, which is as long as `from`.
    ///
    /// # Errors
    ///
    /// If a value is refused; another value stands in its place.
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), Self::Refused>;

    /// Whether a value of `from` is refused, as [`convert`](Self::convert) finds it.
    ///
    /// # Errors
    ///
    /// If a value is refused.
    fn check(from: &[T]) -> Result<(), Self::Refused>;

    /// The error that names the first value of `view`, in row-major order, that is refused; `None`, if none is.
    fn first_refused<D: Dimension>(view: &ArrayView<'_, T, D>) -> Option<TensorError>;
}

/// No conversion: the bits are kept.
#[derive(Debug)]
pub struct Unchanged;

/// [`Cast::cast`].
#[derive(Debug)]
pub struct WithCast;

/// [`Cast::checked_cast`].
#[derive(Debug)]
pub struct WithCheck;

/// The value times a factor, whose bits are `FACTOR`; refused, if `E` refuses the value.
#[derive(Debug)]
pub struct Multiplied<E, const FACTOR: u64>(PhantomData<E>);

impl<T: Element> Elementwise<T, T> for Unchanged {
    type Refused = Infallible;
    const UNCHANGED: bool = true;

    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<T>]) -> Result<(), Infallible> {
        assert_eq!(from.len(), to.len());
        // SAFETY: `to` is as long as `from`, and a `&mut` does not overlap anything.
        unsafe { ptr::copy_nonoverlapping(from.as_ptr(), to.as_mut_ptr().cast(), from.len()) };
        Ok(())
    }

    #[inline(always)]
    fn check(_: &[T]) -> Result<(), Infallible> {
        Ok(())
    }

    fn first_refused<D: Dimension>(_: &ArrayView<'_, T, D>) -> Option<TensorError> {
        None
    }
}

impl<T: Cast<U>, U: Element> Elementwise<T, U> for WithCast {
    type Refused = Infallible;

    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), Infallible> {
        // Whole slices: for single values, `half` asks each time what the processor can do.
        if let (Some(from), Some(to)) = (same_slice::<T, f32>(from), same_slice_mut::<U, f16>(to)) {
            in_pieces(from, to, |from, to| to.convert_from_f32_slice(from));
        } else if let (Some(from), Some(to)) = (same_slice::<T, f16>(from), same_slice_mut::<U, f32>(to)) {
            in_pieces(from, to, HalfFloatSliceExt::convert_to_f32_slice);
        } else {
            for (from, to) in from.iter().zip(to) {
                to.write(from.cast());
            }
        }
        Ok(())
    }

    #[inline(always)]
    fn check(_: &[T]) -> Result<(), Infallible> {
        Ok(())
    }

    fn first_refused<D: Dimension>(_: &ArrayView<'_, T, D>) -> Option<TensorError> {
        None
    }
}

/// How many elements are taken at a time where two loops go over the same elements.
const PIECE: usize = 1024;

/// Calls a conversion that needs an initialized slice: fills one piece with zeros, then converts it while the piece is in the
/// cache.
#[inline(always)]
fn in_pieces<T, U: Element>(from: &[T], to: &mut [MaybeUninit<U>], convert: impl Fn(&[T], &mut [U])) {
    for (from, to) in from.chunks(PIECE).zip(to.chunks_mut(PIECE)) {
        to.fill(MaybeUninit::new(U::default()));
        let to = ptr::from_mut(to) as *mut [U];
        // SAFETY: it is the same slice, of which each value has just been written.
        convert(from, unsafe { &mut *to });
    }
}

/// The same slice, if `T` is `Known`.
#[inline(always)]
fn same_slice<T: 'static, Known: 'static>(values: &[T]) -> Option<&[Known]> {
    if TypeId::of::<T>() != TypeId::of::<Known>() {
        return None;
    }
    // SAFETY: it is the same type.
    Some(unsafe { slice::from_raw_parts(values.as_ptr().cast(), values.len()) })
}

/// The same slice, if `T` is `Known`.
#[inline(always)]
fn same_slice_mut<T: 'static, Known: 'static>(values: &mut [MaybeUninit<T>]) -> Option<&mut [MaybeUninit<Known>]> {
    if TypeId::of::<T>() != TypeId::of::<Known>() {
        return None;
    }
    // SAFETY: it is the same type.
    Some(unsafe { slice::from_raw_parts_mut(values.as_mut_ptr().cast(), values.len()) })
}

impl<T: Cast<U>, U: Element> Elementwise<T, U> for WithCheck {
    type Refused = Refused;

    // Without a branch for each value, so that the loop can be made of vector instructions.
    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), Refused> {
        let mut kept = true;
        for (from, to) in from.iter().zip(to) {
            let cast = from.checked_cast();
            kept &= cast.is_some();
            to.write(cast.unwrap_or_default());
        }
        if kept { Ok(()) } else { Err(Refused) }
    }

    // Without a branch for each value, as above.
    #[inline(always)]
    fn check(from: &[T]) -> Result<(), Refused> {
        let mut kept = true;
        for from in from {
            kept &= from.checked_cast().is_some();
        }
        if kept { Ok(()) } else { Err(Refused) }
    }

    #[cold]
    fn first_refused<D: Dimension>(view: &ArrayView<'_, T, D>) -> Option<TensorError> {
        let mut values = view.iter().enumerate();
        let (position, value) = values.find(|(_, value)| value.checked_cast().is_none())?;
        Some(TensorError::Cast {
            index: unravel(position, view.shape()),
            value: format!("{value:?}"),
            from: T::DTYPE,
            to: U::DTYPE,
        })
    }
}

impl<T: Cast<f64>, U: ScaleTarget, E: Elementwise<T, U>, const FACTOR: u64> Elementwise<T, U>
    for Multiplied<E, FACTOR>
{
    type Refused = E::Refused;

    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), E::Refused> {
        let factor = const {
            let factor = f64::from_bits(FACTOR);
            check_factor(factor_bits(factor));
            factor
        };
        // No cast to `f32` refuses a byte.
        if let (Some(parts), Some(from), Some(to)) =
            (const { parts_for_bytes(f64::from_bits(FACTOR)) }, same_slice::<T, u8>(from), same_slice_mut::<U, f32>(to))
        {
            for (&from, to) in from.iter().zip(to) {
                to.write(times(from, parts));
            }
            return Ok(());
        }
        // Both loops find a piece in the cache, and each is made of vector instructions by itself.
        for (from, to) in from.chunks(PIECE).zip(to.chunks_mut(PIECE)) {
            E::check(from)?;
            for (from, to) in from.iter().zip(to) {
                to.write(U::nearest(from.cast() * factor));
            }
        }
        Ok(())
    }

    #[inline(always)]
    fn check(from: &[T]) -> Result<(), E::Refused> {
        E::check(from)
    }

    fn first_refused<D: Dimension>(view: &ArrayView<'_, T, D>) -> Option<TensorError> {
        E::first_refused(view)
    }
}

/// Two floats whose products with a byte add up to the byte's product with `factor`, for each byte as [`ScaleTarget`] rounds it;
/// `None`, if they don't for some byte. Vectors hold twice as many `f32` as `f64`.
#[allow(clippy::cast_possible_truncation, reason = "the loop finds out whether what is cut off matters")]
#[allow(clippy::cast_lossless, reason = "`From` is not for constants")]
const fn parts_for_bytes(factor: f64) -> Option<[f32; 2]> {
    // 16 bits of the factor, whose product with 8 bits is an `f32`, and the rest.
    let first = f32::from_bits((factor as f32).to_bits() & 0xffff_ff00);
    let parts = [first, (factor - first as f64) as f32];
    let mut byte = 0_u8;
    loop {
        if times(byte, parts).to_bits() != ((byte as f64 * factor) as f32).to_bits() {
            return None;
        }
        if byte == u8::MAX {
            return Some(parts);
        }
        byte += 1;
    }
}

/// The byte times both parts of a factor.
#[inline(always)]
#[allow(clippy::cast_lossless, reason = "`From` is not for constants")]
const fn times(byte: u8, [first, rest]: [f32; 2]) -> f32 {
    byte as f32 * first + byte as f32 * rest
}

one_text! {
    #[diagnostic::on_unimplemented(
        message = "`scale` multiplies floats, and the target dtype is `{Self}` [tensor-scale]",
        label = "not a float",
        note = "cast to `f16`, `bf16`, `f32` or `f64`, as in `cast = f32`, or remove `scale`"
    )]

    /// A dtype that `scale` can cast to: a float.
    pub trait ScaleTarget: Element {
        /// The nearest value, with ties to the even one: what a cast of the `f64` gives.
        fn nearest(value: f64) -> Self;
    }

    /// The float that a cast with `scale` goes to.
    ///
    /// Generated code asks for it as for [`CastTarget`](crate::dtype::CastTarget).
    pub trait FloatTarget {
        /// `true`: what asks for it does not compile if the type is no float.
        const OK: bool = true;
        /// `Self`.
        type Elem: ScaleTarget;
    }
}

#[diagnostic::do_not_recommend]
impl<T: ScaleTarget> FloatTarget for T {
    type Elem = Self;
}

/// The bits of a factor. Generated code has all its factors as an argument of this function, so that one of another type is the
/// same error wherever it stands.
#[must_use]
pub const fn factor_bits(factor: f64) -> u64 {
    factor.to_bits()
}

/// Whether a `scale` can be the factor with these bits. Generated code asks it when compiling.
///
/// # Panics
///
/// If it is 0, infinite or NaN.
#[track_caller]
pub const fn check_factor(bits: u64) {
    let factor = f64::from_bits(bits);
    assert!(factor.is_finite() && factor != 0.0, "expected a factor other than 0, infinity and NaN; change `scale`");
}

macro_rules! floats {
    ($($float:ty)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl ScaleTarget for $float {
                #[inline]
                fn nearest(value: f64) -> Self {
                    value.cast()
                }
            }
        )*
    };
}

floats! { f16 bf16 f32 f64 }

/// The index of the element at `position` in row-major order.
fn unravel(mut position: usize, shape: &[usize]) -> Vec<usize> {
    let mut index: Vec<usize> = shape
        .iter()
        .rev()
        .map(|&len| {
            let along = position % len;
            position /= len;
            along
        })
        .collect();
    index.reverse();
    index
}
