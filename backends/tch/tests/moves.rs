//! `into_tensors`: libtorch gets the array's own allocation, and frees it exactly once.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use common::{address, counted, counting, turn, values};
use ndarray::{ArcArray1, Array1, Array2, ArrayView1, CowArray, Ix1, s};
use tensor_core::TensorInput;
use tensor_tch::Tch;
use tensor_tch::tch::{Cuda, Device, Tensor};

/// Watches the blocks whose size is one of [`SLOTS`] odd numbers; each test has one to itself.
struct Watching;

const SLOTS: usize = 32;
const BASE: usize = 40_004;

struct Slot {
    allocated: AtomicUsize,
    freed: AtomicUsize,
    freed_by: AtomicU64,
}

static WATCHED: [Slot; SLOTS] =
    [const { Slot { allocated: AtomicUsize::new(0), freed: AtomicUsize::new(0), freed_by: AtomicU64::new(0) } }; SLOTS];

thread_local! {
    /// Set by a thread that wants to be known by the blocks it frees.
    static NUMBER: Cell<u64> = const { Cell::new(0) };
}

fn watched(size: usize) -> Option<&'static Slot> {
    let past = size.checked_sub(BASE)?;
    if past % 8 == 0 { WATCHED.get(past / 8) } else { None }
}

// SAFETY: the system's allocator does the work; counting allocates nothing.
unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if let Some(slot) = watched(layout.size()) {
            slot.allocated.fetch_add(1, Ordering::SeqCst);
        }
        // SAFETY: the caller's promise, passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(slot) = watched(layout.size()) {
            slot.freed.fetch_add(1, Ordering::SeqCst);
            slot.freed_by.store(NUMBER.get(), Ordering::SeqCst);
        }
        // SAFETY: the caller's promise, passed on.
        unsafe { System.dealloc(block, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Watching = Watching;

fn array_len(slot: usize) -> usize {
    BASE / 4 + slot * 2
}

/// The array of a slot: the only one in this process whose allocation has its size.
fn array(slot: usize) -> Array1<f32> {
    counting(array_len(slot))
}

fn freed(slot: usize) -> usize {
    WATCHED[slot].freed.load(Ordering::SeqCst)
}

/// How many blocks of the slot's size there are.
fn live(slot: usize) -> usize {
    WATCHED[slot].allocated.load(Ordering::SeqCst) - freed(slot)
}

#[derive(TensorInput)]
struct Line {
    values: Array1<f32>,
}

#[derive(TensorInput)]
struct Counted {
    values: ArcArray1<f32>,
}

#[derive(TensorInput)]
struct Checked {
    #[tensor(share, shape = [batch])]
    values: Array1<f32>,
    #[tensor(share, shape = [batch])]
    counted: ArcArray1<f32>,
    #[tensor(share, shape = [batch, 3])]
    other: Array2<f32>,
}

#[test]
fn the_tensor_has_the_array_s_address_and_frees_its_memory_once() {
    let _turn = turn();
    let line = Line { values: array(0) };
    let home = line.values.as_ptr() as usize;
    let tensors = line.into_tensors::<Tch>().unwrap();
    assert_eq!(tensors.values.with(address), home);
    assert_eq!((live(0), freed(0)), (1, 0));
    let raw = tensors.values.into_inner();
    let alias = raw.narrow(0, 5, 2);
    drop(raw);
    assert_eq!((live(0), freed(0)), (1, 0), "an alias still needs it");
    assert_eq!(values(&alias), [6.0, 7.0]);
    drop(alias);
    assert_eq!((live(0), freed(0)), (0, 1));
}

#[test]
fn a_moved_array_is_written_where_it_is() {
    let _turn = turn();
    let line = Line { values: array(1) };
    let home = line.values.as_ptr() as usize;
    let ((), cost) = counted(|| {
        let mut tensors = line.into_tensors::<Tch>().unwrap();
        tensors.values.with_mut(|tensor| drop(tensor.fill_(3.0)));
        assert_eq!(tensors.values.with(address), home);
        assert!(tensors.values.to_array().unwrap().iter().all(|value| value.to_bits() == 3.0_f32.to_bits()));
    });
    assert_eq!(cost, 0);
}

#[test]
fn the_thread_that_drops_last_frees_the_memory() {
    let _turn = turn();
    let tensors = Line { values: array(2) }.into_tensors::<Tch>().unwrap();
    let alias = tensors.values.with(Tensor::shallow_clone);
    thread::spawn(move || {
        NUMBER.set(1);
        drop(tensors);
    })
    .join()
    .unwrap();
    assert_eq!(freed(2), 0);
    thread::spawn(move || {
        NUMBER.set(2);
        drop(alias);
    })
    .join()
    .unwrap();
    assert_eq!((live(2), freed(2)), (0, 1));
    assert_eq!(WATCHED[2].freed_by.load(Ordering::SeqCst), 2);
}

#[test]
fn the_only_owner_of_an_arc_array_moves_and_is_written_where_it_is() {
    let _turn = turn();
    let counted = Counted { values: array(3).into_shared() };
    let home = counted.values.as_ptr() as usize;
    let mut tensors = counted.into_tensors::<Tch>().unwrap();
    tensors.values.with_mut(|tensor| drop(tensor.fill_(3.0)));
    assert_eq!(tensors.values.with(address), home);
    drop(tensors);
    assert_eq!((live(3), freed(3)), (0, 1));
}

#[test]
fn another_owner_of_an_arc_array_stays_as_it_was_when_torch_writes() {
    let _turn = turn();
    let other = array(4).into_shared();
    let counted_array = Counted { values: other.clone() };
    let home = other.as_ptr() as usize;
    let (mut tensors, cost) = counted(|| {
        let tensors = counted_array.into_tensors::<Tch>().unwrap();
        assert_eq!(tensors.values.with(address), home);
        tensors
    });
    assert_eq!(cost, 0);
    // Libtorch is the other owner: the array is not `other`'s alone.
    let other = other.try_into_owned_nocopy().unwrap_err();
    let ((), cost) = counted(|| tensors.values.with_mut(|tensor| drop(tensor.fill_(3.0))));
    assert_eq!(cost, 1);
    assert_ne!(tensors.values.with(address), home);
    assert_eq!(other, array(4));
    drop(tensors);
    let array = other.try_into_owned_nocopy().expect("libtorch has let go of it");
    assert_eq!((array.as_ptr() as usize, live(4)), (home, 1));
    drop(array);
    assert_eq!(live(4), 0);
}

#[test]
fn an_owner_of_an_arc_array_that_writes_leaves_the_tensor_as_it_was() {
    let _turn = turn();
    let mut other = array(5).into_shared();
    let tensors = Counted { values: other.clone() }.into_tensors::<Tch>().unwrap();
    other.fill(0.0);
    assert_eq!(tensors.values.to_array().unwrap(), array(5));
    drop(other);
    assert_eq!(tensors.values.to_array().unwrap(), array(5));
    drop(tensors);
    assert_eq!(live(5), 0);
}

#[test]
fn a_tensor_that_grows_frees_the_array_s_memory_and_keeps_the_values() {
    let _turn = turn();
    let mut tensors = Line { values: array(6) }.into_tensors::<Tch>().unwrap();
    let len = array_len(6);
    tensors.values.with_mut(|tensor| drop(tensor.resize_([i64::try_from(len).unwrap() * 2])));
    assert_eq!((live(6), freed(6)), (0, 1));
    assert_eq!(tensors.values.to_array().unwrap().slice(s![..len]), array(6));
}

#[test]
fn a_shape_violation_in_another_field_frees_every_array_once() {
    let _turn = turn();
    let other = Array2::zeros((1, 3));
    let kept = array(8).into_shared();
    let checked = Checked { values: array(7), counted: kept.clone(), other };
    assert!(checked.into_tensors::<Tch>().is_err());
    assert_eq!((live(7), freed(7)), (0, 1));
    assert_eq!((live(8), freed(8)), (1, 0));
    drop(kept.try_into_owned_nocopy().expect("the struct's owner is gone"));
    assert_eq!((live(8), freed(8)), (0, 1));
}

#[test]
fn a_device_that_is_not_there_is_an_error_that_names_the_field_and_frees_every_array_once() {
    let _turn = turn();
    if Cuda::is_available() {
        println!("skipped: there is a CUDA device here");
        return;
    }
    let before = freed(9);
    let error = Line { values: array(9) }.into_tensors_on::<Tch>(&Device::Cuda(0)).unwrap_err().to_string();
    assert!(error.starts_with("`Line.values`: PyTorch failed: "), "{error}");
    assert!(!error.contains('\n'), "{error}");
    assert_eq!((live(9), freed(9) - before), (0, 1));

    let kept = array(10).into_shared();
    assert!(Counted { values: kept.clone() }.into_tensors_on::<Tch>(&Device::Cuda(0)).is_err());
    assert!(Counted { values: kept.clone() }.to_tensors_on::<Tch>(&Device::Cuda(0)).is_err());
    drop(kept.try_into_owned_nocopy().expect("the struct's owner is gone"));
    assert_eq!((live(10), freed(10)), (0, 1));
}

#[test]
fn an_array_whose_strides_torch_can_t_express_is_copied_and_freed_once() {
    let _turn = turn();
    let mut reversed = array(11);
    reversed.invert_axis(ndarray::Axis(0));
    let home = reversed.as_ptr() as usize;
    let expected = reversed.to_vec();
    let tensors = Line { values: reversed }.into_tensors::<Tch>().unwrap();
    assert_ne!(tensors.values.with(address), home);
    assert_eq!(tensors.values.with(values), expected);
    drop((tensors, expected));
    assert_eq!(live(11), 0);
}

#[test]
fn an_array_without_elements_is_freed_at_once() {
    let _turn = turn();
    let mut empty = array(12);
    empty.slice_collapse(s![3..3]);
    let tensors = Line { values: empty }.into_tensors::<Tch>().unwrap();
    assert_eq!(tensors.values.shape(), [0]);
    assert_eq!((live(12), freed(12)), (0, 1));
}

#[test]
fn a_cow_array_moves_if_it_owns_and_is_copied_if_it_borrows() {
    #[derive(TensorInput)]
    struct Cow<'a> {
        values: CowArray<'a, f32, Ix1>,
    }

    let _turn = turn();
    let owned = array(13);
    let home = owned.as_ptr() as usize;
    let tensors = Cow { values: CowArray::from(owned) }.into_tensors::<Tch>().unwrap();
    assert_eq!(tensors.values.with(address), home);
    drop(tensors);
    assert_eq!((live(13), freed(13)), (0, 1));

    let owned = array(14);
    let view: ArrayView1<'_, f32> = owned.view();
    let tensors = Cow { values: CowArray::from(view) }.into_tensors::<Tch>().unwrap();
    assert_ne!(tensors.values.with(address), owned.as_ptr() as usize);
    drop(owned);
    assert_eq!(tensors.values.to_array().unwrap(), array(14));
}

#[test]
fn arrays_that_were_moved_and_written_are_freed_as_often_as_they_were_made() {
    let _turn = turn();
    for _ in 0..1000 {
        let mut tensors = Line { values: Array1::zeros(array_len(16)) }.into_tensors::<Tch>().unwrap();
        tensors.values.with_mut(|tensor| *tensor += 1.0);
        let other = Array1::<f32>::zeros(array_len(16)).into_shared();
        let mut tensors = Counted { values: other.clone() }.into_tensors::<Tch>().unwrap();
        tensors.values.with_mut(|tensor| *tensor += 1.0);
    }
    assert_eq!((live(16), freed(16)), (0, 2000));
}
