//! A copied tensor uses the memory that core filled, and nothing else is allocated for it.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use common::address;
use ndarray::{Array1, Array2, ArrayView2, Ix2};
use tensor_core::{Owned, TensorInput, pool};
use tensor_tch::Tch;
use tensor_tch::tch::{Device, Tensor};

/// The system's allocator, which knows how much was asked for and where the largest block was.
struct Watching;

static BYTES: AtomicUsize = AtomicUsize::new(0);
static LARGEST: AtomicUsize = AtomicUsize::new(0);
static PLACE: AtomicUsize = AtomicUsize::new(0);

fn watch(block: *mut u8, bytes: usize) -> *mut u8 {
    BYTES.fetch_add(bytes, Ordering::Relaxed);
    if LARGEST.fetch_max(bytes, Ordering::Relaxed) < bytes {
        PLACE.store(block.addr(), Ordering::Relaxed);
    }
    block
}

// SAFETY: each call is passed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        watch(unsafe { System.alloc(layout) }, layout.size())
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        watch(unsafe { System.alloc_zeroed(layout) }, layout.size())
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Watching = Watching;

const LINE: usize = 64;
const HUGE_PAGE: usize = 2 << 20;

/// That the tensor lies in a block as large as its elements, and that little else was allocated.
#[track_caller]
fn check(bytes: usize, align: usize, make: impl Fn() -> Tensor) {
    // Each copy has to ask for memory.
    pool::set_limit(0);
    // rayon starts its threads with the first large copy.
    drop(make());
    LARGEST.store(0, Ordering::Relaxed);
    BYTES.store(0, Ordering::Relaxed);
    let tensor = make();
    let (total, place) = (BYTES.load(Ordering::Relaxed), PLACE.load(Ordering::Relaxed));
    let start = address(&tensor);
    assert_eq!(start % align, if align == HUGE_PAGE { LINE } else { 0 });
    assert!((place..place + align).contains(&start), "the tensor is at {start:#x}, the block at {place:#x}");
    // The tensor's header: its sizes and strides, and the array that owns the block.
    assert!((bytes..bytes + align + 2048).contains(&total), "{total} bytes for {bytes}");
}

#[derive(TensorInput)]
struct Cast<'a> {
    #[tensor(copy, cast_lossy = i64)]
    values: ArrayView2<'a, f32>,
}

// One test, since what is counted is what the whole process allocates.
#[test]
fn a_copied_tensor_is_in_the_one_block_that_was_allocated_for_it() {
    for (side, align) in [(200, LINE), (1500, LINE), (3000, HUGE_PAGE)] {
        let array = Array2::<f32>::zeros((side, side));
        for view in [array.view(), array.t()] {
            let copy = || Owned::<Tch, f32, Ix2>::copy_from(view, &Device::Cpu).unwrap().into_inner();
            check(view.len() * size_of::<f32>(), align, copy);
            let align = if side > 200 && view.len() * size_of::<i64>() >= 32 << 20 { HUGE_PAGE } else { align };
            let cast = || Cast { values: view }.to_tensors::<Tch>().unwrap().values.into_inner();
            check(view.len() * size_of::<i64>(), align, cast);
        }
    }
    // An adopted array stays where it is, aligned or not.
    let array = Array1::<u8>::zeros(100_000);
    let place = array.as_ptr().addr();
    assert_eq!(address(&Owned::<Tch, _, _>::adopt(array, &Device::Cpu).unwrap().into_inner()), place);
}
