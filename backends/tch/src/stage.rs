//! [`Stage`]: memory of libtorch's from which a device copies, and into which values are written on their way there.
//!
//! A CUDA device copies from pinned memory while the program goes on, and from any other only while the program waits. tch
//! can make a pinned tensor only of another one, by a copy. Here the values are written to pinned memory to begin with. It is
//! libtorch's own, which keeps it until the device has read it: so the copy may go on after the tensor, and whatever the values
//! came from, are gone.

use std::ffi::c_void;
use std::marker::PhantomData;
use std::ptr::{self, NonNull};
use std::slice;

use tch::{Device, Tensor};
use tensor_core::Element;

use crate::ffi::{self, TorchError};
use crate::scalar::ScalarType;

/// The largest tensor that is staged, in bytes. libtorch keeps pinned memory for the next tensors, and nobody else can use it.
const MOST: usize = 64 << 20;

/// What memory a stage has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Memory {
    Pinned,
    /// The CPU's own, for tests where there is no device.
    #[cfg(test)]
    Plain,
}

/// A row-major tensor on the CPU, whose values are zero until they are written.
pub(crate) struct Stage<T> {
    tensor: Tensor,
    start: *mut T,
    len: usize,
    element: PhantomData<T>,
}

impl<T: Element> Stage<T> {
    /// A stage for a tensor of this shape on its way to `device`. `None`: that is no device of CUDA, the tensor is too large, or
    /// there is no pinned memory.
    pub(crate) fn on_way_to(device: Device, shape: &[usize]) -> Option<Self> {
        let bytes = shape.iter().try_fold(size_of::<T>(), |bytes, &len| bytes.checked_mul(len))?;
        if !matches!(device, Device::Cuda(_)) || bytes > MOST {
            return None;
        }
        Self::new(shape, Memory::Pinned).ok()
    }

    fn new(shape: &[usize], memory: Memory) -> Result<Self, TorchError> {
        let sizes: Vec<_> = shape.iter().map(|&len| i64::try_from(len).expect("a size fits in 64 bits")).collect();
        let (scalar, is_pinned) = (ScalarType::of(T::DTYPE) as i8, memory == Memory::Pinned);
        let (mut tensor, mut start) = (ptr::null_mut(), ptr::null_mut::<c_void>());
        // SAFETY: the shim reads as many sizes as it is told, and writes to two pointers of ours.
        unsafe {
            ffi::tensor_tch_stage(sizes.as_ptr(), sizes.len(), scalar, is_pinned, &raw mut tensor, &raw mut start)
        }
        .into_result()?;
        // SAFETY: on success this is a new heap-allocated `at::Tensor`, which nobody else frees.
        let tensor = unsafe { Tensor::from_ptr(tensor) };
        Ok(Self { tensor, start: start.cast(), len: shape.iter().product(), element: PhantomData })
    }

    /// The values, in row-major order.
    pub(crate) fn values(&mut self) -> &mut [T] {
        // A tensor without values has no memory.
        let start = NonNull::new(self.start).filter(|_| self.len > 0).unwrap_or(NonNull::dangling());
        // SAFETY: the tensor is row-major and has `len` elements from there on, which no one else knows of as long as `self` is
        // borrowed. libtorch aligns memory to 64 bytes, and pinned memory to a page. Zeros are valid values of each `Element`.
        unsafe { slice::from_raw_parts_mut(start.as_ptr(), self.len) }
    }

    /// The tensor on `device`, or where it is if that is not one of CUDA. The copy may go on after this; what uses the tensor
    /// there comes after it.
    pub(crate) fn send(self, device: Device) -> Result<Tensor, TorchError> {
        let Device::Cuda(index) = device else { return Ok(self.tensor) };
        let index = i64::try_from(index).expect("a device's number fits in 64 bits");
        let mut sent = ptr::null_mut();
        // SAFETY: the tensor outlives the call, and the shim writes to a pointer of ours. libtorch keeps the pinned memory until the
        // device has read it.
        unsafe { ffi::tensor_tch_send(self.tensor.as_ptr(), index, &raw mut sent) }.into_result()?;
        // SAFETY: on success this is a new heap-allocated `at::Tensor`, which nobody else frees.
        Ok(unsafe { Tensor::from_ptr(sent) })
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{ArrayView2, array};
    use tensor_core::Values;

    use super::*;

    #[test]
    fn values_are_those_of_a_row_major_tensor() {
        let array = array![[1.5_f64, 2.0], [3.0, -4.0], [5.0, 6.0]];
        let mut stage = Stage::new(&[2, 3], Memory::Plain).unwrap();
        assert_eq!(stage.values(), [0.0; 6]);
        (&array.t()).write_to(stage.values()).unwrap();
        let tensor = stage.send(Device::Cpu).unwrap();
        assert_eq!((tensor.size(), tensor.is_contiguous()), (vec![2, 3], true));
        assert_eq!(Vec::<f64>::try_from(tensor.flatten(0, -1)).unwrap(), [1.5, 3.0, 5.0, 2.0, -4.0, 6.0]);
    }

    #[test]
    fn elements_of_each_dtype_and_none_at_all_have_their_place() {
        let mut bools = Stage::<bool>::new(&[3], Memory::Plain).unwrap();
        bools.values()[1] = true;
        assert_eq!(Vec::<bool>::try_from(bools.send(Device::Cpu).unwrap()).unwrap(), [false, true, false]);
        // tch knows no such kind.
        let mut wide = Stage::<u64>::new(&[], Memory::Plain).unwrap();
        wide.values()[0] = u64::MAX;
        assert_eq!(wide.values(), [u64::MAX]);
        let mut nothing = Stage::<f32>::new(&[0, 4], Memory::Plain).unwrap();
        (&ArrayView2::from_shape((0, 4), &[]).unwrap()).write_to(nothing.values()).unwrap();
        assert_eq!(nothing.send(Device::Cpu).unwrap().size(), [0, 4]);
    }

    #[test]
    fn what_is_not_sent_to_cuda_or_too_large_has_no_stage() {
        assert!(Stage::<f32>::on_way_to(Device::Cpu, &[4]).is_none());
        assert!(Stage::<f32>::on_way_to(Device::Mps, &[4]).is_none());
        assert!(Stage::<f32>::on_way_to(Device::Cuda(0), &[MOST / 4 + 1]).is_none());
        assert!(Stage::<f32>::on_way_to(Device::Cuda(0), &[usize::MAX, 2]).is_none());
        // Where there is a device, it has one.
        assert_eq!(Stage::<f32>::on_way_to(Device::Cuda(0), &[4]).is_some(), tch::Cuda::is_available());
    }

    #[test]
    fn what_no_memory_holds_or_no_device_takes_is_an_error() {
        assert!(Stage::<f32>::new(&[1 << 60], Memory::Plain).is_err());
        let stage = || Stage::<f32>::new(&[4], Memory::Plain).unwrap();
        let none = usize::try_from(tch::Cuda::device_count()).unwrap();
        assert!(stage().send(Device::Cuda(none)).is_err());
        let error = stage().send(Device::Cuda(1 << 20)).unwrap_err().to_string();
        assert!(error.contains("no device has the number 1048576"), "{error}");
    }
}
