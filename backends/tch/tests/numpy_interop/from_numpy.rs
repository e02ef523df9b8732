//! Arrays become tensors.

use crate::common::{address, counting, values_as};
use crate::{for_dtypes, numbers, share};
use half::{bf16, f16};
use ndarray::{Array1, Array2, Ix1, Ix2, array, s};
use num_complex::Complex;
use tensor_core::{Cast, Element, TensorError};
use tensor_tch::tch::{Device, Kind, Tensor};
use tensor_tch::{Owned, Shared, Tch};

#[test]
fn numpy_non_writeable() {
    let array = counting(4);
    share(array.view()).with(|tensor| {
        let _ = tensor.shallow_clone().fill_(9.0);
        assert_eq!(values_as::<f32>(tensor), Array1::from_elem(4, 9.0).into_dyn());
    });
    assert_eq!(array, counting(4));
}

#[test]
fn numpy_unresizable() {
    // That the array can't be resized meanwhile does not compile otherwise. The tensor gets memory of its own.
    let array = counting(4);
    share(array.view()).with(|tensor| {
        let _ = tensor.shallow_clone().resize_([10, 10]);
        assert_ne!(address(tensor), array.as_ptr() as usize);
    });
    assert_eq!(array, counting(4));

    let mut owned = Owned::<Tch, f32, Ix1>::adopt(counting(4), &Device::Cpu).unwrap();
    owned.with_mut(|tensor| drop(tensor.resize_([2])));
    assert_eq!(owned.to_array().unwrap(), array![1.0, 2.0]);
    owned.with_mut(|tensor| drop(tensor.resize_([10, 10])));
    assert_eq!(owned.to_array().unwrap_err(), TensorError::Rank { expected: 1, found: 2 });
}

fn from_numpy_of<T: Element>()
where
    u8: Cast<T>,
    Tch: tensor_core::Shares<T, Ix1>,
{
    let array = Array1::<T>::from(numbers(4));
    share(array.view()).with(|tensor| {
        assert_eq!(values_as::<T>(tensor), array.view().into_dyn());
        assert_eq!(address(tensor), array.as_ptr() as usize);
    });
}

#[test]
fn from_numpy() {
    for_dtypes!(from_numpy_of: u8 u16 u32 u64 i8 i16 i32 i64 f16 bf16 f32 f64 Complex<f32> Complex<f64>);
    let mask = array![true, false];
    share(mask.view()).with(|tensor| assert_eq!(values_as::<bool>(tensor), mask.view().into_dyn()));
    // What is computed from it: the remainder by 2, for each kind of number that has one in PyTorch.
    let remainder = |tensor: &Tensor| values_as::<i64>(&tensor.remainder(2).to_kind(Kind::Int64));
    let expected = array![0_i64, 1, 0, 1].into_dyn();
    assert_eq!(share(Array1::<f64>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<f16>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<i64>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<i8>::from(numbers(4)).view()).with(remainder), expected);
    assert_eq!(share(Array1::<u8>::from(numbers(4)).view()).with(remainder), expected);
}

#[test]
fn from_numpy_with_a_storage_offset() {
    let array = counting((3, 4));
    share(array.row(1)).with(|tensor| {
        assert_eq!(values_as::<f32>(tensor), array.row(1).into_dyn());
        assert_eq!(address(tensor), array.row(1).as_ptr() as usize);
    });
}

#[test]
fn from_numpy_noncontiguous() {
    let array = counting((3, 4));
    share(array.t()).with(|tensor| {
        assert!(!tensor.is_contiguous());
        assert_eq!(values_as::<f32>(tensor), array.t().into_dyn());
    });
}

#[test]
fn from_numpy_noncontiguous_with_holes() {
    // A view with holes reaches memory that may be somebody else's, so it is shared as a slice of the whole.
    let array = counting((3, 4));
    let error = Shared::<Tch, _, _>::new(array.column(1)).unwrap_err();
    assert!(matches!(error, TensorError::Gaps { .. }), "{error}");
    share(array.view()).with(|tensor| {
        assert_eq!(values_as::<f32>(&tensor.select(1, 1)), array.column(1).into_dyn());
    });
    let copy = Owned::<Tch, _, _>::copy_from(array.column(1), &Device::Cpu).unwrap();
    assert_eq!(copy.to_array().unwrap(), array.column(1));
}

#[test]
fn from_numpy_zero_size() {
    for shape in [[0, 2], [2, 0]] {
        let array = Array2::<f32>::zeros(shape);
        share(array.view()).with(|tensor| assert_eq!(tensor.size(), shape.map(|len| i64::try_from(len).unwrap())));
        let owned = Owned::<Tch, f32, Ix2>::adopt(array, &Device::Cpu).unwrap();
        assert_eq!(owned.to_array().unwrap().shape(), shape);
    }
}

#[test]
fn from_numpy_negative_strides() {
    let array = counting(3);
    let error = Shared::<Tch, _, _>::new(array.slice(s![..;-1])).unwrap_err();
    assert_eq!(error, TensorError::NegativeStride { backend: "PyTorch", axis: 0 });
    let copy = Owned::<Tch, _, _>::copy_from(array.slice(s![..;-1]), &Device::Cpu).unwrap();
    assert_eq!(copy.to_array().unwrap(), array![3.0, 2.0, 1.0]);
}

#[test]
fn from_numpy_no_leak_on_failure() {
    // A dtype that fails does not compile; of what can fail, nothing keeps an owner.
    let only = counting((2, 2)).into_shared();
    for _ in 0..1000 {
        let owner = only.clone();
        assert!(Shared::<Tch, _, _>::new(owner.slice(s![..;-1, ..])).is_err());
        let device = Device::Cuda(usize::MAX >> 40);
        assert!(tensor_core::ArrayField::into_tensor::<Tch, Ix2>(owner, &device).is_err());
    }
    assert!(only.try_into_owned_nocopy().is_ok(), "nobody else owns it");
}
