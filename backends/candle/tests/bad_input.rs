//! Input that does not fit gives a typed error, which says what was expected and found, and never a panic.

use candle_core::op::BackpropOp;
use candle_core::{CpuStorage, DType as CandleDType, Device, Storage, Tensor};
use half::{bf16, f16};
use ndarray::{Array1, Array2, Ix1, Ix2, IxDyn, arr0, array};
use tensor_candle::{Candle, CandleDevice, Owned, candle_core};
use tensor_core::{DType, Element, Problem, TensorError, TensorInput};

type Vector = Owned<Candle, f32, Ix1>;
type Matrix = Owned<Candle, f32, Ix2>;

fn numbers() -> Tensor {
    Tensor::from_vec(vec![1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0], (2, 3), &Device::Cpu).unwrap()
}

/// The CUDA device of a candle that was built without CUDA: it can hold no tensor.
fn nowhere() -> CandleDevice {
    Device::Cuda(candle_core::CudaDevice).into()
}

#[test]
fn another_dtype_is_refused() {
    let error = Owned::<Candle, f64, Ix2>::try_from(numbers()).unwrap_err();
    assert_eq!(error, TensorError::DType { expected: DType::F64, found: "f32".to_owned() });
    assert_eq!(error.to_string(), "expected a tensor of dtype `f64`, found `f32`; convert it before it gets its type");
    let halves = numbers().to_dtype(CandleDType::BF16).unwrap();
    assert!(Owned::<Candle, f16, Ix2>::try_from(halves.clone()).is_err());
    assert!(Owned::<Candle, bf16, Ix2>::try_from(halves).is_ok());
    // A dtype that core does not have.
    let eighths = numbers().to_dtype(CandleDType::F8E4M3).unwrap();
    let error = Owned::<Candle, u8, Ix2>::try_from(eighths).unwrap_err();
    assert_eq!(error, TensorError::DType { expected: DType::U8, found: "f8e4m3".to_owned() });
}

#[test]
fn another_rank_is_refused() {
    assert_eq!(Vector::try_from(numbers()).unwrap_err(), TensorError::Rank { expected: 1, found: 2 });
    assert!(Owned::<Candle, f32, IxDyn>::try_from(numbers().reshape(&[1, 2, 1, 1, 1, 3, 1, 1]).unwrap()).is_ok());
}

#[test]
fn another_device_is_refused() {
    assert!(Matrix::try_from_on(numbers(), &Device::Cpu.into()).is_ok());
    let error = Matrix::try_from_on(numbers(), &nowhere()).unwrap_err();
    assert_eq!(
        error,
        TensorError::Device { expected: format!("{:?}", nowhere()), found: "CandleDevice(Cpu)".to_owned() }
    );
    assert_ne!(CandleDevice(Device::Cpu), nowhere());
    assert_ne!(nowhere(), CandleDevice(Device::Metal(candle_core::MetalDevice)));
}

#[derive(TensorInput)]
struct Batch {
    images: Array2<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

#[test]
fn a_device_that_is_not_there_is_an_error_that_names_the_field() {
    let batch = || Batch { images: array![[1.0, 2.0]], labels: array![3] };
    let expected = "`Batch.images`: candle failed: the candle crate has not been built with cuda support";
    for error in [
        batch().to_tensors_on::<Candle>(&nowhere()).unwrap_err(),
        batch().into_tensors_on::<Candle>(&nowhere()).unwrap_err(),
    ] {
        assert_eq!(error.to_string(), expected);
        assert!(matches!(
            error.violations()[0].problem,
            Problem::Tensor(TensorError::Backend { backend: "candle", .. })
        ));
    }
    // An array that is not row-major is copied on the CPU first.
    let error = Matrix::copy_from(batch().images.t(), &nowhere()).unwrap_err();
    assert!(matches!(error, TensorError::Backend { backend: "candle", .. }), "{error}");
}

#[test]
fn to_array_is_right_whatever_the_tensor_s_strides() {
    let read = |tensor: candle_core::Result<Tensor>| Matrix::try_from(tensor.unwrap()).unwrap().to_array().unwrap();
    assert_eq!(read(Ok(numbers())), array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    assert_eq!(read(numbers().t()), array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]);
    assert_eq!(read(numbers().narrow(1, 1, 2)), array![[2.0, 3.0], [5.0, 6.0]]);
    assert_eq!(read(numbers().narrow(0, 1, 1).and_then(|row| row.t())), array![[4.0], [5.0], [6.0]]);
    assert_eq!(
        read(numbers().get(1).and_then(|row| row.broadcast_as((2, 3)))),
        array![[4.0, 5.0, 6.0], [4.0, 5.0, 6.0]]
    );
    assert_eq!(read(numbers().narrow(0, 2, 0)), Array2::<f32>::zeros((0, 3)));
    assert_eq!(read(numbers().narrow(1, 3, 0).and_then(|none| none.t())), Array2::<f32>::zeros((0, 2)));
}

#[test]
fn a_storage_that_is_too_short_is_an_error() {
    for (values, shape) in [(vec![1.0, 2.0], &[2, 2][..]), (vec![], &[1, 1]), (vec![1.0], &[1, usize::MAX >> 1])] {
        let tensor = Tensor::from_storage(Storage::Cpu(CpuStorage::F32(values)), shape, BackpropOp::none(), false);
        let error = Matrix::try_from(tensor).unwrap().to_array().unwrap_err();
        assert!(matches!(error, TensorError::Backend { backend: "candle", .. }), "{error}");
        assert!(error.to_string().contains("beyond its storage"), "{error}");
    }
}

#[test]
fn what_no_memory_can_hold_is_an_error_and_not_a_panic() {
    let one = Tensor::from_vec(vec![1.0_f32], 1, &Device::Cpu).unwrap();
    for len in [1 << 61, usize::MAX] {
        let endless = Vector::try_from(one.broadcast_as(len).unwrap()).unwrap();
        assert_eq!(endless.to_array().unwrap_err(), TensorError::NoMemory { elements: len });
    }
    let uncountable = Matrix::try_from(one.broadcast_as((usize::MAX, 2)).unwrap()).unwrap();
    assert_eq!(uncountable.to_array().unwrap_err(), TensorError::NoMemory { elements: usize::MAX });

    let one = arr0(1.0_f32);
    let error = Vector::copy_from(one.broadcast(1_usize << 61).unwrap(), &Device::Cpu.into()).unwrap_err();
    assert_eq!(error, TensorError::NoMemory { elements: 1 << 61 });
}

#[test]
fn another_tensor_in_its_place_is_a_typed_error_or_the_right_values() {
    let changed = |other: candle_core::Result<Tensor>| {
        let mut owned = Matrix::try_from(numbers()).unwrap();
        owned.with_mut(|tensor| *tensor = other.unwrap());
        owned.to_array()
    };
    assert_eq!(changed(numbers().t()).unwrap(), array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]);
    assert_eq!(changed(numbers().get(0)).unwrap_err(), TensorError::Rank { expected: 2, found: 1 });
    let error = changed(numbers().to_dtype(CandleDType::F64)).unwrap_err();
    assert_eq!(error, TensorError::DType { expected: DType::F32, found: "f64".to_owned() });
}

#[track_caller]
fn round_trip<T: Element + candle_core::WithDType>(first: &[T], bits: impl Fn(&T) -> u64) {
    let array = Array1::from(first.to_vec());
    let device = &Device::Cpu.into();
    let same = |tensor: Owned<Candle, T, Ix1>| {
        let back = Owned::<Candle, T, Ix1>::try_from(tensor.into_inner()).unwrap().to_array().unwrap();
        assert!(back.iter().map(&bits).eq(array.iter().map(&bits)), "{}", <T as Element>::DTYPE);
    };
    same(Owned::copy_from(array.view(), device).unwrap());
    same(Owned::adopt(array.clone(), device).unwrap());
}

#[test]
fn every_bit_of_every_dtype_survives_the_way_there_and_back() {
    round_trip(&[u8::MAX, 0], |&value| value.into());
    round_trip(&[u32::MAX, 0, 1 << 31], |&value| value.into());
    round_trip(&[i16::MAX, i16::MIN, -1], |&value| value.cast_unsigned().into());
    round_trip(&[i32::MAX, i32::MIN, -1], |&value| value.cast_unsigned().into());
    round_trip(&[i64::MAX, i64::MIN, (1 << 53) + 1], |&value| value.cast_unsigned());
    // The last two are a signalling and a negative NaN.
    round_trip(&[0x3C00, 0x8000, 0x7C00, 1, 0x7C01, 0xFE00].map(f16::from_bits), |value| value.to_bits().into());
    round_trip(&[0x3F80, 0x8000, 0x7F80, 1, 0x7F81, 0xFFC0].map(bf16::from_bits), |value| value.to_bits().into());
    round_trip(&[0x3F80_0000, 0x8000_0000, 1, 0x7F80_0001].map(f32::from_bits), |value| value.to_bits().into());
    round_trip(&[f64::MIN_POSITIVE / 2.0, -0.0, f64::NAN], |value| value.to_bits());
}
