//! Huge pages: the sizes from which blocks are laid out for them and the system is asked for them.
//!
//! Miri looks at each byte, so there the sizes are small ones.

use core::mem::MaybeUninit;

/// The alignment that suits a cache line and every vector register, in bytes.
pub(super) const LINE: usize = 64;

/// The size of a huge page, in bytes.
pub(super) const HUGE_PAGE: usize = if cfg!(miri) { 256 } else { 2 << 20 };

/// From this size on, in bytes, the kernel is asked for huge pages. A smaller block holds too few of them to pay for the call.
pub(super) const ADVISED: usize = if cfg!(miri) { 512 } else { 4 << 20 };

/// From this size on, in bytes, an array begins at the second line of a huge page. Allocators get blocks this large from
/// the system (glibc does from 32 MiB on, whatever was freed before). So zeros cost nothing, and memory that is never
/// touched takes no space.
pub(super) const ON_HUGE_PAGES: usize = if cfg!(miri) { 4 << 10 } else { 32 << 20 };

/// How many elements after the start of a block the second line of a huge page begins.
///
/// It is not the first line, since glibc's large blocks begin 16 bytes after the start of a page. Its `memcpy` writes past the
/// cache by one of two loops, and takes the faster one if a copy begins as far into a page as its source, or up to some
/// hundred bytes further. To fresh pages, that took 0.7 of the time.
pub(super) fn to_huge_page<T>(block: &[T]) -> usize {
    block.as_ptr().wrapping_byte_sub(LINE).align_offset(HUGE_PAGE)
}

/// Asks the system for huge pages wherever they fit in a large block. It may refuse, which changes nothing but the speed.
pub(super) fn advise<T>(block: &mut [MaybeUninit<T>]) {
    if size_of_val(block) >= ADVISED {
        ask_for_huge_pages(block);
    }
}

#[cfg(all(target_os = "linux", feature = "std", not(miri)))]
fn ask_for_huge_pages<T>(block: &mut [MaybeUninit<T>]) {
    let bytes = size_of_val(block);
    let start = block.as_mut_ptr().cast::<u8>();
    let skipped = start.align_offset(HUGE_PAGE);
    let len = bytes.saturating_sub(skipped) / HUGE_PAGE * HUGE_PAGE;
    if len > 0 {
        let first = start.wrapping_add(skipped).cast();
        // SAFETY: `len` bytes from `first` on lie in the block, and the advice changes no byte of them.
        unsafe { libc::madvise(first, len, libc::MADV_HUGEPAGE) };
    }
}

#[cfg(not(all(target_os = "linux", feature = "std", not(miri))))]
fn ask_for_huge_pages<T>(_: &mut [MaybeUninit<T>]) {}
