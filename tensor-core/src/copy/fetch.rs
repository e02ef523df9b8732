//! Asks the processor for memory before its turn comes: into its second cache, where there is an instruction for that. Nothing is
//! read, so any address will do.
//!
//! Rows by index can be anywhere in memory, where the processor does not look ahead by itself. The second cache waits for more
//! lines at once than the first.

/// The bytes of a cache line.
pub(super) const LINE: usize = 64;

/// Fetches all lines of so many bytes.
#[inline(always)]
pub(super) fn lines<T>(start: *const T, bytes: usize) {
    for at in (0..bytes + start.addr() % LINE).step_by(LINE) {
        line(start.wrapping_byte_add(at));
    }
}

/// Fetches the line with this byte.
#[inline(always)]
#[cfg_attr(
    not(all(target_arch = "x86_64", not(miri))),
    allow(unused_variables, clippy::missing_const_for_fn, reason = "there is no such instruction")
)]
pub(super) fn line<T>(byte: *const T) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    {
        use core::arch::x86_64::{_MM_HINT_T1, _mm_prefetch};

        // SAFETY: every processor of this kind has the instruction, which takes any address.
        unsafe { _mm_prefetch::<_MM_HINT_T1>(byte.cast()) };
    }
}
