//! New arrays whose values are still to be written: aligned, on huge pages, from the pool where something fits.

use alloc::alloc::{Layout, alloc_zeroed};
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem::MaybeUninit;
use core::ptr::{self, NonNull};

use ndarray::{Array, Array1, Axis, Dimension, Slice};

use super::huge_pages::{HUGE_PAGE, LINE, ON_HUGE_PAGES, advise, to_huge_page};
use crate::{Element, TensorError};

/// A row-major array whose values are still to be written, in memory that is good to write to.
///
/// Backends use it to copy a tensor's values into an array. From 4 MiB on, Linux is asked for huge pages (`madvise`),
/// since it takes several times as long to hand out the same memory in small ones. Otherwise the array is as ndarray
/// makes it: its elements begin where its allocation does.
///
/// # Errors
///
/// [`TensorError::NoMemory`].
///
/// ```
/// use ndarray::{Array2, Dim};
///
/// let mut array = tensor_core::uninit::<f32, _>(Dim([2, 3]))?;
/// for value in &mut array {
///     value.write(0.5);
/// }
/// // SAFETY: each of its values was written.
/// let array: Array2<f32> = unsafe { array.assume_init() };
/// assert_eq!(array.sum(), 3.0);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub fn uninit<T: Element, D: Dimension>(dim: D) -> Result<Array<MaybeUninit<T>, D>, TensorError> {
    let (elements, no_memory) = elements(&dim);
    let mut block = or_with_all_memory(|| reserved::<T>(elements)).ok_or_else(|| no_memory.clone())?;
    advise(&mut block);
    // If one axis has length 0, the others can be too long for any array.
    Array::from_shape_vec(dim, block).map_err(|_| no_memory)
}

/// [`uninit`] for a tensor: the first element is aligned to 64 bytes. In an array of 32 MiB and more it is the second line of a
/// huge page.
///
/// So the elements begin a little after the allocation does, as after `slice_move`. The memory before them is
/// initialized.
pub(crate) fn aligned<T: Element, D: Dimension>(dim: D) -> Result<Array<MaybeUninit<T>, D>, TensorError> {
    let (elements, no_memory) = elements(&dim);
    let (block, start) = aligned_block::<T>(elements).ok_or_else(|| no_memory.clone())?;
    let mut values = Array1::from_vec(block);
    values.slice_axis_inplace(Axis(0), Slice::from(start..));
    values.into_shape_with_order(dim).map_err(|_| no_memory)
}

/// The number of elements (`usize::MAX` if they can't be counted), and the error if there is no memory for them.
fn elements(dim: &impl Dimension) -> (usize, TensorError) {
    let elements = dim.size_checked().unwrap_or(usize::MAX);
    (elements, TensorError::NoMemory { elements })
}

/// Memory for `len` elements and the index at which they begin, or `None` if there is not enough. The memory before
/// them holds zeros, or what was there when the block was used before.
fn aligned_block<T: Element>(len: usize) -> Option<(Vec<MaybeUninit<T>>, usize)> {
    let bytes = len.checked_mul(size_of::<T>())?;
    if bytes == 0 {
        return Some((Vec::new(), 0));
    }
    let is_huge = bytes >= ON_HUGE_PAGES;
    let slack = if is_huge { HUGE_PAGE } else { LINE } / size_of::<T>() - 1;
    let capacity = len.checked_add(slack)?;
    let mut block = if is_huge {
        waiting(capacity).or_else(|| or_with_all_memory(|| zeroed(capacity)))?
    } else {
        or_with_all_memory(|| reserved(capacity))?
    };
    // If the block is aligned to the size of an element, a whole number of elements leads to the aligned place.
    // `Complex<f64>` needs an alignment of only half its size. Allocators give it 16 bytes nonetheless. If one does
    // not, the array begins where its block does.
    let start = if is_huge { to_huge_page(&block) } else { block.as_ptr().align_offset(LINE) };
    let start = Some(start).filter(|&start| start <= slack).unwrap_or(0);
    // SAFETY: the block has room for them, and a `MaybeUninit` needs no initialization.
    unsafe { block.set_len(start + len) };
    if !is_huge {
        block[..start].fill(MaybeUninit::zeroed());
    }
    advise(&mut block[start..]);
    Some((block, start))
}

/// Memory for `capacity` elements, not initialized.
fn reserved<T>(capacity: usize) -> Option<Vec<MaybeUninit<T>>> {
    let mut block = Vec::new();
    block.try_reserve_exact(capacity).ok()?;
    // SAFETY: the block has room for them, and a `MaybeUninit` needs no initialization.
    unsafe { block.set_len(capacity) };
    Some(block)
}

/// Memory for `capacity` elements, all bytes zero. `capacity` and the element's size are not 0.
fn zeroed<T>(capacity: usize) -> Option<Vec<MaybeUninit<T>>> {
    let layout = Layout::array::<T>(capacity).ok()?;
    // SAFETY: the size of the layout is not 0.
    let start = NonNull::new(unsafe { alloc_zeroed(layout) })?;
    let block = ptr::slice_from_raw_parts_mut(start.cast::<MaybeUninit<T>>().as_ptr(), capacity);
    // SAFETY: the global allocator gave the block with the layout of `capacity` elements, and a `MaybeUninit` needs no
    // initialization.
    Some(unsafe { Box::from_raw(block) }.into_vec())
}

/// Allocates. If that fails, frees the blocks that wait in the pool and tries once more.
fn or_with_all_memory<M>(allocate: impl Fn() -> Option<M>) -> Option<M> {
    #[cfg(feature = "std")]
    return allocate().or_else(|| {
        let waits = super::pool::free_bytes() > 0;
        waits.then(super::pool::free_all_blocks).and_then(|()| allocate())
    });
    #[cfg(not(feature = "std"))]
    allocate()
}

/// Memory for at least `capacity` elements that a tensor gave back.
#[cfg(feature = "std")]
fn waiting<T: Element>(capacity: usize) -> Option<Vec<MaybeUninit<T>>> {
    super::pool::take(capacity)
}

#[cfg(not(feature = "std"))]
fn waiting<T: Element>(_: usize) -> Option<Vec<MaybeUninit<T>>> {
    None
}

#[cfg(test)]
mod tests {
    use ndarray::{Dim, IxDyn};

    use super::super::huge_pages::ADVISED;
    use super::*;

    #[test]
    fn arrays_are_aligned_whatever_their_size() {
        for len in [1, 3, 16, 200, ADVISED / 4 + 1, ON_HUGE_PAGES / 4 - 1] {
            assert_eq!(aligned::<f32, _>(Dim([len])).unwrap().as_ptr().addr() % LINE, 0, "{len}");
            assert_eq!(aligned::<u8, _>(Dim([len])).unwrap().as_ptr().addr() % LINE, 0, "{len}");
        }
        for len in [ON_HUGE_PAGES / 4, ON_HUGE_PAGES / 4 + 3] {
            assert_eq!(aligned::<f32, _>(Dim([len])).unwrap().as_ptr().addr() % HUGE_PAGE, LINE, "{len}");
        }
    }

    #[test]
    fn what_lies_before_the_elements_is_zero() {
        for len in [3, 200, ON_HUGE_PAGES] {
            let mut array = aligned::<u8, _>(Dim([len])).unwrap();
            array.fill(MaybeUninit::new(7));
            // SAFETY: each element was written.
            let (block, start) = unsafe { array.assume_init() }.into_raw_vec_and_offset();
            let start = start.unwrap();
            assert_eq!(block.len(), start + len);
            assert!(block[..start].iter().all(|&byte| byte == 0), "{len}");
            assert!(block[start..].iter().all(|&byte| byte == 7), "{len}");
        }
    }

    #[test]
    fn arrays_for_the_way_back_begin_where_their_allocation_does() {
        for len in [3, 200, ON_HUGE_PAGES] {
            let mut array = uninit::<u8, _>(Dim([len])).unwrap();
            array.fill(MaybeUninit::new(7));
            // SAFETY: each element was written.
            let (block, start) = unsafe { array.assume_init() }.into_raw_vec_and_offset();
            assert_eq!((block.len(), start), (len, Some(0)));
        }
    }

    // Miri gives up where a system would refuse.
    #[cfg_attr(miri, ignore)]
    #[test]
    fn what_no_memory_can_hold_is_an_error() {
        let refused = |shape: &[usize]| {
            let error = aligned::<u16, _>(IxDyn(shape)).unwrap_err();
            assert_eq!(uninit::<u16, _>(IxDyn(shape)).unwrap_err(), error);
            error
        };
        assert_eq!(refused(&[usize::MAX, 2]), TensorError::NoMemory { elements: usize::MAX });
        assert_eq!(refused(&[usize::MAX / 2]), TensorError::NoMemory { elements: usize::MAX / 2 });
        assert_eq!(refused(&[usize::MAX / 4]), TensorError::NoMemory { elements: usize::MAX / 4 });
        assert_eq!(refused(&[0, usize::MAX, 2]), TensorError::NoMemory { elements: 0 });
        assert_eq!(aligned::<u16, _>(IxDyn(&[0, 9])).unwrap().shape(), [0, 9]);
        assert_eq!(aligned::<u16, _>(IxDyn(&[])).unwrap().len(), 1);
    }
}
