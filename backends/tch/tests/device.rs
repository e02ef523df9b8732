//! Tensors on a CUDA device. Where there is none, the tests say so and pass.

mod common;

use common::{Grid, address, counted, counting, turn, values};
use ndarray::{Array1, Array2, ArrayViewMut1, Ix2, ShapeBuilder, s};
use tensor_core::{Owned, RowMajor, Shared, TensorArg, TensorInput};
use tensor_tch::Tch;
use tensor_tch::tch::{Cuda, Device, Kind, Tensor};

const GPU: Device = Device::Cuda(0);

/// Whether there is a device; prints why a test does nothing where there is none.
fn has_gpu(test: &str) -> bool {
    let has = Cuda::is_available();
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
