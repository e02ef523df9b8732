//! Owned tensors as arguments, also where a function asks for a row-major one; and moves to a device.

mod common;

use candle_core::op::BackpropOp;
use candle_core::{CpuStorage, Device, Storage, Tensor, Var};
use common::address;
use ndarray::{Ix1, Ix2, ShapeBuilder, array};
use tensor_candle::{Candle, CandleDevice, Owned, candle_core};
use tensor_core::{RowMajor, TensorArg, TensorArgs, TensorError};

type Matrix = Owned<Candle, f32, Ix2>;

fn numbers() -> Tensor {
    Tensor::from_vec(vec![1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0], (2, 3), &Device::Cpu).unwrap()
}

fn matrix(tensor: candle_core::Result<Tensor>) -> Matrix {
    Owned::try_from(tensor.unwrap()).unwrap()
}

/// The values in the order of memory, and the address, of what a function sees.
fn memory(matrix: impl TensorArg<Candle, f32, Ix2, RowMajor>) -> (Vec<f32>, *const f32) {
    matrix.with(|tensor| {
        assert!(tensor.is_contiguous());
        assert_eq!(tensor.dims(), matrix.shape());
        let (storage, layout) = tensor.storage_and_layout();
        let Storage::Cpu(storage) = &*storage else { panic!("the tensor is on the CPU") };
        let (start, end) = layout.contiguous_offsets().unwrap();
        (storage.as_slice::<f32>().unwrap()[start..end].to_vec(), address(tensor))
    })
}

#[test]
fn a_row_major_argument_is_the_tensor_itself_or_a_row_major_copy() {
    let rows = matrix(Ok(numbers()));
    assert_eq!(memory(&rows), (vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0], address(rows.as_ref())));
    let last = matrix(numbers().narrow(0, 1, 1));
    assert_eq!(memory(&last), (vec![4.0, 5.0, 6.0], address(last.as_ref())));

    let columns = matrix(numbers().t());
    let (values, copy) = memory(&columns);
    assert_eq!(values, [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
    assert_ne!(copy, address(columns.as_ref()));
    assert!(!columns.with(Tensor::is_contiguous));
    assert_eq!(memory(matrix(numbers().narrow(1, 1, 2))).0, [2.0, 3.0, 5.0, 6.0]);

    let adopted = array![[1.0, 2.0], [3.0, 4.0]].reversed_axes();
    assert_eq!(memory(Matrix::adopt(adopted, &Device::Cpu.into()).unwrap()).0, [1.0, 3.0, 2.0, 4.0]);
    let mut replaced = rows;
    replaced.with_mut(|tensor| *tensor = tensor.t().unwrap());
    assert_eq!(memory(&replaced).0, [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
}

#[test]
fn the_gradient_passes_through_a_row_major_copy() {
    let var = Var::from_tensor(&numbers()).unwrap();
    let columns = matrix(var.t());
    let loss = columns.with_row_major(|tensor| tensor.sqr()?.sum_all()).unwrap().unwrap();
    let gradient = loss.backward().unwrap().get(&var).unwrap().to_vec2::<f32>().unwrap();
    assert_eq!(gradient, [[2.0, 4.0, 6.0], [8.0, 10.0, 12.0]]);
}

#[test]
fn a_row_major_copy_that_can_t_be_made_is_an_error() {
    let storage = Storage::Cpu(CpuStorage::F32(vec![1.0, 2.0]));
    let short = Tensor::from_storage(storage, (2, 2), BackpropOp::none(), false);
    let error = matrix(short.t()).with_row_major(|_| ()).unwrap_err();
    assert!(error.to_string().contains("beyond its storage"), "{error}");

    let one = Tensor::from_vec(vec![1.0_f32], 1, &Device::Cpu).unwrap();
    let endless = Owned::<Candle, f32, Ix1>::try_from(one.broadcast_as(1_usize << 61).unwrap()).unwrap();
    assert_eq!(endless.with_row_major(|_| ()).unwrap_err(), TensorError::NoMemory { elements: 1 << 61 });

    let mut changed = matrix(numbers().t());
    changed.with_mut(|tensor| *tensor = tensor.to_dtype(candle_core::DType::F64).unwrap().t().unwrap());
    assert!(matches!(changed.with_row_major(|_| ()).unwrap_err(), TensorError::DType { .. }));
}

#[test]
#[should_panic(expected = "a tensor can't be copied to be row-major: expected memory for 2305843009213693952 elements")]
fn a_row_major_argument_without_memory_is_a_panic_with_a_message() {
    let one = Tensor::from_vec(vec![1.0_f32], (1, 1), &Device::Cpu).unwrap();
    memory(matrix(one.broadcast_as((1, 1_usize << 61))));
}

#[test]
fn to_device_copies_nothing_on_the_device_and_refuses_one_that_is_not_there() {
    let columns = matrix(numbers().t());
    let start: *const f32 = address(columns.as_ref());
    let moved = columns.to_device(&CandleDevice(Device::Cpu)).unwrap();
    assert_eq!(address(moved.as_ref()), start);
    assert_eq!(moved.to_array().unwrap(), array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]);
    assert_eq!(TensorArg::<_, _, _, RowMajor>::device(&moved), CandleDevice(Device::Cpu));
    let error = moved.to_device(&Device::Cuda(candle_core::CudaDevice).into()).unwrap_err();
    assert_eq!(error.to_string(), "candle failed: the candle crate has not been built with cuda support");
}

#[test]
fn a_tuple_of_tensors_is_seen_at_once() {
    fn score(
        images: impl TensorArg<Candle, f32, Ix2, RowMajor>,
        weights: impl TensorArg<Candle, f32, Ix1>,
    ) -> candle_core::Result<Vec<f32>> {
        (&images, &weights).with(|(images, weights)| images.broadcast_mul(weights)?.sum(1)?.to_vec1())
    }
    let images = ndarray::Array2::from_shape_vec((2, 2).f(), vec![1.0_f32, 3.0, 2.0, 4.0]).unwrap();
    let images = Owned::<Candle, _, _>::adopt(images, &Device::Cpu.into()).unwrap();
    let weights = Owned::<Candle, _, _>::copy_from(array![1.0, 10.0].view(), &Device::Cpu.into()).unwrap();
    assert_eq!(score(&images, &weights).unwrap(), [21.0, 43.0]);
    let ranks = (&images, weights).with(|(images, weights)| (images.rank(), weights.rank()));
    assert_eq!(ranks, (2, 1));
}
