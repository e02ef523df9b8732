//! What becomes of each value on its way.

use core::any::TypeId;
use core::convert::Infallible;
use core::mem::MaybeUninit;
use core::slice;

use half::f16;
use half::slice::HalfFloatSliceExt;

use crate::{Cast, Element};

/// A value that a checked cast would change.
#[derive(Debug)]
pub(super) struct Refused;

/// A conversion of values that lie one beside the other.
pub(super) trait Convert<T, U> {
    /// What there is to say where a value is refused.
    type Refused: Send;

    /// Writes all of `to`, which is as long as `from`, unless a value is refused.
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), Self::Refused>;
}

/// None: the bits are kept.
pub(super) struct Same;

/// [`Cast::cast`].
pub(super) struct WithCast;

/// [`Cast::checked_cast`].
pub(super) struct WithCheck;

impl<T: Copy> Convert<T, T> for Same {
    type Refused = Infallible;

    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<T>]) -> Result<(), Infallible> {
        to.write_copy_of_slice(from);
        Ok(())
    }
}

impl<T: Cast<U>, U: Element> Convert<T, U> for WithCast {
    type Refused = Infallible;

    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), Infallible> {
        // One at a time, `half` asks for each value anew what the processor can do.
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
}

/// Calls a conversion that wants to write to values, with zeros that are still in the first cache.
#[inline(always)]
fn in_pieces<T, U: Element>(from: &[T], to: &mut [MaybeUninit<U>], convert: impl Fn(&[T], &mut [U])) {
    const PIECE: usize = 1024;
    for (from, to) in from.chunks(PIECE).zip(to.chunks_mut(PIECE)) {
        to.fill(MaybeUninit::new(U::default()));
        // SAFETY: each value has just been written.
        convert(from, unsafe { to.assume_init_mut() });
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

impl<T: Cast<U>, U: Element> Convert<T, U> for WithCheck {
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
}
