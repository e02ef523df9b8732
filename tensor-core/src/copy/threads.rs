//! Divides large nests into halves until there is enough for each thread.

#[cfg(feature = "rayon")]
use core::cell::Cell;

use super::elementwise::Elementwise;
use super::kernel;
use super::nest::Nest;
use crate::Element;

/// Copies all elements of a nest, with several threads if the nest is large enough for that.
#[cfg_attr(not(feature = "rayon"), allow(clippy::needless_pass_by_value, reason = "what is divided is given away"))]
pub(super) fn run<C: Elementwise<T, U>, T: Element, U: Element>(nest: Nest<'_, T, U>) -> Result<(), C::Refused> {
    #[cfg(feature = "rayon")]
    {
        let bytes = nest.len().saturating_mul(size_of::<T>().max(size_of::<U>()));
        if bytes >= WORTH_THREADS && has_threads() {
            return halved::<C, T, U>(nest, bytes, PART);
        }
    }
    kernel::run::<C, T, U>(&nest)
}

/// Samples of one shape, and the part of the copy that they are written to. Each has an element.
pub(super) trait Batch<T: Element, U: Element>: Send + Sized {
    /// How many samples there are; at least 1.
    #[cfg(feature = "rayon")]
    fn samples(&self) -> usize;

    /// Splits off the first `at` samples.
    #[cfg(feature = "rayon")]
    fn split_at(self, at: usize) -> (Self, Self);

    /// How many elements are copied.
    #[cfg(feature = "rayon")]
    fn len(&self) -> usize;

    /// Copies the samples one after the other.
    fn copy<C: Elementwise<T, U>>(self) -> Result<(), C::Refused>;

    /// Copies the first sample, with several threads if it is large enough for that alone.
    #[cfg(feature = "rayon")]
    fn copy_first<C: Elementwise<T, U>>(self) -> Result<(), C::Refused>;
}

/// Copies a batch, with several threads if it is large enough for that.
pub(super) fn run_batch<C: Elementwise<T, U>, T: Element, U: Element, B: Batch<T, U>>(
    batch: B,
) -> Result<(), C::Refused> {
    #[cfg(feature = "rayon")]
    {
        let bytes = batch.len().saturating_mul(size_of::<T>().max(size_of::<U>()));
        if bytes >= BATCH_WORTH_THREADS && has_threads() {
            return batch_halved::<C, T, U, B>(batch, bytes, BATCH_PART);
        }
    }
    batch.copy::<C>()
}

#[cfg(feature = "rayon")]
std::thread_local! {
    /// Whether this thread copies alone.
    static ALONE: Cell<bool> = const { Cell::new(false) };
}

/// Whether a large copy is shared with rayon's threads. Small ones don't ask, since that starts the threads.
#[cfg(feature = "rayon")]
fn has_threads() -> bool {
    !ALONE.get() && rayon::current_num_threads() > 1
}

/// Calls `f`, whose copies are then made by this thread alone, however large they are.
///
/// That is for threads that make batches beside each other: they keep all cores busy without rayon's. And a thread whose batch
/// rayon's pool waits for must not wait for that pool.
///
/// ```
/// use ndarray::{Array2, array};
/// use tensor_core::on_one_thread;
///
/// let copy = on_one_thread(|| tensor_core::to_array(&Array2::<f32>::ones((3, 2)).view()));
/// # let copy: Array2<f32> = copy?;
/// # assert_eq!(copy.sum(), 6.0);
/// # Ok::<(), tensor_core::TensorError>(())
/// ```
pub fn on_one_thread<R>(f: impl FnOnce() -> R) -> R {
    #[cfg(feature = "rayon")]
    {
        /// Sets the flag back, also when `f` panics.
        struct Back(bool);
        impl Drop for Back {
            fn drop(&mut self) {
                ALONE.set(self.0);
            }
        }
        let _back = Back(ALONE.replace(true));
        f()
    }
    #[cfg(not(feature = "rayon"))]
    f()
}

/// Several threads copy from this many bytes on; the larger of source and copy counts. On two cores, two threads took
/// 1.7 ms for a copy of 16 MiB and one took 1.5 ms. For a transpose of 64 MiB they took 17 ms and one took 31 ms: what
/// threads share well is fresh memory.
#[cfg(feature = "rayon")]
const WORTH_THREADS: usize = 32 << 20;

/// Several threads copy a batch from this many bytes on. What takes long is to wait for samples that lie anywhere in memory, and
/// two threads wait for two of them at a time.
#[cfg(feature = "rayon")]
const BATCH_WORTH_THREADS: usize = 1 << 20;

/// Parts of a batch with more bytes than this are divided further.
#[cfg(feature = "rayon")]
const BATCH_PART: usize = 512 << 10;

/// Parts with more bytes than one huge page of the copy are divided further.
#[cfg(feature = "rayon")]
const PART: usize = 2 << 20;

/// An axis of this length or more is divided evenly enough.
#[cfg(feature = "rayon")]
const EVEN: usize = 16;

/// Copies all elements of a nest with `bytes` bytes, in parts of at most `part` bytes as far as it can be divided.
#[cfg(feature = "rayon")]
fn halved<C: Elementwise<T, U>, T: Element, U: Element>(
    nest: Nest<'_, T, U>,
    bytes: usize,
    part: usize,
) -> Result<(), C::Refused> {
    // The outermost axis that is long enough is divided, which keeps the parts of the copy apart in memory.
    let loops = nest.axes();
    let longest = || (0..loops.len()).max_by_key(|&axis| loops[axis].len).expect("there is an axis");
    let axis = loops.iter().rposition(|axis| axis.len >= EVEN).unwrap_or_else(longest);
    let len = loops[axis].len;
    if bytes <= part || len == 1 {
        return kernel::run::<C, T, U>(&nest);
    }
    // The first half ends at a whole cache line, if the axis is long enough for that.
    let at = if len < 1 << 10 { len / 2 } else { (len / 2).next_multiple_of(64) };
    let (first, second) = nest.split(axis, at);
    let half = |nest| halved::<C, T, U>(nest, bytes / 2, part);
    let (first, second) = rayon::join(|| half(first), || half(second));
    first.and(second)
}

/// Copies a batch with `bytes` bytes, in parts of at most `part` bytes or of one sample.
#[cfg(feature = "rayon")]
pub(super) fn batch_halved<C: Elementwise<T, U>, T: Element, U: Element, B: Batch<T, U>>(
    batch: B,
    bytes: usize,
    part: usize,
) -> Result<(), C::Refused> {
    let samples = batch.samples();
    if samples == 1 {
        return batch.copy_first::<C>();
    }
    if bytes <= part {
        return batch.copy::<C>();
    }
    let (first, second) = batch.split_at(samples / 2);
    let half = |batch| batch_halved::<C, T, U, B>(batch, bytes / 2, part);
    let (first, second) = rayon::join(|| half(first), || half(second));
    first.and(second)
}

#[cfg(all(test, feature = "rayon"))]
mod tests {
    use core::mem::MaybeUninit;

    use ndarray::{Array, s};

    use super::*;
    use crate::copy::elementwise::{Unchanged, WithCheck};

    #[test]
    fn the_parts_make_up_the_whole() {
        let array = Array::from_iter(0_u32..3 * 40 * 1100).into_shape_with_order((3, 40, 1100)).unwrap();
        for view in [array.view(), array.t(), array.slice(s![..;-1, 1.., ..;2]), array.slice(s![..2, ..2, ..5])] {
            for part in [1, 100, 10_000] {
                let mut copy = Array::from_elem(view.len(), MaybeUninit::new(u32::MAX));
                let nest = Nest::new(&view, copy.as_slice_mut().unwrap()).unwrap();
                let Ok(()) = halved::<Unchanged, _, _>(nest, view.len() * 4, part);
                // SAFETY: each element was written when the array was made.
                assert!(unsafe { copy.assume_init() }.iter().eq(&view));
            }
        }
    }

    #[test]
    fn one_thread_is_alone_until_the_function_ends_in_whatever_way() {
        let is_alone = || ALONE.get();
        assert!(!is_alone());
        assert!(on_one_thread(|| on_one_thread(is_alone) && is_alone()));
        assert!(!is_alone());
        std::panic::catch_unwind(|| on_one_thread(|| panic!("as any function may"))).unwrap_err();
        assert!(!is_alone());
        assert!(on_one_thread(|| std::thread::spawn(|| !ALONE.get()).join().unwrap()), "other threads are not");
    }

    #[test]
    fn a_value_that_is_refused_in_any_part_is_noticed() {
        for place in [0, 5_000, 9_999] {
            let mut array = Array::<u32, _>::zeros(10_000);
            array[place] = 256;
            let view = array.view();
            let mut copy = Array::from_elem(view.len(), MaybeUninit::<u8>::uninit());
            let nest = Nest::new(&view, copy.as_slice_mut().unwrap()).unwrap();
            assert!(halved::<WithCheck, _, _>(nest, 40_000, 100).is_err(), "{place}");
        }
    }
}
