//! A copy allocates its result and nothing else, whatever the order, the cast and the number of threads.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use half::f16;
use ndarray::{Array, Array2, Array4, ArrayView, Dimension, IxDyn};
use tensor_core::{Host, Owned, TensorInput, row_major, to_array};

/// The system's allocator, counting what all threads ask for.
struct Counting;

static COUNT: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);

fn count(bytes: usize) {
    COUNT.fetch_add(1, Ordering::Relaxed);
    BYTES.fetch_add(bytes, Ordering::Relaxed);
}

// SAFETY: each call is passed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        // SAFETY: the caller's promise.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often `make` allocates, and how many bytes in all.
fn allocations<R>(make: impl Fn() -> R) -> (usize, usize) {
    // rayon starts its threads with the first large copy.
    drop(make());
    let before = (COUNT.load(Ordering::Relaxed), BYTES.load(Ordering::Relaxed));
    let result = make();
    let after = (COUNT.load(Ordering::Relaxed), BYTES.load(Ordering::Relaxed));
    drop(result);
    (after.0 - before.0, after.1 - before.1)
}

/// That `make` allocates once: `bytes`, and less than `slack` more.
#[track_caller]
fn allocates_once<R>(bytes: usize, slack: usize, make: impl Fn() -> R) {
    let (count, total) = allocations(make);
    assert_eq!(count, 1, "{total} bytes in all");
    assert!((bytes..bytes + slack).contains(&total), "{total} bytes for {bytes}");
}

const LINE: usize = 64;
const HUGE_PAGE: usize = 2 << 20;

fn copies<D: Dimension + 'static>(view: ArrayView<'_, f32, D>) {
    let bytes = view.len() * size_of::<f32>();
    let slack = if bytes < 32 << 20 { LINE } else { HUGE_PAGE };
    allocates_once(bytes, slack, || row_major(&view).unwrap());
    allocates_once(bytes, 1, || to_array(&view).unwrap());
    allocates_once(bytes, slack, || Owned::<Host, f32, D>::copy_from(view.clone(), &tensor_core::HostMemory).unwrap());
    let tensor = Owned::<Host, f32, D>::copy_from(view, &tensor_core::HostMemory).unwrap();
    allocates_once(bytes, 1, || tensor.to_array().unwrap());
}

fn copies_of_every_order() {
    for side in [1, 31, 1500, 3000] {
        let array = Array2::<f32>::zeros((side, side));
        copies(array.view());
        copies(array.t());
        copies(array.slice(ndarray::s![..;-1, ..]));
    }
    copies(Array4::<f32>::zeros((4, 56, 56, 3)).view().permuted_axes([0, 3, 1, 2]));
}

fn copy_of_many_axes() {
    let array = Array::<f32, _>::zeros(IxDyn(&[2; 12]));
    // ndarray keeps the lengths and strides of more than four axes in boxes, and so does its own copy of them.
    let (of_ndarray, _) = allocations(|| Array::<f32, _>::zeros(array.raw_dim()));
    let (ours, _) = allocations(|| to_array(&array.t()).unwrap());
    assert!(ours <= of_ndarray + 2, "{ours} allocations, of which ndarray makes {of_ndarray}");
}

#[derive(TensorInput)]
struct Casts<'a> {
    #[tensor(copy, cast_lossy = f16)]
    lossy: ArrayView<'a, f32, ndarray::Ix2>,
}

#[derive(TensorInput)]
struct Checked<'a> {
    #[tensor(copy, cast_checked = u8)]
    checked: ArrayView<'a, f32, ndarray::Ix2>,
}

fn casts() {
    let array = Array2::<f32>::ones((2000, 1500));
    for view in [array.view(), array.t()] {
        let len = view.len();
        // The derive keeps what it finds of the shapes in a few small blocks.
        let (_, lossy) = allocations(|| Casts { lossy: view }.to_tensors::<Host>().unwrap());
        assert!(lossy < len * size_of::<f16>() + LINE + 1024, "{lossy} bytes for {len} elements");
        let (_, checked) = allocations(|| Checked { checked: view }.to_tensors::<Host>().unwrap());
        assert!(checked < len + LINE + 1024, "{checked} bytes for {len} elements");
    }
}

// One test, since what is counted is what the whole process allocates.
#[test]
fn a_copy_allocates_its_result_and_nothing_else() {
    copies_of_every_order();
    copy_of_many_axes();
    casts();
}
