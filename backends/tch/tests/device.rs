//! Tensors on a CUDA device. Where there is none, the tests say so and pass.

#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_precision_loss)]

mod common;

use std::env;
use std::sync::Arc;

use common::{Grid, address, counted, counting, turn, values};
use ndarray::{Array1, Array2, ArrayViewMut1, Ix2, ShapeBuilder, s};
use tensor_core::{Owned, RowMajor, Shared, TensorArg, TensorInput};
use tensor_data::{Batch, DataLoader, Dataset};
use tensor_tch::Tch;
use tensor_tch::tch::{Cuda, Device, Kind, Tensor};

const GPU: Device = Device::Cuda(0);

/// Whether there is a device; prints why a test does nothing where there is none. `.ci/gpu` has said that there is.
fn has_gpu(test: &str) -> bool {
    let has = Cuda::is_available();
    assert!(has || env::var_os("TENSOR_CUDA").is_none(), "libtorch sees no CUDA device");
    if !has {
        println!("skipped {test}: libtorch sees no CUDA device");
    }
    has
}

#[derive(TensorInput)]
struct Mixed {
    #[tensor(share)]
    shared: Array2<f32>,
    #[tensor(copy, cast = i64)]
    copied: Array1<u8>,
}

#[test]
fn copies_go_to_the_device_and_shares_stay_with_their_array() {
    if !has_gpu("tensors_on") {
        return;
    }
    let _turn = turn();
    let mixed = Mixed { shared: counting((2, 3)), copied: Array1::from(vec![1, 2, 3]) };
    let tensors = mixed.tensors_on::<Tch>(&GPU).unwrap();
    tensors.with(|t| {
        assert_eq!(t.shared.device(), Device::Cpu);
        assert_eq!(common::address(t.shared), mixed.shared.as_ptr() as usize);
        assert_eq!(t.copied.device(), GPU);
    });
    assert_eq!(tensors.copied.device(), GPU);
    assert_eq!(tensors.copied.to_array().unwrap().to_vec(), [1, 2, 3]);
}

/// Pinned memory, from which a device copies while the program goes on.
#[test]
fn a_copy_from_pinned_memory_has_ended_when_its_loan_has() {
    if !has_gpu("a non-blocking copy") {
        return;
    }
    let _turn = turn();
    let len = 1 << 26;
    let pinned = Tensor::ones([len], (Kind::Float, Device::Cpu)).pin_memory(GPU);
    let shape = usize::try_from(len).unwrap();
    // SAFETY: the tensor keeps that many floats until the test ends, and nothing else uses them.
    let mut array = unsafe { ArrayViewMut1::from_shape_ptr(shape, pinned.data_ptr().cast::<f32>()) };
    let on_device =
        Shared::<Tch, _, _>::new(array.view()).unwrap().with(|tensor| tensor.to_device_(GPU, Kind::Float, true, true));
    array.fill(0.0);
    assert_eq!(on_device.eq(1.0).all().int64_value(&[]), 1);
}

#[test]
fn to_owned_on_copies_straight_to_the_device() {
    if !has_gpu("to_owned_on") {
        return;
    }
    let _turn = turn();
    let grid = Grid::new(3, 4);
    let (owned, cost) = counted(|| grid.tensors::<Tch>().unwrap().values.to_owned_on(&GPU).unwrap());
    assert_eq!(cost, 0);
    assert_eq!(owned.device(), GPU);
    assert_eq!(owned.to_array().unwrap(), grid.values);
    drop(grid);
    assert_eq!(owned.to_array().unwrap(), counting((3, 4)));
    assert_eq!(values(owned.as_ref()), counting((3, 4)).into_raw_vec_and_offset().0);
}

#[test]
fn copies_of_any_layout_are_row_major_on_the_device() {
    let _turn = turn();
    if !has_gpu("copies of any layout") {
        return;
    }
    let mut backwards = counting((4, 6));
    backwards.invert_axis(ndarray::Axis(1));
    let layouts = [
        counting((4, 6)),
        counting((4, 6).f()),
        counting((4, 6)).reversed_axes(),
        counting((8, 18)).slice_move(s![1..;2, ..;3]),
        backwards,
    ];
    for array in layouts {
        let owned = Grid { values: array.clone() }.to_tensors_on::<Tch>(&GPU).unwrap().values;
        assert!(owned.with(Tensor::is_contiguous), "strides {:?}", array.strides());
        assert_eq!(owned.to_array().unwrap(), array);
    }
}

#[test]
fn into_tensors_on_moves_to_the_device() {
    let _turn = turn();
    if !has_gpu("into_tensors_on") {
        return;
    }
    let shared = Array1::from(vec![1_u8, 2, 3]);
    let moved = Mixed { shared: counting((2, 3)), copied: shared.clone() }.into_tensors_on::<Tch>(&GPU).unwrap();
    assert_eq!((moved.shared.device(), moved.copied.device()), (GPU, GPU));
    assert_eq!(moved.shared.to_array().unwrap(), counting((2, 3)));
    let raw = moved.shared.into_inner();
    let typed = Owned::<Tch, f32, Ix2>::try_from_on(raw, &GPU).unwrap();
    assert!(Owned::<Tch, f32, Ix2>::try_from_on(typed.into_inner(), &Device::Cpu).is_err());
}

#[test]
fn to_device_moves_there_and_back_whatever_the_layout() {
    let _turn = turn();
    if !has_gpu("to_device") {
        return;
    }
    let columns = Owned::<Tch, f32, _>::adopt(counting((4, 6).f()), &Device::Cpu).unwrap();
    let moved = columns.to_device(&GPU).unwrap();
    assert_eq!((moved.device(), TensorArg::<_, _, _, RowMajor>::device(&moved)), (GPU, GPU));
    assert_eq!(moved.to_array().unwrap(), counting((4, 6)));
    let contiguous = moved.with_row_major(|tensor| (tensor.is_contiguous(), tensor.device())).unwrap();
    assert_eq!(contiguous, (true, GPU));
    let itself = address(moved.as_ref());
    let moved = moved.to_device(&GPU).unwrap();
    assert_eq!(address(moved.as_ref()), itself);
    let back = moved.to_device(&Device::Cpu).unwrap();
    assert_eq!((back.device(), back.to_array().unwrap()), (Device::Cpu, counting((4, 6))));
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Labelled {
    #[tensor(shape = [batch, _])]
    values: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Array1<u8>,
    #[tensor(copy, shape = [batch])]
    number: Array1<u64>,
    #[tensor(whole)]
    weights: Array1<f64>,
}

/// Row `i` is 100·i, 100·i + 1, and so on.
fn labelled(rows: usize, columns: usize) -> Labelled {
    Labelled {
        values: Array2::from_shape_fn((rows, columns), |(row, column)| (100 * row + column) as f32),
        class: (0..rows).map(|row| (row % 251) as u8).collect(),
        number: (0..rows as u64).collect(),
        weights: Array1::from(vec![0.25, 0.75]),
    }
}

/// Batches are written to pinned memory, from which the device copies while the program goes on: here while the data set is dropped,
/// and other batches are written.
#[test]
fn batches_on_the_device_are_right_after_what_they_came_from_is_gone() {
    if !has_gpu("batches on the device") {
        return;
    }
    let _turn = turn();
    for (rows, columns, batch_size) in [(1_000, 784, 64), (40, 1 << 16, 16), (9, 3, 4)] {
        let labelled = labelled(rows, columns);
        let shuffled = DataLoader::new(&labelled).batch_size(batch_size).shuffle(3);
        let batches: Vec<_> = shuffled.epoch_on::<Tch>(0, &GPU).map(Result::unwrap).collect();
        let numbers: Vec<_> = batches.iter().flat_map(Batch::indices).collect();
        let tensors: Vec<_> = batches
            .into_iter()
            .map(|batch| {
                batch.with(|t| {
                    assert_eq!([t.values, t.class, t.number, t.weights].map(Tensor::device), [GPU; 4]);
                    (t.values.shallow_clone(), t.class.shallow_clone())
                })
            })
            .collect();
        drop(labelled);
        let mut numbers = numbers.into_iter();
        for (values, class) in tensors {
            let first = Vec::<f32>::try_from(values.select(1, 0)).unwrap();
            let last = Vec::<f32>::try_from(values.select(1, -1)).unwrap();
            let class = Vec::<i64>::try_from(class).unwrap();
            for ((first, last), class) in first.into_iter().zip(last).zip(class) {
                let row = numbers.next().unwrap();
                assert_eq!(first.to_bits(), ((100 * row) as f32).to_bits());
                assert_eq!(last.to_bits(), ((100 * row + columns - 1) as f32).to_bits());
                assert_eq!(class, (row % 251) as i64);
            }
        }
        assert!(numbers.next().is_none());
    }
}

#[test]
fn workers_make_batches_on_the_device() {
    if !has_gpu("workers for a device") {
        return;
    }
    let _turn = turn();
    let dataset = Dataset::shared(Arc::new(labelled(500, 32))).unwrap();
    for workers in [0, 2] {
        let loader = DataLoader::owned(&dataset).batch_size(32).shuffle(3).workers(workers);
        for batch in loader.epoch_on::<Tch>(1, &GPU) {
            let batch = batch.unwrap();
            let rows: Vec<f32> = batch.indices().into_iter().map(|row| (100 * row) as f32).collect();
            batch.with(|t| {
                assert_eq!([t.values, t.class, t.number, t.weights].map(Tensor::device), [GPU; 4]);
                assert_eq!(Vec::<f32>::try_from(t.values.select(1, 0)).unwrap(), rows);
            });
        }
    }
}

/// The transfer may go on after the call that starts it.
#[test]
fn a_transfer_that_does_not_block_is_over_when_with_ends() {
    if !has_gpu("a transfer that does not block") {
        return;
    }
    let _turn = turn();
    let mut grid = Grid { values: Array2::from_elem((2000, 2000), 3.0) };
    let sent = grid.tensors::<Tch>().unwrap().values.with(|tensor| tensor.to_device_(GPU, tensor.kind(), true, false));
    grid.values.fill(f32::NAN);
    drop(grid);
    let mean = sent.mean(tensor_tch::tch::Kind::Double).double_value(&[]);
    assert!((mean - 3.0).abs() < f64::EPSILON);
}

#[test]
fn a_result_of_the_device_can_be_written_into_the_array() {
    if !has_gpu("a write from the device") {
        return;
    }
    let _turn = turn();
    let mut grid = Grid::new(2, 2);
    grid.tensors_mut::<Tch>()
        .unwrap()
        .values
        .with_mut(|tensor| *tensor = (tensor.to_device(GPU) * 2.0).tanh() * 0.0 + 5.0);
    assert_eq!(grid.values, Array2::from_elem((2, 2), 5.0));
}
