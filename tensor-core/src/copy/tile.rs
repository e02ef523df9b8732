//! Elements that do not lie beside each other, gathered in a buffer in the first cache, converted, written in rows.

use core::mem::MaybeUninit;
use core::slice;

use super::convert::{Convert, Refused};
use super::nest::Axis;
use crate::Element;

/// The elements gathered at a time: of 16 KiB, half of the smallest first cache there is.
#[repr(align(64))]
struct Buffer([MaybeUninit<u8>; BYTES]);

const BYTES: usize = 16 << 10;

/// The elements of a tile's row, where both axes are long.
const SIDE: usize = 64;

impl Buffer {
    fn new() -> Self {
        Self([MaybeUninit::uninit(); BYTES])
    }

    /// Where the elements go: there is room for [`capacity`].
    fn start<T>(&mut self) -> *mut T {
        const { assert!(align_of::<T>() <= align_of::<Self>()) };
        self.0.as_mut_ptr().cast()
    }
}

/// How many elements are gathered at a time.
const fn capacity<T>() -> usize {
    BYTES / size_of::<T>()
}

/// The rows of a tile, where both axes are long: those that four cache lines of the source have elements of.
const fn rows<T>() -> usize {
    capacity::<T>() / SIDE
}

/// Copies a row whose elements are `axis.from` apart in the source.
///
/// # Safety
///
/// From `from` and `to` on, the axis leads to elements of the source, to be read, and of the copy, to be written.
#[inline(always)]
pub(super) unsafe fn row<C: Convert<T, U>, T: Element, U: Element>(
    from: *const T,
    to: *mut MaybeUninit<U>,
    axis: Axis,
) -> Result<(), Refused> {
    let mut buffer = Buffer::new();
    let gathered = buffer.start::<T>();
    let mut done = 0;
    while done < axis.len {
        let len = capacity::<T>().min(axis.len - done);
        let from = from.wrapping_offset(axis.from * done.cast_signed());
        // SAFETY: `len` more elements of the axis, for which there is room in the buffer.
        unsafe {
            match axis.from {
                -1 => gather(from, gathered, [len, 1], [-1, 0]),
                2 => gather(from, gathered, [len, 1], [2, 0]),
                3 => gather(from, gathered, [len, 1], [3, 0]),
                4 => gather(from, gathered, [len, 1], [4, 0]),
                step => gather(from, gathered, [len, 1], [step, 0]),
            }
            write::<C, T, U>(gathered, to.add(done), len)?;
        }
        done += len;
    }
    Ok(())
}

/// Copies the plane of two axes: `row`, which is the innermost of the copy, and `across`, which is nearer in the source.
///
/// # Safety
///
/// From `from` and `to` on, both axes lead to elements of the source, to be read, and of the copy, to be written.
#[inline(always)]
pub(super) unsafe fn plane<C: Convert<T, U>, T: Element, U: Element>(
    from: *const T,
    to: *mut MaybeUninit<U>,
    row: Axis,
    across: Axis,
) -> Result<(), Refused> {
    let mut buffer = Buffer::new();
    let full = const { rows::<T>() };
    // Where one axis is short, the tile is longer along the other.
    let (wide, high) = if across.len < full {
        ((capacity::<T>() / across.len).min(row.len), across.len)
    } else if row.len < SIDE {
        (row.len, (capacity::<T>() / row.len).min(across.len))
    } else {
        (SIDE, full)
    };
    let mut right = 0;
    while right < row.len {
        let wide = wide.min(row.len - right);
        let mut down = 0;
        while down < across.len {
            let high = high.min(across.len - down);
            let from = from.wrapping_offset(row.from * right.cast_signed() + across.from * down.cast_signed());
            let to = to.wrapping_offset(right.cast_signed() + across.to * down.cast_signed());
            let tile = Tile { from, to, wide, high, row, across };
            // SAFETY: as many more elements of both axes, for which there is room in the buffer.
            unsafe { tile.copy::<C>(&mut buffer) }?;
            down += high;
        }
        right += wide;
    }
    Ok(())
}

/// A part of a plane small enough for the buffer.
struct Tile<T, U> {
    from: *const T,
    to: *mut MaybeUninit<U>,
    /// Its length along `row`.
    wide: usize,
    /// Its length along `across`.
    high: usize,
    row: Axis,
    across: Axis,
}

impl<T: Element, U: Element> Tile<T, U> {
    /// # Safety
    ///
    /// The tile's elements may be read, and written to the copy; the buffer has room for them.
    #[inline(always)]
    unsafe fn copy<C: Convert<T, U>>(&self, buffer: &mut Buffer) -> Result<(), Refused> {
        let &Self { from, to, wide, high, row, across } = self;
        let gathered = buffer.start::<T>();
        let full = const { rows::<T>() };
        // Known lengths and steps let the compiler unroll and use vectors; each arm does the same as the last.
        // SAFETY: the caller's promise.
        unsafe {
            match (wide, high, row.from, across.from) {
                (SIDE, high, step, 1) if high == full => {
                    gather(from, gathered, [SIDE, full], [step, 1]);
                    return scatter::<C, T, U>(gathered, to, SIDE, full, across.to);
                }
                (_, 2, 2, 1) => gather(from, gathered, [wide, 2], [2, 1]),
                (_, 3, 3, 1) => gather(from, gathered, [wide, 3], [3, 1]),
                (_, 4, 4, 1) => gather(from, gathered, [wide, 4], [4, 1]),
                (2, _, step, 1) => interleave(from, gathered, [2, high], [step, 1]),
                (3, _, step, 1) => interleave(from, gathered, [3, high], [step, 1]),
                (4, _, step, 1) => interleave(from, gathered, [4, high], [step, 1]),
                (_, _, step, across) => gather(from, gathered, [wide, high], [step, across]),
            }
            if across.to == wide.cast_signed() {
                write::<C, T, U>(gathered, to, wide * high)
            } else {
                scatter::<C, T, U>(gathered, to, wide, high, across.to)
            }
        }
    }
}

/// Gathers `lens[0]` × `lens[1]` elements, `steps` apart, such that those along the first axis are beside each other.
///
/// # Safety
///
/// They may be read, and there is room for them.
#[inline(always)]
unsafe fn gather<T: Copy>(from: *const T, to: *mut T, lens: [usize; 2], steps: [isize; 2]) {
    for i in 0..lens[0] {
        for j in 0..lens[1] {
            // SAFETY: the caller's promise.
            unsafe {
                to.add(j * lens[0] + i).write(*from.offset(i.cast_signed() * steps[0] + j.cast_signed() * steps[1]))
            };
        }
    }
}

/// [`gather`] in the order in which the elements are written.
///
/// # Safety
///
/// As for [`gather`].
#[inline(always)]
unsafe fn interleave<T: Copy>(from: *const T, to: *mut T, lens: [usize; 2], steps: [isize; 2]) {
    for j in 0..lens[1] {
        for i in 0..lens[0] {
            // SAFETY: the caller's promise.
            unsafe {
                to.add(j * lens[0] + i).write(*from.offset(i.cast_signed() * steps[0] + j.cast_signed() * steps[1]))
            };
        }
    }
}

/// Writes `high` rows of `wide` gathered elements, which are `step` apart in the copy.
///
/// # Safety
///
/// As many were gathered, and may be written.
#[inline(always)]
unsafe fn scatter<C: Convert<T, U>, T: Copy, U>(
    gathered: *const T,
    to: *mut MaybeUninit<U>,
    wide: usize,
    high: usize,
    step: isize,
) -> Result<(), Refused> {
    for j in 0..high {
        // SAFETY: the caller's promise.
        unsafe { write::<C, T, U>(gathered.add(j * wide), to.offset(j.cast_signed() * step), wide) }?;
    }
    Ok(())
}

/// Writes gathered elements beside each other.
///
/// # Safety
///
/// As many were gathered, and may be written.
#[inline(always)]
unsafe fn write<C: Convert<T, U>, T: Copy, U>(
    gathered: *const T,
    to: *mut MaybeUninit<U>,
    len: usize,
) -> Result<(), Refused> {
    // SAFETY: the caller's promise.
    unsafe { C::convert(slice::from_raw_parts(gathered, len), slice::from_raw_parts_mut(to, len)) }
}
