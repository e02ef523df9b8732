//! [`Candle`]: core's backend traits, implemented for candle.

use candle_core::{Device, Tensor, WithDType};
use ndarray::{Array, ArrayView, Dimension};
use tensor_core::{Backend, Element, Supports, SupportsRowMajor, TensorError, to_array};

use crate::device::CandleDevice;
use crate::error::{NAME, failed};
use crate::read;
use crate::reasons::Held;

/// candle: tensors are [`candle_core::Tensor`].
///
/// # What is held
///
/// The dtypes `u8`, `u32`, `i16`, `i32`, `i64`, `f16`, `bf16`, `f32` and `f64`, at any rank. candle has no `bool`, `i8`,
/// `u16`, `u64` and no complex numbers, so a struct with a field of these dtypes does not compile for it, unless a `cast`
/// on the field converts it to another dtype.
///
/// # What is copied, and what moves
///
/// candle keeps the values of a tensor in a `Vec` of its own.
///
/// - `into_tensors` moves the `Vec` of a row-major array: no byte is copied. If the array is a slice of its `Vec`, so is
///   the tensor. Any other array is copied once, and so is an `ArcArray` that has other owners.
/// - `to_tensors`, and `tensors` for fields with `copy`, copy once, whatever the strides. A `cast` converts the values in
///   the same pass.
/// - Nothing is shared, since no `Vec` can own borrowed memory. `tensors` of a struct with shared fields does not compile
///   for candle, nor does `tensors_mut`.
///
/// To a device other than the CPU everything is copied, directly from the array if it is row-major. `to_device` of an
/// `Owned` copies its whole storage, and keeps its strides and its gradient.
///
/// # Clones and writes through `&Tensor`
///
/// The clones and views of a candle tensor have one storage, and some methods write to it through `&Tensor`: `zero_set`,
/// `const_set`, `slice_set`, `inplace_op1` and similar ones, and `Var::set`. An [`Owned`](tensor_core::Owned) owns a handle
/// of that storage, not the storage itself. Another handle may exist: a clone of `as_ref()`, or one that was kept when
/// `Owned::try_from` gave a raw tensor its type. It can change the values while the `Owned` exists, but:
///
/// - No array sees such a write. Either its values were copied, or its `Vec` was moved into the storage and the array is
///   gone.
/// - It is not a data race, since candle locks the storage for each access. `to_array` on another thread sees the values
///   from before or after an operation of candle.
/// - The dtype and shape of a handle never change, so what was checked about an `Owned` stays true. Only `with_mut` can
///   replace its tensor, and `to_array` checks again.
///
/// For values that nothing else can change, call `Tensor::copy` on the raw tensor first. A thread that holds the guard of a
/// tensor's `storage_and_layout` must not call `to_array` of that tensor: if another thread waits to write, both wait
/// forever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candle;

impl Backend for Candle {
    type Device = CandleDevice;
    type Tensor<T: Element, D: Dimension> = Tensor;
    type Owned<T: Element, D: Dimension> = Tensor;

    const NAME: &'static str = NAME;

    fn host() -> CandleDevice {
        CandleDevice(Device::Cpu)
    }

    fn shape<T: Element, D: Dimension>(tensor: &Tensor) -> Vec<usize> {
        tensor.dims().to_vec()
    }

    fn to_device<T: Element, D: Dimension>(tensor: &mut Tensor, device: &CandleDevice) -> Result<(), TensorError> {
        *tensor = tensor.to_device(&device.0).map_err(failed)?;
        Ok(())
    }
}

impl<T: Element + Held, D: Dimension> Supports<T, D> for Candle {
    fn copy(view: ArrayView<'_, T, D>, device: &CandleDevice) -> Result<Tensor, TensorError> {
        // Not `row_major`, whose array begins after the start of its `Vec`, to be aligned: candle has no use for that.
        if device.0.is_cpu() { moved(to_array(&view)?) } else { uploaded(&view, &device.0) }
    }

    fn adopt(array: Array<T, D>, device: &CandleDevice) -> Result<Tensor, TensorError> {
        if device.0.is_cpu() && array.is_standard_layout() { moved(array) } else { Self::copy(array.view(), device) }
    }

    fn check(tensor: &Tensor) -> Result<(), TensorError> {
        read::check::<T, D>(tensor)
    }

    fn device(tensor: &Tensor) -> CandleDevice {
        CandleDevice(tensor.device().clone())
    }

    fn to_array(tensor: &Tensor) -> Result<Array<T, D>, TensorError> {
        read::to_array(tensor)
    }
}

impl<T: Element + Held, D: Dimension> SupportsRowMajor<T, D> for Candle {
    fn with_row_major<R>(tensor: &Tensor, f: impl for<'t> FnOnce(&'t Tensor) -> R) -> Result<R, TensorError> {
        if tensor.is_contiguous() {
            return Ok(f(tensor));
        }
        read::can_copy::<T, D>(tensor)?;
        tensor.contiguous().map(|copy| f(&copy)).map_err(failed)
    }
}

/// Makes a tensor on the CPU from a row-major array, whose `Vec` becomes the tensor's storage.
fn moved<T: Element + WithDType, D: Dimension>(array: Array<T, D>) -> Result<Tensor, TensorError> {
    let shape = array.shape().to_vec();
    let len = array.len();
    let (values, start) = match array.into_raw_vec_and_offset() {
        (values, Some(start)) => (values, start),
        // There are no elements, so the allocation is of no use.
        (_, None) => (Vec::new(), 0),
    };
    let allocated = values.len();
    // If the array is the whole `Vec`, `narrow` changes nothing.
    let tensor = Tensor::from_vec(values, allocated, &Device::Cpu)
        .and_then(|all| all.narrow(0, start, len))
        .and_then(|elements| elements.reshape(shape));
    tensor.map_err(failed)
}

/// Copies an array to a device other than the CPU, directly from its memory if it is row-major.
fn uploaded<T: Element + WithDType, D: Dimension>(
    view: &ArrayView<'_, T, D>,
    device: &Device,
) -> Result<Tensor, TensorError> {
    let copy;
    let values = match view.as_slice() {
        Some(values) => values,
        None => {
            copy = to_array(view)?;
            copy.as_slice().expect("new arrays are row-major")
        }
    };
    Tensor::from_slice(values, view.shape(), device).map_err(failed)
}
