//! The backend traits of core, for candle.

use candle_core::{Device, Tensor, WithDType};
use ndarray::{Array, ArrayView, Dimension};
use tensor_core::{Backend, Element, Supports, TensorError, to_array};

use crate::device::CandleDevice;
use crate::error::{NAME, failed};
use crate::read;
use crate::reasons::Held;

/// candle: tensors are [`candle_core::Tensor`].
///
/// # What is held
///
/// The dtypes `u8`, `u32`, `i16`, `i32`, `i64`, `f16`, `bf16`, `f32` and `f64`, at any rank. candle has no `bool`,
/// `i8`, `u16`, `u64` and no complex numbers, so that a field of these does not compile for it; a `cast` on the field
/// gives it another dtype.
///
/// # What is copied, and what moves
///
/// candle keeps the values of a tensor in a `Vec` of its own.
///
/// - `into_tensors` moves the `Vec` of an array that is row-major: no byte is copied, and where the array is a slice of
///   its `Vec`, so is the tensor. Any other array is copied, once, and so is an `ArcArray` that has other owners.
/// - `to_tensors`, and `tensors` for fields with `copy`, copy once, whatever the strides, and convert on the way if
///   there is a `cast`.
/// - Nothing is shared. As no `Vec` can have borrowed memory, `tensors` of a struct with shared fields does not compile
///   for candle, nor does `tensors_mut`.
///
/// On another device than the CPU everything is copied there, straight from the array if that is row-major.
///
/// # Clones and writes through `&Tensor`
///
/// The clones and views of a candle tensor have one storage, and some methods write to it through `&Tensor`:
/// `zero_set`, `const_set`, `slice_set`, `inplace_op1` and its like, and `Var::set`. So what an
/// [`Owned`](tensor_core::Owned) owns is a handle. Who has another one, from `as_ref().clone()`, or kept back when a
/// raw tensor got its type by `Owned::try_from`, may change the values while the `Owned` exists:
///
/// - No array ever sees such a write. Its values were copied, or its `Vec` was moved into the storage, and then the
///   array is no more.
/// - It is no data race: candle locks the storage for each access, so that `to_array` on another thread sees the values
///   as they are before or after an operation of candle's.
/// - dtype and shape are each handle's own and never change, so that what was checked of an `Owned` remains true of it.
///   Only `with_mut` can put another tensor in its place, and `to_array` checks again.
///
/// For values that nobody else can change, take `Tensor::copy` of the raw tensor first. While a thread holds what
/// `storage_and_layout` of a tensor gave, it must not call `to_array` of it: with a write of another thread that waits in
/// between, both would wait forever.
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
}

impl<T: Element + Held, D: Dimension> Supports<T, D> for Candle {
    fn copy(view: ArrayView<'_, T, D>, device: &CandleDevice) -> Result<Tensor, TensorError> {
        // Not `row_major`: candle's values may as well begin where their `Vec` does.
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

/// A tensor on the CPU whose storage is the `Vec` of the array, which is row-major.
fn moved<T: Element + WithDType, D: Dimension>(array: Array<T, D>) -> Result<Tensor, TensorError> {
    let shape = array.shape().to_vec();
    let len = array.len();
    let (values, start) = match array.into_raw_vec_and_offset() {
        (values, Some(start)) => (values, start),
        // No element, and so no use for whatever was allocated.
        (_, None) => (Vec::new(), 0),
    };
    let allocated = values.len();
    // Where the array is all of its `Vec`, `narrow` and `reshape` give it its shape alone.
    let tensor = Tensor::from_vec(values, allocated, &Device::Cpu)
        .and_then(|all| all.narrow(0, start, len))
        .and_then(|elements| elements.reshape(shape));
    tensor.map_err(failed)
}

/// A tensor on another device than the CPU, copied there from the array's own memory if that is row-major.
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
