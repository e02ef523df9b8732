//! Copies samples of a few elements each: several are gathered in the buffer of a tile and converted together, since a
//! loop of its own for each would take longer than its values do.

use core::mem::MaybeUninit;
use core::ops::Range;
use core::ptr;

use super::elementwise::Elementwise;
use super::fetch::{self, LINE};
use super::nest::{Axis, Loops, Starts};
use super::tile::{self, Buffer};
use crate::Element;

/// Samples of at most this many bytes are short.
const BYTES: usize = 128;

/// How many samples ahead one is fetched into the cache. Of random rows of 32 bytes, with 32 an epoch took 0.8 of the time that it took
/// without, and with 16 or 64 it took 0.9.
const AHEAD: usize = 32;

/// A sample of at most this many elements is short.
pub(super) const fn most<T>() -> usize {
    BYTES / size_of::<T>()
}

/// Copies short samples that share their loops.
///
/// # Safety
///
/// The elements to which the loops lead from the start of each sample may be read, and there are at most [`most`] in a
/// sample. `to` has room for the elements of all samples, which may be written.
#[inline(always)]
pub(super) unsafe fn samples<C: Elementwise<T, U>, T: Element, U: Element, S: Starts<T>>(
    loops: &Loops,
    starts: &S,
    to: *mut MaybeUninit<U>,
) -> Result<(), C::Refused> {
    let mut table = MaybeUninit::uninit();
    let sample = &Sample::new(loops, &mut table);
    let mut buffer = Buffer::new();
    let gathered = buffer.start::<T>();
    let at_once = tile::capacity::<T>() / sample.len;
    let mut first = 0;
    while first < starts.len() {
        let samples = first..starts.len().min(first + at_once);
        let (to, len) = (to.wrapping_add(first * sample.len), samples.len() * sample.len);
        first = samples.end;
        // SAFETY: the caller promises the elements of each sample, and the buffer has room for those of `at_once` samples.
        unsafe { gather(starts, samples, gathered, sample) };
        // SAFETY: the elements have been gathered, and the caller promises that those of the copy may be written.
        unsafe { tile::write::<C, T, U>(gathered, to, len) }?;
    }
    Ok(())
}

/// [`samples`] that are copied as they are.
///
/// It is compiled without AVX2, for moves of 16 bytes. Allocators align an array to as many, so that they seldom cross the end
/// of a cache line. Moves of 32 bytes often do, and gathered random rows of 32 bytes in 1.2 times the time.
///
/// # Safety
///
/// As for [`samples`].
pub(super) unsafe fn unchanged<T: Element, S: Starts<T>>(loops: &Loops, starts: &S, to: *mut T) {
    let mut table = MaybeUninit::uninit();
    let sample = &Sample::new(loops, &mut table);
    // SAFETY: the caller promises the elements of each sample, and room for them all.
    unsafe { gather(starts, 0..starts.len(), to, sample) };
}

/// Where the elements of a sample are.
struct Sample<'a> {
    len: usize,
    /// How far each element is from the start; `None`, if the elements are beside each other, in row-major order.
    offsets: Option<&'a [isize]>,
}

impl<'a> Sample<'a> {
    /// Writes the offsets to `table`, if there are any.
    #[inline(always)]
    fn new(loops: &Loops, table: &'a mut MaybeUninit<[isize; BYTES]>) -> Self {
        if let &[Axis { len, from: 1, .. }] = loops.axes() {
            return Self { len, offsets: None };
        }
        let len = loops.len();
        Self { len, offsets: Some(&table.write(offsets(loops))[..len]) }
    }
}

/// How far each element of a sample is from its start, in row-major order.
#[inline(always)]
fn offsets(loops: &Loops) -> [isize; BYTES] {
    let mut offsets = [0; BYTES];
    let mut len = 1;
    for axis in loops.axes() {
        for at in 1..axis.len {
            for inner in 0..len {
                offsets[at * len + inner] = offsets[inner] + at.cast_signed() * axis.from;
            }
        }
        len *= axis.len;
    }
    offsets
}

/// Gathers samples, one after the other.
///
/// # Safety
///
/// The elements of each sample may be read, and `to` has room for them.
#[inline(always)]
#[allow(clippy::multiple_unsafe_ops_per_block, reason = "each arm does the same as the last")]
unsafe fn gather<T: Copy, S: Starts<T>>(starts: &S, samples: Range<usize>, to: *mut T, sample: &Sample<'_>) {
    // A known length makes a few moves of what would be a call of `memcpy` for each sample.
    // SAFETY: the caller's promise.
    unsafe {
        match (sample.offsets, sample.len) {
            (Some(offsets), _) => scattered(starts, samples, to, offsets),
            (None, 1) => contiguous(starts, samples, to, 1),
            (None, 2) => contiguous(starts, samples, to, 2),
            (None, 3) => contiguous(starts, samples, to, 3),
            (None, 4) => contiguous(starts, samples, to, 4),
            (None, 8) => contiguous(starts, samples, to, 8),
            (None, 16) => contiguous(starts, samples, to, 16),
            (None, len) if len * size_of::<T>() >= 32 => in_chunks::<T, S, 32>(starts, samples, to, len),
            (None, len) if len * size_of::<T>() >= 16 => in_chunks::<T, S, 16>(starts, samples, to, len),
            (None, len) => contiguous(starts, samples, to, len),
        }
    }
}

/// [`gather`], where the elements of a sample are beside each other.
///
/// # Safety
///
/// As for [`gather`].
#[inline(always)]
unsafe fn contiguous<T: Copy, S: Starts<T>>(starts: &S, samples: Range<usize>, to: *mut T, len: usize) {
    for (place, sample) in samples.enumerate() {
        fetch_ahead(starts, sample, len);
        // SAFETY: the caller promises `len` elements from the start on, and room for them.
        unsafe { ptr::copy_nonoverlapping(starts.start(sample), to.wrapping_add(place * len), len) };
    }
}

/// Fetches the sample that is [`AHEAD`] of this one, of which elements are beside each other.
#[inline(always)]
fn fetch_ahead<T, S: Starts<T>>(starts: &S, sample: usize, len: usize) {
    if sample + AHEAD < starts.len() {
        let first = starts.start(sample + AHEAD);
        fetch::line(first);
        // Without a look at where lines end, which the processor would not foresee.
        if len > 1 {
            fetch::line(first.wrapping_add(len - 1));
        }
        if len * size_of::<T>() > LINE {
            fetch::line(first.wrapping_byte_add(LINE));
        }
    }
}

/// [`contiguous`], in moves of `CHUNK` bytes, the last of which ends where the sample does and may begin in the one before.
///
/// # Safety
///
/// As for [`gather`], and a sample has at least `CHUNK` bytes.
#[inline(always)]
unsafe fn in_chunks<T: Copy, S: Starts<T>, const CHUNK: usize>(
    starts: &S,
    samples: Range<usize>,
    to: *mut T,
    len: usize,
) {
    let last = len * size_of::<T>() - CHUNK;
    for (place, sample) in samples.enumerate() {
        fetch_ahead(starts, sample, len);
        let (from, to) = (starts.start(sample).cast::<u8>(), to.wrapping_add(place * len).cast::<u8>());
        let mut at = 0;
        while at < last {
            // SAFETY: the caller promises that the bytes of the sample may be read, and room for them; these end before `last + CHUNK`.
            unsafe { ptr::copy_nonoverlapping(from.wrapping_add(at), to.wrapping_add(at), CHUNK) };
            at += CHUNK;
        }
        // SAFETY: as above; these are the last ones.
        unsafe { ptr::copy_nonoverlapping(from.wrapping_add(last), to.wrapping_add(last), CHUNK) };
    }
}

/// [`gather`], element by element.
///
/// # Safety
///
/// As for [`gather`].
#[inline(always)]
unsafe fn scattered<T: Copy, S: Starts<T>>(starts: &S, samples: Range<usize>, to: *mut T, offsets: &[isize]) {
    for (place, sample) in samples.enumerate() {
        let (start, to) = (starts.start(sample), to.wrapping_add(place * offsets.len()));
        for (place, &offset) in offsets.iter().enumerate() {
            // SAFETY: the caller promises that the element may be read.
            let value = unsafe { start.wrapping_offset(offset).read() };
            // SAFETY: the caller promises room for it.
            unsafe { to.wrapping_add(place).write(value) };
        }
    }
}
