//! Copies elements that do not lie beside each other: gathers them in a buffer that fits the first cache, converts
//! them, and writes them in rows.

use core::mem::MaybeUninit;
use core::slice;

use super::elementwise::Elementwise;
use super::nest::Axis;
use crate::Element;

/// Holds the elements that are gathered at a time. Its 16 KiB are half of the smallest first cache there is.
#[repr(align(64))]
pub(super) struct Buffer([MaybeUninit<u8>; BYTES]);

const BYTES: usize = 16 << 10;

/// The number of elements in a tile's row, if both axes are long.
const WIDE: usize = 64;

impl Buffer {
    pub(super) fn new() -> Self {
        Self([MaybeUninit::uninit(); BYTES])
    }

    /// The start of the buffer, which has room for [`capacity`] elements.
    pub(super) fn start<T>(&mut self) -> *mut T {
        const { assert!(align_of::<T>() <= align_of::<Self>()) };
        self.0.as_mut_ptr().cast()
    }
}

/// How many elements are gathered at a time.
pub(super) const fn capacity<T>() -> usize {
    BYTES / size_of::<T>()
}

/// The number of rows in a tile, if both axes are long: as many as four cache lines of the source have elements.
const fn high<T>() -> usize {
    capacity::<T>() / WIDE
}

/// Copies a row whose elements are `axis.from` apart in the source.
///
/// # Safety
///
/// The elements to which the axis leads from `from` on may be read. Those to which it leads from `to` on may be
/// written.
#[inline(always)]
pub(super) unsafe fn row<C: Elementwise<T, U>, T: Element, U: Element>(
    from: *const T,
    to: *mut MaybeUninit<U>,
    axis: Axis,
) -> Result<(), C::Refused> {
    let mut buffer = Buffer::new();
    let gathered = buffer.start::<T>();
    let mut done = 0;
    while done < axis.len {
        let len = capacity::<T>().min(axis.len - done);
        let from = from.wrapping_offset(axis.from * done.cast_signed());
        // SAFETY: the axis has `len` more elements here, and the buffer has room for them.
        unsafe { gather(from, gathered, [len, 1], [axis.from, 0]) };
        // SAFETY: the elements have been gathered, and the caller promises that those of the copy may be written.
        unsafe { write::<C, T, U>(gathered, to.wrapping_add(done), len) }?;
        done += len;
    }
    Ok(())
}

/// Copies a plane of two axes: `row` is the innermost axis of the copy, and `across` is gathered together with it.
///
/// # Safety
///
/// The elements to which both axes lead from `from` on may be read. Those to which they lead from `to` on may be
/// written.
#[inline(always)]
pub(super) unsafe fn plane<C: Elementwise<T, U>, T: Element, U: Element>(
    from: *const T,
    to: *mut MaybeUninit<U>,
    row: Axis,
    across: Axis,
) -> Result<(), C::Refused> {
    let mut buffer = Buffer::new();
    let most = capacity::<T>();
    // Where one axis is short, the tile is longer along the other.
    let (wide, high) = if across.len < high::<T>() {
        ((most / across.len).min(row.len), across.len)
    } else if row.len < WIDE {
        (row.len, (most / row.len).min(across.len))
    } else {
        (WIDE, high::<T>())
    };
    for right in (0..row.len).step_by(wide) {
        let wide = wide.min(row.len - right);
        for down in (0..across.len).step_by(high) {
            let high = high.min(across.len - down);
            let from = from.wrapping_offset(row.from * right.cast_signed() + across.from * down.cast_signed());
            let to = to.wrapping_offset(right.cast_signed() + across.to * down.cast_signed());
            let (row, across) = (Axis { len: wide, ..row }, Axis { len: high, ..across });
            // SAFETY: both axes have that many more elements here, and the buffer has room for them.
            unsafe { tile::<C, T, U>(&mut buffer, from, to, row, across) }?;
        }
    }
    Ok(())
}

/// Copies a part of a plane.
///
/// # Safety
///
/// As for [`plane`], and the buffer has room for the elements of the part.
#[inline(always)]
unsafe fn tile<C: Elementwise<T, U>, T: Element, U: Element>(
    buffer: &mut Buffer,
    from: *const T,
    to: *mut MaybeUninit<U>,
    row: Axis,
    across: Axis,
) -> Result<(), C::Refused> {
    let gathered = buffer.start::<T>();
    let lens = [row.len, across.len];
    // SAFETY: the elements are those of the two axes, and there is room for them.
    unsafe { gather(from, gathered, lens, [row.from, across.from]) };
    if across.to == row.len.cast_signed() {
        // SAFETY: the elements have been gathered. The rows of the copy are beside each other and may be written.
        return unsafe { write::<C, T, U>(gathered, to, row.len * across.len) };
    }
    for down in 0..across.len {
        let gathered = gathered.wrapping_add(down * row.len);
        let to = to.wrapping_offset(down.cast_signed() * across.to);
        if row.len == WIDE {
            // SAFETY: as below. The known length lets the compiler do without a loop.
            unsafe { write::<C, T, U>(gathered, to, WIDE) }?;
        } else {
            // SAFETY: a row of elements has been gathered, and a row of the copy may be written.
            unsafe { write::<C, T, U>(gathered, to, row.len) }?;
        }
    }
    Ok(())
}

/// Gathers `lens[0]` × `lens[1]` elements, `steps` apart. Afterwards those along the first axis are beside each other.
///
/// # Safety
///
/// The elements may be read, and `to` has room for them.
#[inline(always)]
#[allow(clippy::multiple_unsafe_ops_per_block, reason = "each arm does the same as the last")]
unsafe fn gather<T: Copy>(from: *const T, to: *mut T, lens: [usize; 2], steps: [isize; 2]) {
    // Lengths and steps that are known let the compiler unroll the loops and use vector instructions.
    // SAFETY: the caller's promise.
    unsafe {
        match (lens, steps) {
            ([len, 1], [-1, _]) => by_source(from, to, [len, 1], [-1, 0]),
            ([len, 1], [2, _]) => by_source(from, to, [len, 1], [2, 0]),
            ([len, 1], [3, _]) => by_source(from, to, [len, 1], [3, 0]),
            ([len, 1], [4, _]) => by_source(from, to, [len, 1], [4, 0]),
            ([len, 1], [step, _]) => by_source(from, to, [len, 1], [step, 0]),
            ([wide, 2], [2, 1]) => by_source(from, to, [wide, 2], [2, 1]),
            ([wide, 3], [3, 1]) => by_source(from, to, [wide, 3], [3, 1]),
            ([wide, 4], [4, 1]) => by_source(from, to, [wide, 4], [4, 1]),
            ([2, high], [step, 1]) => by_copy(from, to, [2, high], [step, 1]),
            ([3, high], [step, 1]) => by_copy(from, to, [3, high], [step, 1]),
            ([4, high], [step, 1]) => by_copy(from, to, [4, high], [step, 1]),
            ([WIDE, tall], [step, 1]) if tall == high::<T>() => {
                by_source(from, to, [WIDE, const { high::<T>() }], [step, 1]);
            }
            _ => by_source(from, to, lens, steps),
        }
    }
}

/// [`gather`], with the loop over the first axis outside.
///
/// # Safety
///
/// As for [`gather`].
#[inline(always)]
unsafe fn by_source<T: Copy>(from: *const T, to: *mut T, lens: [usize; 2], steps: [isize; 2]) {
    for i in 0..lens[0] {
        for j in 0..lens[1] {
            // SAFETY: the caller's promise.
            unsafe { one(from, to, [i, j], lens[0], steps) };
        }
    }
}

/// [`gather`], with the loop over the second axis outside, so that the elements are written in order.
///
/// # Safety
///
/// As for [`gather`].
#[inline(always)]
unsafe fn by_copy<T: Copy>(from: *const T, to: *mut T, lens: [usize; 2], steps: [isize; 2]) {
    for j in 0..lens[1] {
        for i in 0..lens[0] {
            // SAFETY: the caller's promise.
            unsafe { one(from, to, [i, j], lens[0], steps) };
        }
    }
}

/// Gathers the element at an index.
///
/// # Safety
///
/// The element may be read, and `to` has room for it.
#[inline(always)]
unsafe fn one<T: Copy>(from: *const T, to: *mut T, [i, j]: [usize; 2], wide: usize, steps: [isize; 2]) {
    let from = from.wrapping_offset(i.cast_signed() * steps[0] + j.cast_signed() * steps[1]);
    // SAFETY: the caller's promise.
    let value = unsafe { from.read() };
    // SAFETY: the caller's promise.
    unsafe { to.wrapping_add(j * wide + i).write(value) };
}

/// Writes gathered elements beside each other.
///
/// # Safety
///
/// `len` elements were gathered, and `to` has room for as many, which may be written.
#[inline(always)]
pub(super) unsafe fn write<C: Elementwise<T, U>, T: Element, U: Element>(
    gathered: *const T,
    to: *mut MaybeUninit<U>,
    len: usize,
) -> Result<(), C::Refused> {
    // SAFETY: the caller's promise.
    let from = unsafe { slice::from_raw_parts(gathered, len) };
    // SAFETY: the caller's promise.
    let to = unsafe { slice::from_raw_parts_mut(to, len) };
    C::convert(from, to)
}
