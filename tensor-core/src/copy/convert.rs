//! What becomes of each value on its way.

use core::mem::MaybeUninit;

use crate::{Cast, Element};

/// A value that a checked cast would change.
#[derive(Debug)]
pub(super) struct Refused;

/// A conversion of values that lie one beside the other.
pub(super) trait Convert<T, U> {
    /// Writes all of `to`, which is as long as `from`, unless a value is refused.
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), Refused>;
}

/// None: the bits are kept.
pub(super) struct Same;

/// [`Cast::cast`].
pub(super) struct WithCast;

/// [`Cast::checked_cast`].
pub(super) struct WithCheck;

impl<T: Copy> Convert<T, T> for Same {
    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<T>]) -> Result<(), Refused> {
        to.write_copy_of_slice(from);
        Ok(())
    }
}

impl<T: Cast<U>, U: Element> Convert<T, U> for WithCast {
    #[inline(always)]
    fn convert(from: &[T], to: &mut [MaybeUninit<U>]) -> Result<(), Refused> {
        for (from, to) in from.iter().zip(to) {
            to.write(from.cast());
        }
        Ok(())
    }
}

impl<T: Cast<U>, U: Element> Convert<T, U> for WithCheck {
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
