//! Which bytes are copied: the tests look at addresses and at allocations.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use candle_core::{CpuStorage, Storage, Tensor};
use common::address;
use ndarray::{ArcArray1, Array, Array1, Array2, ArrayD, Axis, CowArray, Ix1, IxDyn, s};
use tensor_candle::{Candle, CandleDevice, Owned, candle_core};
use tensor_core::{Backend, TensorInput};

/// Counts the allocations of this thread that are as large as the values of a test's array.
struct Counting;

const LARGE: usize = 4 * 10_000;

thread_local! {
    static BLOCKS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: the system's allocator does the work; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.size() >= LARGE {
            BLOCKS.set(BLOCKS.get() + 1);
        }
        // SAFETY: the caller's promise, passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise, passed on.
        unsafe { System.dealloc(block, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Calls `f`. Returns its result, and how many large blocks it allocated.
fn counted<R>(f: impl FnOnce() -> R) -> (R, usize) {
    let before = BLOCKS.get();
    let result = f();
    (result, BLOCKS.get() - before)
}

#[derive(TensorInput)]
struct Grid {
    values: Array2<f32>,
}

fn grid() -> Array2<f32> {
    Array::from_iter((0_u16..10_000).map(f32::from)).into_shape_with_order((100, 100)).unwrap()
}

fn adopted(array: Array2<f32>) -> (Owned<Candle, f32, ndarray::Ix2>, usize) {
    counted(|| Grid { values: array }.into_tensors::<Candle>().unwrap().values)
}

#[test]
fn a_row_major_array_moves() {
    let array = grid();
    let home = array.as_ptr();
    let (tensor, blocks) = adopted(array);
    assert_eq!((tensor.with(address), blocks), (home, 0));
    assert_eq!(tensor.to_array().unwrap(), grid());
}

#[test]
fn a_row_major_slice_of_an_array_moves_and_keeps_to_its_elements() {
    let array = grid().slice_move(s![20..40, ..]);
    let home = array.as_ptr();
    let (tensor, blocks) = adopted(array);
    assert_eq!((tensor.with(address), blocks), (home, 0));
    assert!(tensor.as_ref().is_contiguous());
    assert_eq!(tensor.to_array().unwrap(), grid().slice(s![20..40, ..]));
    // candle's own operations see only the slice.
    let sum: f32 = tensor
        .as_ref()
        .to_dtype(candle_core::DType::F64)
        .and_then(|t| t.sum_all()?.to_dtype(candle_core::DType::F32)?.to_scalar())
        .unwrap();
    assert_eq!(sum.to_bits(), 5_999_000.0_f32.to_bits());
}

#[test]
fn any_other_array_is_copied_once() {
    let reversed = |axis| {
        let mut array = grid();
        array.invert_axis(Axis(axis));
        array
    };
    for array in [grid().reversed_axes(), reversed(0), reversed(1), Array2::zeros((200, 100)).slice_move(s![..;2, ..])]
    {
        let expected = array.clone();
        let home = array.as_ptr();
        let (tensor, blocks) = adopted(array);
        assert_eq!(blocks, 1);
        assert_ne!(tensor.with(address), home);
        assert!(tensor.as_ref().is_contiguous());
        assert_eq!(tensor.to_array().unwrap(), expected);
    }
}

#[test]
fn copies_and_casts_are_made_once() {
    #[derive(TensorInput)]
    struct Both {
        #[tensor(copy)]
        copied: Array2<f32>,
        #[tensor(copy, cast = f64)]
        cast: Array2<f32>,
    }

    let both = Both { copied: grid(), cast: grid().reversed_axes() };
    for _ in 0..2 {
        let (tensors, blocks) = counted(|| both.tensors::<Candle>().unwrap());
        assert_eq!(blocks, 2);
        assert_eq!(tensors.copied.to_array().unwrap(), both.copied);
        assert_eq!(tensors.cast.to_array().unwrap(), both.cast.mapv(f64::from));
    }
    let (tensors, blocks) = counted(|| both.into_tensors::<Candle>().unwrap());
    // Only the cast allocates.
    assert_eq!(blocks, 1);
    assert_eq!(tensors.cast.to_array().unwrap(), grid().reversed_axes().mapv(f64::from));
}

#[test]
fn to_array_copies_once() {
    let tensor = Grid { values: grid() }.into_tensors::<Candle>().unwrap().values;
    let (array, blocks) = counted(|| tensor.to_array().unwrap());
    assert_eq!((array, blocks), (grid(), 1));
}

#[test]
fn an_arc_array_moves_from_its_only_owner_and_is_copied_beside_others() {
    #[derive(TensorInput)]
    struct Line {
        values: ArcArray1<f32>,
    }

    let line = |values| counted(|| Line { values }.into_tensors::<Candle>().unwrap().values);
    let flat = || grid().flatten().to_shared();
    let array = flat();
    let home = array.as_ptr();
    let (tensor, blocks) = line(array);
    assert_eq!((tensor.with(address), blocks), (home, 0));

    let other = flat();
    let (tensor, blocks) = line(other.clone());
    assert_eq!(blocks, 1);
    tensor.with(Tensor::zero_set).unwrap();
    assert_eq!(other, flat());
    assert_eq!(tensor.to_array().unwrap(), Array1::<f32>::zeros(10_000));
}

#[test]
fn a_cow_array_moves_if_it_owns_and_is_copied_if_it_borrows() {
    #[derive(TensorInput)]
    struct Cow<'a> {
        values: CowArray<'a, f32, Ix1>,
    }

    let cow = |values: CowArray<'_, f32, Ix1>| counted(|| Cow { values }.into_tensors::<Candle>().unwrap().values).1;
    let flat = grid().flatten().to_owned();
    assert_eq!(cow(CowArray::from(&flat)), 1);
    assert_eq!(cow(CowArray::from(flat)), 0);
}

#[test]
fn an_array_without_elements_keeps_no_memory() {
    let mut empty = grid();
    empty.slice_collapse(s![3..3, ..]);
    let tensor = adopted(empty).0;
    assert_eq!(tensor.shape(), [0, 100]);
    let (storage, _) = tensor.as_ref().storage_and_layout();
    assert!(matches!(&*storage, Storage::Cpu(CpuStorage::F32(values)) if values.capacity() == 0));
}

#[test]
fn arrays_of_no_axis_and_of_many_move() {
    for shape in [&[][..], &[1; 12], &[2, 0, 3], &[3, 1, 1, 5]] {
        let array = ArrayD::<f64>::ones(IxDyn(shape));
        let home = array.as_ptr();
        let tensor = Owned::<Candle, f64, IxDyn>::adopt(array.clone(), &Candle::host()).unwrap();
        assert_eq!(tensor.shape(), shape);
        assert_eq!(tensor.to_array().unwrap(), array);
        let tensor = Owned::<Candle, f64, IxDyn>::adopt(array, &CandleDevice::from(candle_core::Device::Cpu)).unwrap();
        assert!(shape.contains(&0) || tensor.with(address) == home);
    }
}
