//! One thread's share of a copy.

use core::mem::MaybeUninit;
use core::slice;

use super::convert::{Convert, Refused};
use super::nest::{AXES, Axis, Nest};
use super::tile;
use crate::Element;

/// Copies what the nest says, with the widest vector instructions that the processor has of those compiled for.
pub(super) fn run<C: Convert<T, U>, T: Element, U: Element>(nest: Nest<'_, T, U>) -> Result<(), Refused> {
    /// # Safety
    ///
    /// The processor has these.
    #[cfg(all(target_arch = "x86_64", feature = "std"))]
    #[target_feature(enable = "avx2,f16c")]
    unsafe fn with_avx2<C: Convert<T, U>, T: Element, U: Element>(nest: &Nest<'_, T, U>) -> Result<(), Refused> {
        serial::<C, T, U>(nest)
    }

    #[cfg(all(target_arch = "x86_64", feature = "std"))]
    if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("f16c") {
        // SAFETY: the processor has them.
        return unsafe { with_avx2::<C, T, U>(&nest) };
    }
    serial::<C, T, U>(&nest)
}

/// A row of the copy shorter than this, in elements, is gathered together with its neighbours.
const SHORT: usize = 32;

#[inline(always)]
fn serial<C: Convert<T, U>, T: Element, U: Element>(nest: &Nest<'_, T, U>) -> Result<(), Refused> {
    let (&row, outer) = nest.axes().split_first().expect("there is an axis");
    let across = across(row, outer);
    let Some(across) = across else {
        return walk(nest, outer, None, |from, to| {
            // SAFETY: the nest leads to each element of the row, in the source and in the copy, which is its alone.
            unsafe {
                if row.from == 1 {
                    C::convert(slice::from_raw_parts(from, row.len), slice::from_raw_parts_mut(to, row.len))
                } else {
                    tile::row::<C, T, U>(from, to, row)
                }
            }
        });
    };
    walk(nest, outer, Some(across), |from, to| {
        // SAFETY: the nest leads to each element of the plane, in the source and in the copy, which is its alone.
        unsafe { tile::plane::<C, T, U>(from, to, row, outer[across]) }
    })
}

/// Which of the outer axes is gathered together with the row, if any.
#[inline(always)]
fn across(row: Axis, outer: &[Axis]) -> Option<usize> {
    if row.len < SHORT {
        return nearest(outer).or_else(|| (!outer.is_empty()).then_some(0));
    }
    nearest(outer).filter(|&axis| outer[axis].from.unsigned_abs() < row.from.unsigned_abs())
}

/// The axis whose elements are the nearest to each other in the source, without those that repeat one.
#[inline(always)]
fn nearest(axes: &[Axis]) -> Option<usize> {
    (0..axes.len()).filter(|&axis| axes[axis].from != 0).min_by_key(|&axis| axes[axis].from.unsigned_abs())
}

/// Calls `body` at the start of each row or plane.
#[inline(always)]
fn walk<T, U>(
    nest: &Nest<'_, T, U>,
    outer: &[Axis],
    skip: Option<usize>,
    mut body: impl FnMut(*const T, *mut MaybeUninit<U>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let (mut from, mut to) = (nest.from, nest.to);
    let mut index = [0_usize; AXES];
    loop {
        body(from, to)?;
        let mut axis = 0;
        loop {
            let Some(&Axis { len, from: step, to: step_to }) = outer.get(axis) else { return Ok(()) };
            if Some(axis) != skip {
                if index[axis] + 1 < len {
                    index[axis] += 1;
                    from = from.wrapping_offset(step);
                    to = to.wrapping_offset(step_to);
                    break;
                }
                from = from.wrapping_offset(-step * index[axis].cast_signed());
                to = to.wrapping_offset(-step_to * index[axis].cast_signed());
                index[axis] = 0;
            }
            axis += 1;
        }
    }
}
